//! `cargo xtask export`: prints the spec in another format.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use crate::folder;
use crate::outcome::Outcome;
use crate::{report, repository, spec_folder};

/// Print the spec in another format
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Format {
    /// Print the spec as OpenAPI 3.1 in JSON
    #[command(after_help = "Example:\n  cargo xtask export openapi > openapi.json")]
    Openapi(Openapi),
}

#[derive(Debug, Args)]
struct Openapi {
    /// Folder of the spec [default: spec/ of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// Output file [default: stdout]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Format::Openapi(arguments) = &arguments.format;
    let spec = repository::spec_or_default(arguments.spec.as_deref())?;
    let document = match codegen_openapi::export_openapi(&spec_folder::read(&spec)?) {
        Ok(document) => document,
        Err(diagnostics) => {
            report::diagnostics(&diagnostics);
            return Ok(Outcome::Failure);
        }
    };
    match &arguments.out {
        Some(path) => folder::write_file(path, document.as_bytes())?,
        None => match std::io::stdout().lock().write_all(document.as_bytes()) {
            // A reader such as `head` closes the pipe when it has enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
            result => result.context("cannot write to stdout")?,
        },
    }
    Ok(Outcome::Success)
}
