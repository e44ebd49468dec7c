//! `cargo xtask bench --compile`: what compiling a client and a program that makes five calls with it costs, beside other generators' clients.

mod arguments;
mod build;
mod by_hand;
mod calls;
mod crates;
mod derived;
mod program;
pub(super) mod rustc;
mod surface;

use serde_json::Value;

use super::peers::{self, Reads};
use super::{Bench, is_missing, not_installed};
use build::{Builder, Costs, Mode};
use calls::Call;
use crates::Project;

/// Measures one pair after the other, and prints each as a row when it is done.
pub(super) fn table(bench: &Bench, operations: &[String]) -> anyhow::Result<()> {
    let description: Value = serde_json::from_str(&crates::read(&bench.openapi(Reads::V3_1))?)?;
    let calls = calls::choose(&description, operations)?;
    let builder = Builder::new(&bench.folder, &bench.xtask, bench.runs)?;
    heading(bench, &calls);
    row(&crates::ours(bench, &calls)?, &builder)?;
    let mut missing = Vec::new();
    for peer in peers::ALL {
        match crates::of_peer(bench, peer, &calls) {
            Ok(Ok(project)) => row(&project, &builder)?,
            Ok(Err(refusal)) => {
                anstream::println!("| {} | {} | | | | | |", peer.name, cell(&refusal));
            }
            Err(error) if is_missing(&error) => missing.push(peer),
            Err(error) => return Err(error),
        }
    }
    for project in crates::by_hand(bench, &description, &calls)? {
        row(&project, &builder)?;
    }
    not_installed(&missing);
    Ok(())
}

fn heading(bench: &Bench, calls: &[Call]) {
    let ids: Vec<&str> = calls.iter().map(|call| call.id.as_str()).collect();
    anstream::println!(
        "Spec: {}; the program calls {}.\nCPU seconds of rustc and the linker (the generated crate + the program), dependencies \
         built, not incremental; the best of {}.\nThe peaks are the largest of all runs, the linker's apart from rustc's own.\n",
        crate::repository::display(&bench.spec),
        ids.join(", "),
        match bench.runs {
            1 => "1 run".to_owned(),
            runs => format!("{runs} runs"),
        }
    );
    anstream::println!(
        "| generator | check | debug | `--release` | rustc peak MiB | linker peak MiB | program, stripped, MB |"
    );
    anstream::println!("| --- | --- | --- | --- | --- | --- | --- |");
}

/// Measures a pair in all modes, as far as it compiles.
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

/// What the crate that no API is in costs, if there is one.
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
        "| its runtime, once, a dependency | {} | {} | | |",
        cells.join(" | "),
        mebibytes(peak)
    );
}

/// `16.3 (14.1 + 2.2)`
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

/// Words that may stand in a table.
fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

fn mebibytes(bytes: u64) -> u64 {
    bytes / (1 << 20)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no program has as many bytes as that would take"
)]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
