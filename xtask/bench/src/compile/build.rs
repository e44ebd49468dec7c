//! Builds with cargo: the dependencies first, then the measured crates.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::Context as _;

use super::projects::{CLIENT, PROGRAM, Project};
use super::rustc_wrapper::{self, Compiled};
use crate::files::{read, write};
use crate::setup;

/// The kind of build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Check,
    Debug,
    Release,
}

impl Mode {
    pub(super) const ALL: [Self; 3] = [Self::Check, Self::Debug, Self::Release];

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

/// The costs of compiling a client and a program.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Costs {
    pub(super) client: Option<Compiled>,
    pub(super) program: Option<Compiled>,
    /// The runtime crate of the client, compiled with the dependencies.
    pub(super) runtime: Option<Compiled>,
}

/// A failed build.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Failure {
    /// The number of errors that rustc reports, else the first line of cargo's message.
    pub(super) errors: String,
    /// The costs until the failure.
    pub(super) costs: Costs,
}

/// Builds projects in one target folder.
pub(super) struct Builder {
    target: PathBuf,
    log: PathBuf,
    /// The program that cargo runs as `RUSTC_WRAPPER`.
    wrapper: PathBuf,
    runs: u32,
}

impl Builder {
    /// Creates a builder in this folder; `program` is this program.
    pub(super) fn new(folder: &Path, program: &Path, runs: u32) -> anyhow::Result<Self> {
        let wrapper = folder.join("rustc-wrapper");
        // A copy, since cargo may rebuild the program during the benchmark.
        fs::copy(program, &wrapper).context("cannot copy this program")?;
        Ok(Self {
            target: folder.join("target"),
            log: folder.join("rustc.log"),
            wrapper,
            runs,
        })
    }

    /// Compiles the dependencies, then a client and a program; returns the run with the fewest CPU
    /// seconds.
    pub(super) fn measure(
        &self,
        project: &Project,
        mode: Mode,
    ) -> anyhow::Result<Result<Costs, Failure>> {
        let sources = Sources::of(project)?;
        sources.write_empty()?;
        let prepared = self.cargo(project, mode);
        sources.write()?;
        let runtime = match prepared? {
            Ok(costs) => costs.runtime,
            failed => return Ok(failed),
        };
        let mut best: Option<Costs> = None;
        for _ in 0..self.runs {
            sources.write()?;
            match self.cargo(project, mode)? {
                Ok(costs) if best.as_ref().is_none_or(|best| costs.cpu() < best.cpu()) => {
                    best = Some(costs);
                }
                Ok(_) => {}
                failed => return Ok(failed),
            }
        }
        let best = best.context("cargo compiled nothing")?;
        Ok(Ok(Costs { runtime, ..best }))
    }

    /// Returns the size of the program in bytes.
    pub(super) fn program_size(&self) -> anyhow::Result<u64> {
        let program = self.target.join("release").join(PROGRAM.replace('_', "-"));
        let metadata = fs::metadata(program).context("cargo produced no program")?;
        Ok(metadata.len())
    }

    fn cargo(&self, project: &Project, mode: Mode) -> anyhow::Result<Result<Costs, Failure>> {
        write(&self.log, "")?;
        let mut cargo = setup::cargo();
        cargo
            .current_dir(&project.program)
            .args(mode.arguments())
            .args(["--quiet", "--color", "never"])
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            // These flags belong to the build of this repository.
            .env_remove("RUSTFLAGS")
            .stdin(Stdio::null());
        rustc_wrapper::wrap(&mut cargo, &self.wrapper, &self.log);
        let output = cargo.output().context("cannot run cargo")?;
        let costs = costs(
            rustc_wrapper::read(&self.log),
            runtime_name(project).as_deref(),
        );
        if output.status.success() {
            return Ok(Ok(costs));
        }
        let words = String::from_utf8_lossy(&output.stderr);
        Ok(Err(Failure {
            errors: errors(&words),
            costs,
        }))
    }
}

impl Costs {
    pub(super) fn cpu(&self) -> f64 {
        self.parts().map(|part| part.cpu).sum()
    }

    /// Returns the costs of the client and the program.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Compiled> {
        self.client.iter().chain(&self.program)
    }
}

fn costs(compiled: Vec<Compiled>, runtime: Option<&str>) -> Costs {
    let find = |name: &str| compiled.iter().find(|item| item.name == name).cloned();
    Costs {
        client: find(CLIENT),
        program: find(PROGRAM),
        runtime: runtime.and_then(find),
    }
}

/// Returns the name of the runtime crate of our own clients.
fn runtime_name(project: &Project) -> Option<String> {
    let manifest = project.client.as_ref()?.join("core/Cargo.toml");
    let text = fs::read_to_string(manifest).ok()?;
    let name = text.lines().find_map(|line| line.strip_prefix("name = "))?;
    Some(name.trim().trim_matches('"').replace('-', "_"))
}

/// Returns `42 errors`, counted from rustc's last lines, else the first line of the message.
fn errors(words: &str) -> String {
    let counts = words.lines().filter_map(|line| {
        let (_, count) = line.split_once("due to ")?;
        let count = count.split(' ').next()?;
        // "due to 1 previous error", "due to 42 previous errors; 3 warnings emitted"
        Some(count.parse().unwrap_or(1))
    });
    match counts.sum::<u32>() {
        0 => words.lines().next().unwrap_or("no output").to_owned(),
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    }
}

/// The root files of a client and a program; writing them makes cargo compile both again.
struct Sources(Vec<(PathBuf, String)>);

impl Sources {
    fn of(project: &Project) -> anyhow::Result<Self> {
        let client = project
            .client
            .iter()
            .map(|client| client.join("src/lib.rs"));
        let program = project.program.join("src/main.rs");
        let files = client.chain([program]);
        let files = files.map(|path| read(&path).map(|text| (path, text)));
        Ok(Self(files.collect::<anyhow::Result<_>>()?))
    }

    /// Writes empty crates, whose build compiles only the dependencies.
    fn write_empty(&self) -> anyhow::Result<()> {
        self.0
            .iter()
            .try_for_each(|(path, _)| write(path, "fn main() {}\n"))
    }

    fn write(&self) -> anyhow::Result<()> {
        self.0.iter().try_for_each(|(path, text)| write(path, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_counted_from_the_summary_of_rustc() {
        let words = "error[E0308]: mismatched\n\nerror: could not compile `a` (lib) due to 42 previous errors; 3 warnings emitted\n";
        assert_eq!(errors(words), "42 errors");
        let words = "error: could not compile `a` (bin \"a\") due to 1 previous error\n";
        assert_eq!(errors(words), "1 error");
        let words = "error: no matching package named `a` found\nlocation searched\n";
        assert_eq!(errors(words), "error: no matching package named `a` found");
    }

    #[test]
    fn the_runtime_is_not_part_of_the_costs() {
        let compiled = |name: &str, cpu| Compiled {
            name: name.to_owned(),
            cpu,
            peak: 1,
            linker: 0,
        };
        let all = vec![
            compiled("serde", 5.0),
            compiled("api_client_core", 3.0),
            compiled(CLIENT, 2.0),
            compiled(PROGRAM, 1.0),
        ];
        let costs = costs(all, Some("api_client_core"));
        assert_eq!(costs.cpu(), 3.0);
        assert_eq!(costs.runtime.unwrap().cpu, 3.0);
    }
}
