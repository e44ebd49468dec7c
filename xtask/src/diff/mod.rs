//! `cargo xtask diff`: what a change of the spec means, and which version it needs.

mod print;
mod side;

use clap::Args;
use codegen_diff::{Bump, Version};

pub(crate) use self::side::Side;
use crate::outcome::Outcome;
use crate::report;

/// Say what changed since a release, whom it breaks, and which version comes next
#[derive(Debug, Args)]
#[command(
    long_about = "Compares two specs. For each change it says what happens to released clients \
                  (safe, risk, some, breaks) and to programs that use the crate (patch, minor, \
                  silent, major).\n\n\
                  A side is a git revision, the folder of a spec, or a description: an OpenAPI or \
                  Swagger file or a reference page, which takes its names from the spec of this \
                  repository.\n\n\
                  Exit status: 0 the version in Cargo.toml permits the changes, or a side has no \
                  version; 1 it is too low; 2 a broken spec or wrong use.",
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
    let (Some(old), Some(new)) = (
        Side::read(Some(&arguments.old))?,
        Side::read(arguments.new.as_deref())?,
    ) else {
        return Ok(Outcome::Failure);
    };
    let changes = codegen_diff::diff(&old.api, &new.api);
    let bump = codegen_diff::bump(&changes);
    print::changes(&changes, &old, &new);
    if side::generator_changed(&arguments.old) {
        report::summary(
            "note: the generator changed as well; changes of its code that the spec does not \
             explain are not listed",
        );
    }
    let (Some(before), Some(now)) = (old.version, new.version) else {
        return Ok(Outcome::Success);
    };
    Ok(check(before, now, bump, changes.is_empty()))
}

/// Checks that the version permits the changes.
fn check(before: Version, now: Version, bump: Bump, is_equal: bool) -> Outcome {
    let needed = before.next(bump);
    if is_equal || now >= needed {
        return Outcome::Success;
    }
    report::summary(&format!(
        "error: version {now} is too low: the changes since {before} are {}, and need {needed}",
        bump.as_str()
    ));
    Outcome::Findings
}
