//! In the place of rustc: cargo calls this program as its `RUSTC_WRAPPER`, which runs rustc and adds a line to a log.

use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, bail};

use super::super::usage::{cpu_of_children, watch};

/// Names the log. Where it is set, this program is rustc.
const LOG: &str = "XTASK_RUSTC_LOG";

/// What compiling one crate took.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Compiled {
    /// The crate, as rustc calls it.
    pub(super) name: String,
    /// CPU seconds, those of the linker included.
    pub(super) cpu: f64,
    /// The most bytes that rustc itself had in memory.
    pub(super) peak: u64,
    /// The most bytes that the linker had in memory.
    pub(super) linker: u64,
}

/// Lets cargo call a program, which is this one, in the place of rustc.
pub(super) fn stand_in(cargo: &mut Command, program: &Path, log: &Path) {
    cargo.env("RUSTC_WRAPPER", program).env(LOG, log);
}

/// Runs rustc if this program was called for it.
pub(crate) fn instead() -> Option<ExitCode> {
    let log = std::env::var_os(LOG)?;
    let words: Vec<OsString> = std::env::args_os().skip(1).collect();
    Some(run(&words, &log).unwrap_or_else(|error| {
        anstream::eprintln!("error: {error:#}");
        ExitCode::from(2)
    }))
}

fn run(words: &[OsString], log: &OsStr) -> anyhow::Result<ExitCode> {
    let Some((rustc, words)) = words.split_first() else {
        bail!("`{LOG}` is set, but no rustc was given");
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
        // one write, since others may write at the same time
        log.write_all(compiled.line().as_bytes())?;
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}

/// The crate that rustc is asked to compile. Cargo also asks what it can do, in the name of `___`.
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

/// What a log says, in the order in which rustc came to an end. There is none if nothing was compiled.
pub(super) fn read(log: &Path) -> Vec<Compiled> {
    let text = fs::read_to_string(log).unwrap_or_default();
    text.lines().filter_map(Compiled::of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_gives_back_what_was_written() {
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
    fn questions_of_cargo_are_no_crates() {
        let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(
            crate_name(&words("--crate-name pets src/lib.rs")).as_deref(),
            Some("pets")
        );
        assert_eq!(crate_name(&words("- --crate-name ___ --print=cfg")), None);
        assert_eq!(crate_name(&words("-vV")), None);
    }
}
