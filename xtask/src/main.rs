//! The commands of this repository. Each command is a file; all reading and writing happens here, all thinking in `codegen`.

mod beside;
mod drift;
mod export;
mod folder;
mod import;
mod lint;
mod lock;
mod manifest;
mod new;
mod progress;
mod regen;
mod report;
mod repository;
mod sources;
mod terminal;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Ties the build to one working tree; see `.cargo/config.toml`.
const _: Option<&str> = option_env!("REPOSITORY_ROOT");

/// The generator makes and drops millions of tokens. With the system's allocator that is a third of its time, and more
/// per operation the larger the spec is.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Regenerates the client from the spec, checks for drift, lints and exports the spec.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// How mistakes are told: `human` (stderr); `json`, a line each, or `github`, a workflow command each (stdout)
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    message_format: report::Format,
}

#[derive(Debug, Subcommand)]
enum Command {
    Regen(regen::Arguments),
    Lint(lint::Arguments),
    Export(export::Arguments),
    Import(import::Arguments),
    New(new::Arguments),
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Good,
    /// Drift was found, or poor style.
    Findings,
    /// The spec is broken, or the command could not be carried out.
    Failed,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    report::choose(arguments.message_format);
    let outcome = match arguments.command {
        Command::Regen(arguments) => regen::run(&arguments),
        Command::Lint(arguments) => lint::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
    };
    let outcome = outcome.unwrap_or_else(|error| {
        report::error(&error);
        Outcome::Failed
    });
    ExitCode::from(match outcome {
        Outcome::Good => 0,
        Outcome::Findings => 1,
        Outcome::Failed => 2,
    })
}
