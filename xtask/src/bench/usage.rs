//! CPU seconds and peak memory of a command and all that it starts, as Linux tells them in `/proc`.

use std::fs;
use std::io::Read as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, bail};

/// What a run took.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Usage {
    /// CPU seconds of user and system, of all processes.
    pub(super) cpu: f64,
    /// The most bytes that one of the processes had in memory.
    pub(super) peak: u64,
}

/// The most bytes in memory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Peaks {
    /// Of the process itself.
    pub(super) own: u64,
    /// Of one of the programs that it started.
    pub(super) started: u64,
}

/// How often the peak is read, which Linux forgets as soon as a process has ended.
const INTERVAL: Duration = Duration::from_millis(2);

/// Runs a command to its end; gives what it said against it if it failed.
///
/// # Errors
///
/// When it cannot be started, or the system does not tell.
pub(super) fn measure(command: &mut Command) -> anyhow::Result<Result<Usage, String>> {
    let before = cpu_of_children()?;
    let mut child = command
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run `{}`", command.get_program().to_string_lossy()))?;
    let stderr = child.stderr.take();
    // read beside it, since nobody can write into a full pipe
    let words = thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = stderr.map(|mut stderr| stderr.read_to_end(&mut bytes));
        drop(read);
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let (status, peaks) = watch(&mut child)?;
    let words = words.join().unwrap_or_default();
    if !status.success() {
        return Ok(Err(complaint(&words)));
    }
    Ok(Ok(Usage {
        cpu: cpu_of_children()? - before,
        peak: peaks.own.max(peaks.started),
    }))
}

/// What a program that failed says of it: why it panicked, or else its first line.
fn complaint(words: &str) -> String {
    let mut lines = words.lines().filter(|line| !line.trim().is_empty());
    let first = lines.clone().next().unwrap_or("it says nothing");
    // the line of the panic itself names a place in somebody's file system
    let panic = lines.find(|line| line.contains("panicked at"));
    let reason = panic.and_then(|_| lines.next());
    reason.unwrap_or(first).trim().to_owned()
}

/// Waits for a process to end, and reads its peaks meanwhile.
pub(super) fn watch(child: &mut Child) -> anyhow::Result<(ExitStatus, Peaks)> {
    let mut peaks = Peaks::default();
    loop {
        let now = peaks_of(child.id());
        peaks.own = peaks.own.max(now.own);
        peaks.started = peaks.started.max(now.started);
        match child.try_wait().context("cannot wait for the command")? {
            Some(status) => return Ok((status, peaks)),
            None => thread::sleep(INTERVAL),
        }
    }
}

/// CPU seconds of all ended children, and theirs.
pub(super) fn cpu_of_children() -> anyhow::Result<f64> {
    let Ok(stat) = fs::read_to_string("/proc/self/stat") else {
        bail!("only Linux tells what a command takes: there is no `/proc/self/stat`");
    };
    // the name in parentheses may have spaces; the times of children are the 14th and 15th word after it
    let words = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u32 = words
        .split_whitespace()
        .skip(13)
        .take(2)
        .filter_map(|word| word.parse::<u32>().ok())
        .sum();
    Ok(f64::from(ticks) * TICK)
}

/// The unit of times in `/proc`, in seconds, which is the same on all platforms that Rust has: the least that can be told.
pub(super) const TICK: f64 = 0.01;

/// The peaks of a process so far.
fn peaks_of(process: u32) -> Peaks {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let own = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|words| words.split_whitespace().next())
        .and_then(|number| number.parse::<u64>().ok())
        .map_or(0, |kibibytes| kibibytes * 1024);
    let mut started = 0;
    for child in children_of(process) {
        let peaks = peaks_of(child);
        started = started.max(peaks.started);
        // a process that has yet to become another program still has the memory of its parent
        if program_of(child) != program_of(process) {
            started = started.max(peaks.own);
        }
    }
    Peaks { own, started }
}

/// Linux tells the children of each thread.
fn children_of(process: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{process}/task"));
    let threads = threads.into_iter().flatten().flatten();
    let lists = threads.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let children = lists.flat_map(|list| {
        let words = list.split_whitespace().map(str::parse);
        words.filter_map(Result::ok).collect::<Vec<u32>>()
    });
    children.collect()
}

fn program_of(process: u32) -> Option<PathBuf> {
    fs::read_link(format!("/proc/{process}/exe")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_by_its_reason() {
        let words = " 126  option\n\nthread 'main' (1) panicked at /home/me/lib.rs:1:2:\nno such thing\nnote: more\n";
        assert_eq!(complaint(words), "no such thing");
        assert_eq!(
            complaint("\nerror: cannot read it\nmore\n"),
            "error: cannot read it"
        );
        assert_eq!(complaint(""), "it says nothing");
    }
}
