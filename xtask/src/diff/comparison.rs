//! A comparison of two sides.

use codegen_diff::{Bump, Change};

use super::allowances;
use super::generator;
use super::problem::Problem;
use super::side::Side;

/// Two sides, and the changes from one to the other.
pub(crate) struct Comparison {
    pub(crate) old: Side,
    pub(crate) new: Side,
    pub(crate) changes: Vec<Change>,
    /// Missing and wrong allowances.
    pub(crate) problems: Vec<Problem>,
}

impl Comparison {
    /// Compares two sides; the new one is the working tree for `None`.
    ///
    /// Prints the errors of a spec and returns `None`.
    ///
    /// # Errors
    ///
    /// If a side does not exist or cannot be read.
    pub(crate) fn read(old: &str, new: Option<&str>) -> anyhow::Result<Option<Self>> {
        let (Some(old), Some(new)) = (Side::read(Some(old))?, Side::read(new)?) else {
            return Ok(None);
        };
        let mut changes = codegen_diff::diff(&old.api, &new.api);
        changes.extend(generator::changes(&old)?);
        let problems = allowances::apply(&mut changes, &old, &new);
        Ok(Some(Self {
            old,
            new,
            changes,
            problems,
        }))
    }

    /// The release that the changes need.
    pub(crate) fn bump(&self) -> Bump {
        codegen_diff::bump(&self.changes)
    }

    /// Says that the version of the new side is too low, if it is.
    pub(super) fn version_problem(&self) -> Option<Problem> {
        let (before, now) = (self.old.version?, self.new.version?);
        let needed = before.next(self.bump());
        if self.changes.is_empty() || now >= needed {
            return None;
        }
        let bump = self.bump().as_str();
        Some(Problem {
            place: None,
            message: format!(
                "version {now} is too low: the changes since {before} are {bump}, and need {needed}"
            ),
            help: "set the version in `Cargo.toml`, or run `cargo xtask release`".to_owned(),
        })
    }
}
