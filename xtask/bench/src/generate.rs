//! Measures generators: CPU seconds, peak memory and output size.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::bail;
use clap::Args;

use crate::files;
use crate::peers;
use crate::setup::{Setup, Size};
use crate::usage::{TICK, Usage, measure};

/// Measure generating against other generators, if they are installed
#[derive(Debug, Args)]
#[command(
    long_about = "Generates a client from a spec, writes its files, and prints CPU seconds and \
                  peak memory. Further rows measure syn and prettyplease alone, which parse and \
                  print the same files, and other generators on the same API as OpenAPI, if they \
                  are installed. Each runs as a released build in its own process. Needs Linux.",
    after_help = "Examples:\n  cargo bench-generators               a synthetic API of 3000 operations, 5000 models\n  \
                  cargo bench-generators --spec spec"
)]
pub(crate) struct Arguments {
    /// Folder of the spec [default: a synthetic API]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// Number of runs of each generator; the run with the fewest CPU seconds counts
    #[arg(long, value_name = "N", default_value_t = 3)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=100))]
    runs: u32,
    /// Measure this build even if it is a debug build
    #[arg(long, hide = true)]
    as_built: bool,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    if cfg!(debug_assertions) && !arguments.as_built {
        bail!("a debug build has nothing to compare: run `cargo bench-generators`");
    }
    let size = Size {
        operations: 3000,
        models: 5000,
    };
    let setup = Setup::new("generate", arguments.spec.as_deref(), size)?;
    let bench = Bench {
        setup,
        runs: arguments.runs,
    };
    bench.table()
}

/// A benchmark of generators.
struct Bench {
    setup: Setup,
    runs: u32,
}

impl Bench {
    /// Measures all generators, and prints a row after each.
    fn table(&self) -> anyhow::Result<()> {
        let generated = self.setup.folder.join("generated");
        let mut regen = self.setup.xtask("regen");
        regen
            .arg("--spec")
            .arg(&self.setup.spec)
            .arg("--out")
            .arg(&generated);
        let mut floor = Command::new(&self.setup.bench);
        floor.arg("floor").arg(&generated);

        anstream::println!(
            "Spec: {}; the best of {} runs.\n",
            self.setup.spec.display(),
            self.runs
        );
        anstream::println!("| generator | CPU seconds | peak MiB | to ours | output |");
        anstream::println!("| --- | --- | --- | --- | --- |");
        let ours = self
            .best(&mut regen, &generated)?
            .map_err(anyhow::Error::msg)?;
        row(
            "this generator, files written",
            &ours,
            &ours,
            &size(&generated),
        );
        regen.arg("--check");
        let check = self.best(&mut regen, &self.setup.folder.join("none"))?;
        row(
            "this generator, `--check`",
            &check.map_err(anyhow::Error::msg)?,
            &ours,
            "",
        );
        let least = self.best(&mut floor, &self.setup.folder.join("none"))?;
        let name = "syn and prettyplease alone, on the same files";
        row(name, &least.map_err(anyhow::Error::msg)?, &ours, "");
        let mut missing = Vec::new();
        for peer in peers::ALL {
            let out = self.setup.folder.join(peer.name);
            match self.best(
                &mut peer.command(&self.setup.openapi(peer.reads), &out),
                &out,
            ) {
                Ok(Ok(usage)) => row(peer.name, &usage, &ours, &size(&out)),
                Ok(Err(refusal)) => {
                    anstream::println!("| {} | fails: {refusal} | | | |", peer.name)
                }
                Err(error) if peers::is_missing(&error) => missing.push(peer),
                Err(error) => return Err(error),
            }
        }
        peers::print_missing(&missing);
        Ok(())
    }

    /// Returns the run with the fewest CPU seconds, or the message of a program that fails.
    ///
    /// Removes `out` before each run.
    ///
    /// # Errors
    ///
    /// If the program cannot be started.
    fn best(&self, command: &mut Command, out: &Path) -> anyhow::Result<Result<Usage, String>> {
        let mut best: Option<Usage> = None;
        for _ in 0..self.runs {
            files::remove_folder(out)?;
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

fn row(name: &str, usage: &Usage, ours: &Usage, output: &str) {
    let mebibytes = usage.peak / (1 << 20);
    let cpu = seconds(usage.cpu);
    let ratio = ratio(usage.cpu, ours.cpu);
    anstream::println!("| {name} | {cpu} | {mebibytes} | {ratio} | {output} |");
}

fn seconds(cpu: f64) -> String {
    // Differences of floating-point times are inexact.
    if cpu < TICK / 2.0 {
        return format!("<{TICK}");
    }
    format!("{cpu:.2}")
}

/// Formats a ratio; empty if our own time is too short to measure.
fn ratio(cpu: f64, ours: f64) -> String {
    if ours < TICK / 2.0 {
        return String::new();
    }
    format!("{:.2}x", cpu / ours)
}

/// Formats the number of files in a folder and their size.
fn size(folder: &Path) -> String {
    let files = files::read_folder(folder).unwrap_or_default();
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    format!("{} files, {} KB", files.len(), bytes / 1000)
}

#[cfg(test)]
mod tests {
    use super::{ratio, seconds};

    #[test]
    fn times_too_short_to_measure_have_no_ratio() {
        assert_eq!(seconds(0.0), "<0.01");
        assert_eq!(seconds(0.07 - 0.06), "0.01");
        assert_eq!(ratio(0.03, 0.0), "");
        assert_eq!(ratio(0.03, 0.02), "1.50x");
    }
}
