//! `cargo xtask bench`: what generating costs, beside parsing and printing what is generated and beside other generators; and
//! what compiling it costs.

mod compile;
mod floor;
mod older;
mod peers;
mod usage;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use clap::Args;

use crate::{Outcome, repository};
pub(crate) use compile::rustc::instead as instead_of_rustc;
use peers::{Peer, Reads};
use usage::{TICK, Usage, measure};

/// Measure generating, or compiling what is generated, beside other generators if they are installed
#[derive(Debug, Args)]
#[command(
    long_about = "Generates everything from a spec, files written, and prints the CPU seconds and the peak of memory; \
                  beside it what syn and prettyplease alone take for parsing and printing the same files, and what other \
                  generators take for the same API as OpenAPI, if they are installed. \
                  All of it is released code, each run in a process of its own. Needs Linux.\n\n\
                  With --compile: builds a client crate and a program of five calls, and prints the CPU seconds of \
                  `cargo check`, a debug and a release build, the memory and the size of the program; beside it the same for \
                  other generators and by hand. The first run builds all dependencies.",
    after_help = "Examples:\n  cargo xtask bench                        a made-up spec of 3000 operations, 5000 models\n  \
                  cargo xtask bench --compile              a made-up spec of 30 operations, 50 models\n  \
                  cargo xtask bench --compile --spec target/platform --operation getUsersMe"
)]
pub(crate) struct Arguments {
    /// Folder of the spec to generate from [default: a made-up one]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// How often each is run; the one with the fewest CPU seconds counts [default: 3; to compile, 1]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100))]
    runs: Option<u32>,
    /// Measure compiling
    #[arg(long)]
    compile: bool,
    /// Let the programs call this; one that gets or deletes, by texts in its path [default: five]
    #[arg(long, value_name = "ID", requires = "compile")]
    operation: Vec<String>,
    /// Measure this very build, released or not
    #[arg(long, hide = true)]
    as_built: bool,
    /// Parse and print the Rust files of this folder, and do nothing else
    #[arg(long, hide = true, value_name = "DIR")]
    floor: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    if let Some(folder) = &arguments.floor {
        return floor::run(folder).map(|()| Outcome::Good);
    }
    if arguments.compile {
        // rustc is measured, and not this program: it can be any build
        let size = ["--operations", "30", "--models", "50"];
        let bench = Bench::prepare(arguments, "target/bench/compile", &size, 1)?;
        return compile::table(&bench, &arguments.operation).map(|()| Outcome::Good);
    }
    if cfg!(debug_assertions) && !arguments.as_built {
        return released();
    }
    let size = ["--operations", "3000", "--models", "5000"];
    Bench::prepare(arguments, "target/bench", &size, 3)?.table()?;
    Ok(Outcome::Good)
}

/// The same command by a released build.
fn released() -> anyhow::Result<Outcome> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(repository::root()?)
        .args(["run", "--release", "--quiet", "--package", "xtask", "--"])
        .args(std::env::args_os().skip(1))
        .status()
        .context("cannot run cargo")?;
    Ok(if status.success() {
        Outcome::Good
    } else {
        Outcome::Failed
    })
}

/// What is measured, and where its files are.
struct Bench {
    xtask: PathBuf,
    folder: PathBuf,
    spec: PathBuf,
    runs: u32,
}

impl Bench {
    /// Makes the inputs: the spec, and the same as OpenAPI for the others.
    fn prepare(
        arguments: &Arguments,
        folder: &str,
        size: &[&str],
        runs: u32,
    ) -> anyhow::Result<Self> {
        let folder = repository::root()?.join(folder);
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create `{}`", repository::display(&folder)))?;
        let xtask = std::env::current_exe().context("cannot tell which program this is")?;
        let spec = match &arguments.spec {
            Some(spec) => std::path::absolute(spec)
                .with_context(|| format!("cannot tell where `{}` is", repository::display(spec)))?,
            None => folder.join("spec"),
        };
        let bench = Self {
            xtask,
            folder,
            spec,
            runs: arguments.runs.unwrap_or(runs),
        };
        if arguments.spec.is_none() {
            let mut synth = bench.xtask("synth");
            bench.must(synth.args(size).arg("--out").arg(&bench.spec))?;
        }
        let mut export = bench.xtask("export");
        let export = export.arg("openapi").arg("--spec").arg(&bench.spec);
        let newest = bench.openapi(Reads::V3_1);
        bench.must(export.arg("--out").arg(&newest))?;
        let description = serde_json::from_slice(&std::fs::read(&newest)?)?;
        let older = serde_json::to_vec(&older::rewritten(description))?;
        crate::folder::write_file(&bench.openapi(Reads::V3_0), &older)?;
        Ok(bench)
    }

    fn xtask(&self, command: &str) -> Command {
        let mut xtask = Command::new(&self.xtask);
        xtask.arg(command);
        xtask
    }

    /// The spec for other generators.
    fn openapi(&self, reads: Reads) -> PathBuf {
        self.folder.join(match reads {
            Reads::V3_1 => "openapi.json",
            Reads::V3_0 => "openapi-3.0.json",
        })
    }

    /// Runs what the measurements need.
    fn must(&self, command: &mut Command) -> anyhow::Result<()> {
        let output = command.output().context("cannot run xtask")?;
        if !output.status.success() {
            bail!("{}", String::from_utf8_lossy(&output.stderr).trim_end());
        }
        Ok(())
    }

    /// Measures one after the other, and prints each as a row when it is done.
    fn table(&self) -> anyhow::Result<()> {
        let generated = self.folder.join("generated");
        let mut regen = self.xtask("regen");
        regen
            .arg("--spec")
            .arg(&self.spec)
            .arg("--out")
            .arg(&generated);
        let mut floor = self.xtask("bench");
        floor.arg("--floor").arg(&generated);

        anstream::println!(
            "Spec: {}; the best of {} runs.\n",
            repository::display(&self.spec),
            self.runs
        );
        anstream::println!("| generator | CPU seconds | peak MiB | to ours | output |");
        anstream::println!("| --- | --- | --- | --- | --- |");
        let ours = self
            .best(&mut regen, &generated)?
            .map_err(anyhow::Error::msg)?;
        row("this one, files written", &ours, &ours, &size(&generated));
        regen.arg("--check");
        let check = self.best(&mut regen, &self.folder.join("none"))?;
        row(
            "this one, `--check`",
            &check.map_err(anyhow::Error::msg)?,
            &ours,
            "",
        );
        let least = self.best(&mut floor, &self.folder.join("none"))?;
        let name = "syn and prettyplease alone, on the same files";
        row(name, &least.map_err(anyhow::Error::msg)?, &ours, "");
        let mut missing = Vec::new();
        for peer in peers::ALL {
            let out = self.folder.join(peer.name);
            match self.best(&mut peer.command(&self.openapi(peer.reads), &out), &out) {
                Ok(Ok(usage)) => row(peer.name, &usage, &ours, &size(&out)),
                Ok(Err(refusal)) => {
                    anstream::println!("| {} | refuses: {refusal} | | | |", peer.name)
                }
                Err(error) if is_missing(&error) => missing.push(peer),
                Err(error) => return Err(error),
            }
        }
        not_installed(&missing);
        Ok(())
    }

    /// The run with the fewest CPU seconds, each without what the one before has written; or what the program says against it.
    ///
    /// # Errors
    ///
    /// When the program cannot be started.
    fn best(&self, command: &mut Command, out: &Path) -> anyhow::Result<Result<Usage, String>> {
        let mut best: Option<Usage> = None;
        for _ in 0..self.runs {
            match std::fs::remove_dir_all(out) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(error).context("cannot remove what an earlier run has written");
                }
                _ => {}
            }
            match measure(command)? {
                Ok(usage) if best.as_ref().is_none_or(|best| usage.cpu < best.cpu) => {
                    best = Some(usage)
                }
                Ok(_) => {}
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
        Ok(best.ok_or_else(|| "it did not run".to_owned()))
    }
}

/// Whether there is no such program.
fn is_missing(error: &anyhow::Error) -> bool {
    let cause = error.downcast_ref::<std::io::Error>();
    cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::NotFound)
}

/// Says which generators could not be run.
fn not_installed(missing: &[&Peer]) {
    if !missing.is_empty() {
        let missing = missing.iter();
        let missing: Vec<String> = missing
            .map(|peer| format!("{} (`{}`)", peer.name, peer.install))
            .collect();
        anstream::println!("\nNot installed: {}.", missing.join(", "));
    }
}

fn row(name: &str, usage: &Usage, ours: &Usage, output: &str) {
    let mebibytes = usage.peak / (1 << 20);
    let cpu = seconds(usage.cpu);
    let ratio = ratio(usage.cpu, ours.cpu);
    anstream::println!("| {name} | {cpu} | {mebibytes} | {ratio} | {output} |");
}

fn seconds(cpu: f64) -> String {
    // differences of times are not exact
    if cpu < TICK / 2.0 {
        return format!("<{TICK}");
    }
    format!("{cpu:.2}")
}

/// Nothing where ours is less than can be told.
fn ratio(cpu: f64, ours: f64) -> String {
    if ours < TICK / 2.0 {
        return String::new();
    }
    format!("{:.2}x", cpu / ours)
}

/// How much is in a folder.
fn size(folder: &Path) -> String {
    let contents = crate::folder::read(folder).unwrap_or_default();
    let bytes: usize = contents.values().map(Vec::len).sum();
    format!("{} files, {} KB", contents.len(), bytes / 1000)
}

#[cfg(test)]
mod tests {
    use super::{ratio, seconds};

    #[test]
    fn what_is_too_short_to_be_told_is_no_number() {
        assert_eq!(seconds(0.0), "<0.01");
        assert_eq!(seconds(0.07 - 0.06), "0.01");
        assert_eq!(ratio(0.03, 0.0), "");
        assert_eq!(ratio(0.03, 0.02), "1.50x");
    }
}
