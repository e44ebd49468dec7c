//! `cargo xtask diff`: what a change of the spec means, and which version it needs.

mod allowances;
mod comparison;
mod generator;
mod print;
mod problem;
mod side;

use clap::Args;

pub(crate) use self::comparison::Comparison;
use crate::outcome::Outcome;

/// Say what changed since a release, whom it breaks, and which version comes next
#[derive(Debug, Args)]
#[command(
    long_about = "Compares two specs. For each change it says what happens to released clients \
                  (safe, risk, some, breaks) and to programs that use the crate (patch, minor, \
                  silent, major).\n\n\
                  A side is a git revision, the folder of a spec, or a description: an OpenAPI or \
                  Swagger file or a reference page, which takes its names from the spec of this \
                  repository.\n\n\
                  Since a tag, a change that breaks released clients needs an allowance in \
                  spec/allowances.yaml.\n\n\
                  Exit status: 0 the version in Cargo.toml permits the changes, or a side has no \
                  version; 1 it is too low, or an allowance is missing or wrong; 2 a broken spec \
                  or wrong use.",
    after_help = "Examples:\n  cargo xtask diff v0.1.0                             since a tag\n  \
                  cargo xtask diff v0.1.0 --message-format markdown   as a changelog"
)]
pub(crate) struct Arguments {
    /// Revision, folder or description before the change
    #[arg(value_name = "OLD")]
    old: String,
    /// The same after the change [default: the working tree]
    #[arg(value_name = "NEW")]
    new: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let Some(comparison) = Comparison::read(&arguments.old, arguments.new.as_deref())? else {
        return Ok(Outcome::Failure);
    };
    let Comparison {
        changes, old, new, ..
    } = &comparison;
    print::changes(changes, old, new);
    let mut problems = comparison.problems.iter().collect::<Vec<_>>();
    let version = comparison.version_problem();
    problems.extend(&version);
    for problem in &problems {
        problem.print();
    }
    match problems.is_empty() {
        true => Ok(Outcome::Success),
        false => Ok(Outcome::Findings),
    }
}
