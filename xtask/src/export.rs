//! `cargo xtask export`: the spec in formats of others, on stdout.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use crate::{Outcome, report, repository, sources};

/// Print the spec in another format
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Format {
    /// OpenAPI 3.1, as JSON on stdout
    #[command(after_help = "Example:\n  cargo xtask export openapi > openapi.json")]
    Openapi(Openapi),
}

#[derive(Debug, Args)]
struct Openapi {
    /// Folder of the spec [default: spec/ of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// File to write in place of stdout
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Format::Openapi(arguments) = &arguments.format;
    let spec = repository::spec_or_default(arguments.spec.as_deref())?;
    let document = match codegen_openapi::export_openapi(&sources::read(&spec)?) {
        Ok(document) => document,
        Err(diagnostics) => {
            report::diagnostics(&diagnostics);
            return Ok(Outcome::Failed);
        }
    };
    match &arguments.out {
        Some(path) => crate::folder::write_file(path, document.as_bytes())?,
        None => match std::io::stdout().lock().write_all(document.as_bytes()) {
            // whoever reads has seen enough, as `head` does
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
            result => result.context("cannot write to stdout")?,
        },
    }
    Ok(Outcome::Good)
}
