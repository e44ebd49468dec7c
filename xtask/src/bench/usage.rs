//! CPU seconds and peak memory of a command and all that it starts, as Linux tells them in `/proc`.

use std::fs;
use std::io::Read as _;
use std::process::{Command, Stdio};
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

/// How often the peak is read, which Linux forgets as soon as a process has ended.
const INTERVAL: Duration = Duration::from_millis(2);

/// Runs a command to its end; gives the last thing it said if it failed.
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
    let mut peak = 0;
    let status = loop {
        peak = peak_of(child.id()).max(peak);
        match child.try_wait().context("cannot wait for the command")? {
            Some(status) => break status,
            None => thread::sleep(INTERVAL),
        }
    };
    let words = words.join().unwrap_or_default();
    if !status.success() {
        let first = words.lines().find(|line| !line.trim().is_empty());
        return Ok(Err(first.unwrap_or("it says nothing").trim().to_owned()));
    }
    Ok(Ok(Usage {
        cpu: cpu_of_children()? - before,
        peak,
    }))
}

/// CPU seconds of all ended children, and theirs.
fn cpu_of_children() -> anyhow::Result<f64> {
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
    Ok(f64::from(ticks) / TICKS_PER_SECOND)
}

/// The unit of times in `/proc`, which is the same on all platforms that Rust has.
const TICKS_PER_SECOND: f64 = 100.0;

/// The peak of a process or of one that it started, in bytes.
fn peak_of(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let own = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|words| words.split_whitespace().next())
        .and_then(|number| number.parse::<u64>().ok())
        .map_or(0, |kibibytes| kibibytes * 1024);
    let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children"));
    children
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .map(peak_of)
        .fold(own, u64::max)
}
