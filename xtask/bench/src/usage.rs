//! CPU seconds and peak memory of a command and its descendants, read from Linux's `/proc`.

use std::fs;
use std::io::Read as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, bail};

/// The resources that a run used.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Usage {
    /// User and system CPU seconds of all processes.
    pub(crate) cpu: f64,
    /// Peak resident bytes of the largest process.
    pub(crate) peak: u64,
}

/// Peak resident bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Peaks {
    /// The process itself.
    pub(crate) own: u64,
    /// The largest program that it started.
    pub(crate) started: u64,
}

/// Interval between readings of the peak, which Linux discards when a process ends.
const INTERVAL: Duration = Duration::from_millis(2);

/// Runs a command to its end; returns its usage, or its message if it fails.
///
/// # Errors
///
/// If it cannot be started, or `/proc` cannot be read.
pub(crate) fn measure(command: &mut Command) -> anyhow::Result<Result<Usage, String>> {
    let before = cpu_of_children()?;
    let mut child = command
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run `{}`", command.get_program().to_string_lossy()))?;
    let stderr = child.stderr.take();
    // Drained in a thread, since the command would block on a full pipe.
    let words = thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = stderr.map(|mut stderr| stderr.read_to_end(&mut bytes));
        drop(read);
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let (status, peaks) = watch(&mut child)?;
    let words = words.join().unwrap_or_default();
    if !status.success() {
        return Ok(Err(failure_message(&words)));
    }
    Ok(Ok(Usage {
        cpu: cpu_of_children()? - before,
        peak: peaks.own.max(peaks.started),
    }))
}

/// Returns the reason of a panic, else the first line of the output.
fn failure_message(words: &str) -> String {
    let mut lines = words.lines().filter(|line| !line.trim().is_empty());
    let first = lines.clone().next().unwrap_or("no output");
    // The line before the reason names a path on the machine of the program's author.
    let panic = lines.find(|line| line.contains("panicked at"));
    let reason = panic.and_then(|_| lines.next());
    reason.unwrap_or(first).trim().to_owned()
}

/// Waits until a process ends, and samples its peaks.
pub(crate) fn watch(child: &mut Child) -> anyhow::Result<(ExitStatus, Peaks)> {
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

/// Returns the CPU seconds of all ended children and their descendants.
pub(crate) fn cpu_of_children() -> anyhow::Result<f64> {
    let Ok(stat) = fs::read_to_string("/proc/self/stat") else {
        bail!("cannot read `/proc/self/stat`: benchmarks need Linux");
    };
    // The name in parentheses may contain spaces; the times of children are the 14th and 15th field
    // after it.
    let words = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u32 = words
        .split_whitespace()
        .skip(13)
        .take(2)
        .filter_map(|word| word.parse::<u32>().ok())
        .sum();
    Ok(f64::from(ticks) * TICK)
}

/// Shortest measurable time in seconds: the unit of `/proc`, equal on all platforms of Rust.
pub(crate) const TICK: f64 = 0.01;

/// Reads the peaks of a process so far.
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
        // A forked process that has not called `exec` still has the memory of its parent.
        if program_of(child) != program_of(process) {
            started = started.max(peaks.own);
        }
    }
    Peaks { own, started }
}

/// Lists the children of all threads of a process.
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
    fn a_panic_is_reported_by_its_reason() {
        let words = " 126  option\n\nthread 'main' (1) panicked at /home/me/lib.rs:1:2:\nno such thing\nnote: more\n";
        assert_eq!(failure_message(words), "no such thing");
        assert_eq!(
            failure_message("\nerror: cannot read it\nmore\n"),
            "error: cannot read it"
        );
        assert_eq!(failure_message(""), "no output");
    }
}
