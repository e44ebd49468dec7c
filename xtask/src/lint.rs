//! `cargo xtask lint`: what is legal in the spec, but poor.

use std::path::PathBuf;

use clap::Args;

use crate::{Outcome, report, repository, sources};

/// Find what is legal in the spec, but poor
#[derive(Debug, Args)]
#[command(
    long_about = "Finds what is legal in the spec, but poor: what is not documented, inconsistent, unused, or looks like \
                  a slip or a secret. The spec can allow each with a reason; spec/README.md explains the lints.\n\n\
                  Exit status: 0 nothing found, 1 findings, 2 a broken spec or wrong use.",
    after_help = "Example:\n  cargo xtask lint"
)]
pub(crate) struct Arguments {
    /// Folder of the spec [default: spec/ of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let spec = repository::spec_or_default(arguments.spec.as_deref())?;
    let sources = sources::read(&spec)?;
    let findings = codegen::lint(&sources);
    if findings.items().is_empty() {
        report::say(&format!("nothing found in {} files\n", sources.len()));
        return Ok(Outcome::Good);
    }
    report::diagnostics(&findings);
    if findings.errors() > 0 {
        return Ok(Outcome::Failed);
    }
    report::hint("correct it, or allow it with a reason: see \"Lints\" in spec/README.md");
    Ok(Outcome::Findings)
}
