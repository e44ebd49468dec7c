//! Measures compiling: a client and a program of five calls, for each generator.

mod arguments;
mod build;
mod calls;
mod hand_written;
mod program;
mod projects;
mod public_api;
mod rustc_wrapper;
mod serde_types;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::Value;

use crate::files;
use crate::peers::{self, OpenApi};
use crate::setup::{Setup, Size};
use build::{Builder, Costs, Mode};
use calls::Call;
use projects::Project;

/// Measure compiling clients against other generators, if they are installed
#[derive(Debug, Args)]
#[command(
    long_about = "Builds a client crate and a program of five calls, and prints the CPU seconds of \
                  `cargo check`, a debug and a release build, the peak memory and the size of the \
                  program. Further rows measure the clients of other generators, if they are \
                  installed, and hand-written programs. The first run builds all dependencies. \
                  Needs Linux.",
    after_help = "Examples:\n  cargo bench-compile                  a synthetic API of 30 operations, 50 models\n  \
                  cargo bench-compile --spec target/platform --operation getUsersMe"
)]
pub(crate) struct Arguments {
    /// Folder of the spec [default: a synthetic API]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// Number of runs of each build; the run with the fewest CPU seconds counts
    #[arg(long, value_name = "N", default_value_t = 1)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=100))]
    runs: u32,
    /// Operation that the programs call: a GET or DELETE with strings in its path [default: five]
    #[arg(long, value_name = "ID")]
    operation: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let size = Size {
        operations: 30,
        models: 50,
    };
    let setup = Setup::new("compile", arguments.spec.as_deref(), size)?;
    table(&setup, arguments)
}

/// Acts as rustc if cargo runs this program as its `RUSTC_WRAPPER`.
pub(crate) fn rustc_wrapper() -> Option<ExitCode> {
    rustc_wrapper::run_as_rustc()
}

/// Measures the clients of all generators, and prints a row after each.
fn table(setup: &Setup, arguments: &Arguments) -> anyhow::Result<()> {
    let description: Value = serde_json::from_str(&files::read(&setup.openapi(OpenApi::V3_1))?)?;
    let calls = calls::choose(&description, &arguments.operation)?;
    let builder = Builder::new(&setup.folder, &setup.bench, arguments.runs)?;
    heading(setup, &calls, arguments.runs);
    row(&projects::ours(setup, &calls)?, &builder)?;
    let mut missing = Vec::new();
    for peer in peers::ALL {
        match projects::of_peer(setup, peer, &calls) {
            Ok(Ok(project)) => row(&project, &builder)?,
            Ok(Err(refusal)) => {
                anstream::println!("| {} | {} | | | | | |", peer.name, cell(&refusal));
            }
            Err(error) if peers::is_missing(&error) => missing.push(peer),
            Err(error) => return Err(error),
        }
    }
    for project in projects::hand_written(setup, &description, &calls)? {
        row(&project, &builder)?;
    }
    peers::print_missing(&missing);
    Ok(())
}

fn heading(setup: &Setup, calls: &[Call], runs: u32) {
    let ids: Vec<&str> = calls.iter().map(|call| call.id.as_str()).collect();
    anstream::println!(
        "Spec: {}; the program calls {}.\nCPU seconds of rustc and the linker (the generated crate + the program), dependencies \
         built, not incremental; the best of {}.\nThe peaks are the largest of all runs, the linker's apart from rustc's own.\n",
        setup.spec.display(),
        ids.join(", "),
        match runs {
            1 => "1 run".to_owned(),
            runs => format!("{runs} runs"),
        }
    );
    anstream::println!(
        "| generator | check | debug | `--release` | rustc peak MiB | linker peak MiB | program, stripped, MB |"
    );
    anstream::println!("| --- | --- | --- | --- | --- | --- | --- |");
}

/// Measures a project in all modes, until one does not compile.
fn row(project: &Project, builder: &Builder) -> anyhow::Result<()> {
    let mut cells = Vec::new();
    let mut all = Vec::new();
    let mut size = String::new();
    for mode in Mode::ALL {
        match builder.measure(project, mode)? {
            Ok(costs) => {
                cells.push(seconds(&costs));
                all.push(costs);
            }
            Err(failure) => {
                let errors = cell(&failure.errors);
                cells.push(format!("{errors} after {}", seconds(&failure.costs)));
                all.push(failure.costs);
                break;
            }
        }
        if mode == Mode::Release {
            size = format!("{:.2}", megabytes(builder.program_size()?));
        }
    }
    cells.resize(Mode::ALL.len(), String::new());
    let parts = all.iter().flat_map(Costs::parts);
    let (rustc, linker) = parts.fold((0, 0), |(rustc, linker), part| {
        (part.peak.max(rustc), part.linker.max(linker))
    });
    anstream::println!(
        "| {} | {} | {} | {} | {size} |",
        project.name,
        cells.join(" | "),
        mebibytes(rustc),
        mebibytes(linker),
    );
    runtime(&all);
    Ok(())
}

/// Prints the costs of the API-independent runtime crate, if the client has one.
fn runtime(all: &[Costs]) {
    let costs: Vec<_> = all
        .iter()
        .filter_map(|costs| costs.runtime.as_ref())
        .collect();
    let Some(peak) = costs.iter().map(|costs| costs.peak).max() else {
        return;
    };
    let mut cells: Vec<String> = costs
        .iter()
        .map(|costs| format!("{:.1}", costs.cpu))
        .collect();
    cells.resize(Mode::ALL.len(), String::new());
    anstream::println!(
        "| its runtime, a dependency, built once | {} | {} | | |",
        cells.join(" | "),
        mebibytes(peak)
    );
}

/// Formats a sum with its parts: `16.3 (14.1 + 2.2)`.
fn seconds(costs: &Costs) -> String {
    let parts: Vec<String> = costs
        .parts()
        .map(|part| format!("{:.1}", part.cpu))
        .collect();
    match parts.as_slice() {
        [] => "0.0".to_owned(),
        [only] => only.clone(),
        parts => format!("{:.1} ({})", costs.cpu(), parts.join(" + ")),
    }
}

/// Escapes text for a cell of a Markdown table.
fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

fn mebibytes(bytes: u64) -> u64 {
    bytes / (1 << 20)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a program is smaller than 2^53 bytes"
)]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
