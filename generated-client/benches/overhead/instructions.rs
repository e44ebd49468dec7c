//! Instructions per call, counted by valgrind's callgrind.

use std::process::Command;

use super::calls::Kind;

const FEW: u32 = 100;
const MANY: u32 = 600;

/// Returns the instructions of one call, without those of starting the program; `None` without
/// valgrind.
pub(crate) fn per_call(kind: Kind, url: &str) -> Option<f64> {
    let (few, many) = (count(kind, url, FEW)?, count(kind, url, MANY)?);
    Some((many - few) / f64::from(MANY - FEW))
}

fn count(kind: Kind, url: &str, calls: u32) -> Option<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().unwrap())
        .args(["--calls", kind.as_str(), url, &calls.to_string()])
        .output()
        .ok()?;
    // `==4711== Collected : 123456`
    let log = String::from_utf8_lossy(&output.stderr);
    let line = log.lines().find_map(|line| line.split_once("Collected :"));
    line?.1.trim().parse().ok()
}
