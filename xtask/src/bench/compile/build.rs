//! Runs of cargo: the dependencies first, then what is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context as _;

use super::crates::{CLIENT, PROGRAM, Project, read, write};
use super::rustc::{self, Compiled};

/// What cargo is asked for.
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

/// What compiling a pair took.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Costs {
    pub(super) client: Option<Compiled>,
    pub(super) program: Option<Compiled>,
    /// Of the crate that all generated clients share, compiled with the dependencies.
    pub(super) runtime: Option<Compiled>,
}

/// Why a pair was not compiled.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Failure {
    /// How many errors rustc counts, or else what cargo says.
    pub(super) errors: String,
    /// What it took to find them.
    pub(super) costs: Costs,
}

/// Where everything is compiled.
pub(super) struct Builder {
    target: PathBuf,
    log: PathBuf,
    /// Calls rustc.
    wrapper: PathBuf,
    runs: u32,
}

impl Builder {
    /// A builder in this folder; `xtask` is this program.
    pub(super) fn new(folder: &Path, xtask: &Path, runs: u32) -> anyhow::Result<Self> {
        let wrapper = folder.join("instead-of-rustc");
        // a copy, since the program may be built anew meanwhile
        fs::copy(xtask, &wrapper).context("cannot copy this program")?;
        Ok(Self {
            target: folder.join("target"),
            log: folder.join("rustc.log"),
            wrapper,
            runs,
        })
    }

    /// Compiles a pair, its dependencies before it. The run with the fewest CPU seconds counts.
    pub(super) fn measure(
        &self,
        project: &Project,
        mode: Mode,
    ) -> anyhow::Result<Result<Costs, Failure>> {
        let sources = Sources::of(project)?;
        sources.write_nothing()?;
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
        let best = best.context("nothing was compiled")?;
        Ok(Ok(Costs { runtime, ..best }))
    }

    /// How large the program is, in bytes.
    pub(super) fn program_size(&self) -> anyhow::Result<u64> {
        let program = self.target.join("release").join(PROGRAM.replace('_', "-"));
        let metadata = fs::metadata(program).context("cargo made no program")?;
        Ok(metadata.len())
    }

    fn cargo(&self, project: &Project, mode: Mode) -> anyhow::Result<Result<Costs, Failure>> {
        write(&self.log, "")?;
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut cargo = Command::new(cargo);
        cargo
            .current_dir(&project.program)
            .args(mode.arguments())
            .args(["--quiet", "--color", "never"])
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            // those of the run that this is a part of are of this repository
            .env_remove("RUSTFLAGS")
            .stdin(Stdio::null());
        rustc::stand_in(&mut cargo, &self.wrapper, &self.log);
        let output = cargo.output().context("cannot run cargo")?;
        let costs = costs(rustc::read(&self.log), runtime_name(project).as_deref());
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

    /// The generated crate and the program.
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

/// The name of the crate in which the hand-written half of a client is, if it is a crate.
fn runtime_name(project: &Project) -> Option<String> {
    let manifest = project.client.as_ref()?.join("core/Cargo.toml");
    let text = fs::read_to_string(manifest).ok()?;
    let name = text.lines().find_map(|line| line.strip_prefix("name = "))?;
    Some(name.trim().trim_matches('"').replace('-', "_"))
}

/// `42 errors` of rustc's last words, or cargo's first ones.
fn errors(words: &str) -> String {
    let counts = words.lines().filter_map(|line| {
        let (_, count) = line.split_once("due to ")?;
        let count = count.split(' ').next()?;
        // "due to 1 previous error", "due to 42 previous errors; 3 warnings emitted"
        Some(count.parse().unwrap_or(1))
    });
    match counts.sum::<u32>() {
        0 => words.lines().next().unwrap_or("it says nothing").to_owned(),
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    }
}

/// The two files that make a pair compile anew when they are written.
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

    /// Leaves a crate and a program that do nothing: building these builds the dependencies.
    fn write_nothing(&self) -> anyhow::Result<()> {
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
    fn errors_are_counted_by_rustc() {
        let words = "error[E0308]: mismatched\n\nerror: could not compile `a` (lib) due to 42 previous errors; 3 warnings emitted\n";
        assert_eq!(errors(words), "42 errors");
        let words = "error: could not compile `a` (bin \"a\") due to 1 previous error\n";
        assert_eq!(errors(words), "1 error");
        let words = "error: no matching package named `a` found\nlocation searched\n";
        assert_eq!(errors(words), "error: no matching package named `a` found");
    }

    #[test]
    fn the_runtime_is_no_part_of_what_is_compiled_anew() {
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
