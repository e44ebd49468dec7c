//! `cargo xtask lint`: finds valid but poor parts of the spec.

use std::path::PathBuf;

use clap::Args;

use crate::outcome::Outcome;
use crate::{report, repository, spec_folder};

/// Find valid but poor parts of the spec
#[derive(Debug, Args)]
#[command(
    long_about = "Finds parts of the spec that are valid but poor: undocumented, inconsistent or \
                  unused, a likely slip, or a likely secret. The spec can allow each with a reason; \
                  spec/README.md explains the lints.\n\n\
                  Exit status: 0 no findings, 1 findings, 2 a broken spec or wrong use.",
    after_help = "Example:\n  cargo xtask lint"
)]
pub(crate) struct Arguments {
    /// Folder of the spec [default: spec/ of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let spec = repository::spec_or_default(arguments.spec.as_deref())?;
    let sources = spec_folder::read(&spec)?;
    let findings = codegen::lint(&sources);
    if findings.items().is_empty() {
        report::print(&format!("no findings in {} files\n", sources.len()));
        return Ok(Outcome::Success);
    }
    report::diagnostics(&findings);
    if findings.errors() > 0 {
        return Ok(Outcome::Failure);
    }
    report::help("correct each, or allow it with a reason: see \"Lints\" in spec/README.md");
    Ok(Outcome::Findings)
}
