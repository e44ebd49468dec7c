//! The `RUSTC_WRAPPER` of cargo: runs rustc, and logs the resources that it used.

use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, bail};

use crate::usage::{cpu_of_children, watch};

/// Environment variable with the path of the log; if it is set, this program acts as rustc.
const LOG: &str = "BENCH_RUSTC_LOG";

/// The costs of compiling a crate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Compiled {
    /// The name of the crate as rustc has it.
    pub(super) name: String,
    /// CPU seconds, including those of the linker.
    pub(super) cpu: f64,
    /// Peak resident bytes of rustc itself.
    pub(super) peak: u64,
    /// Peak resident bytes of the linker.
    pub(super) linker: u64,
}

/// Makes cargo run `program`, a copy of this one, as its wrapper of rustc.
pub(super) fn wrap(cargo: &mut Command, program: &Path, log: &Path) {
    cargo.env("RUSTC_WRAPPER", program).env(LOG, log);
}

/// Runs rustc and returns its exit code, if this program acts as rustc.
pub(super) fn run_as_rustc() -> Option<ExitCode> {
    let log = std::env::var_os(LOG)?;
    let words: Vec<OsString> = std::env::args_os().skip(1).collect();
    Some(run(&words, &log).unwrap_or_else(|error| {
        anstream::eprintln!("error: {error:#}");
        ExitCode::from(2)
    }))
}

fn run(words: &[OsString], log: &OsStr) -> anyhow::Result<ExitCode> {
    let Some((rustc, words)) = words.split_first() else {
        bail!("`{LOG}` is set, but the command line has no rustc");
    };
    let mut child = Command::new(rustc)
        .args(words)
        .spawn()
        .with_context(|| format!("cannot run `{}`", rustc.to_string_lossy()))?;
    let (status, peaks) = watch(&mut child)?;
    if let Some(name) = crate_name(words) {
        let compiled = Compiled {
            name,
            cpu: cpu_of_children()?,
            peak: peaks.own,
            linker: peaks.started,
        };
        let mut log = OpenOptions::new().create(true).append(true).open(log)?;
        // A single write, since other processes append at the same time.
        log.write_all(compiled.line().as_bytes())?;
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}

/// Returns the name of the crate to compile; `None` for cargo's queries, whose crate is `___`.
fn crate_name(words: &[OsString]) -> Option<String> {
    let at = words.iter().position(|word| word == "--crate-name")?;
    let name = words.get(at + 1)?.to_string_lossy().into_owned();
    (name != "___").then_some(name)
}

impl Compiled {
    fn line(&self) -> String {
        let Self {
            name,
            cpu,
            peak,
            linker,
        } = self;
        format!("{name} {cpu} {peak} {linker}\n")
    }

    fn of_line(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        Some(Self {
            name: words.next()?.to_owned(),
            cpu: words.next()?.parse().ok()?,
            peak: words.next()?.parse().ok()?,
            linker: words.next()?.parse().ok()?,
        })
    }
}

/// Reads a log, in the order in which the compilations ended. A missing log is empty.
pub(super) fn read(log: &Path) -> Vec<Compiled> {
    let text = fs::read_to_string(log).unwrap_or_default();
    text.lines().filter_map(Compiled::of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_line_reads_back_as_written() {
        let compiled = Compiled {
            name: "five_calls".to_owned(),
            cpu: 1.25,
            peak: 1 << 30,
            linker: 7,
        };
        let line = compiled.line();
        assert_eq!(Compiled::of_line(line.trim_end()), Some(compiled));
        assert_eq!(Compiled::of_line("half a li"), None);
    }

    #[test]
    fn queries_of_cargo_are_not_logged() {
        let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(
            crate_name(&words("--crate-name pets src/lib.rs")).as_deref(),
            Some("pets")
        );
        assert_eq!(crate_name(&words("- --crate-name ___ --print=cfg")), None);
        assert_eq!(crate_name(&words("-vV")), None);
    }
}
