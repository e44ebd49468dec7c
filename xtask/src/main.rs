//! The commands of this repository: `cargo xtask COMMAND`.
//!
//! Each command is a file or folder of this crate. All input and output is here; the crate
//! `codegen` turns texts into texts.

mod diff;
mod export;
mod folder;
mod git;
mod import;
mod lint;
mod manifest;
mod new;
mod outcome;
mod progress;
mod regen;
mod release;
mod report;
mod repository;
mod spec_folder;
mod terminal;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::outcome::Outcome;

/// Ties the build to one working tree; see `.cargo/config.toml`.
const _: Option<&str> = option_env!("REPOSITORY_ROOT");

/// The generator allocates and frees millions of tokens; the system's allocator takes a third of
/// its time, and more per operation the larger the spec is.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Regenerates the client from the spec, checks for drift, lints and exports the spec
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Diagnostic format: `human` (stderr), or on stdout `json` lines, `github` workflow commands or `markdown`
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
    Diff(diff::Arguments),
    Release(release::Arguments),
    New(new::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    report::set_format(arguments.message_format);
    let result = match arguments.command {
        Command::Regen(arguments) => regen::run(&arguments),
        Command::Lint(arguments) => lint::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Release(arguments) => release::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
    };
    let outcome = result.unwrap_or_else(|error| {
        report::error(&error);
        Outcome::Failure
    });
    outcome.into()
}
