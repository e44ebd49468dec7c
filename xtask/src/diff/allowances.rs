//! Allowances of the spec: `allowances.yaml`.

use codegen::spec::Allowance;
use codegen::{ALLOWANCES_FILE, write};
use codegen_diff::Change;

use super::problem::Problem;
use super::side::Side;
use crate::git::{self, git};

/// Applies the allowances whose baseline is the old side.
///
/// Returns the allowances that cannot be used, and the changes that need one. Only changes since a
/// tag need allowances.
pub(super) fn apply(changes: &mut [Change], old: &Side, new: &Side) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some(tag) = old.tag() else {
        return problems;
    };
    let (base, last) = (git::commit(tag), git::last_tag(&new.before()));
    for allowance in &new.allowances {
        let baseline = &allowance.baseline;
        let problem = match git::commit(&format!("refs/tags/{baseline}")) {
            None => Some((
                format!("the baseline `{baseline}` of an allowance is no tag"),
                "name the tag of the last release, as `git tag` lists it".to_owned(),
            )),
            Some(commit) => match &last {
                Some(last) if is_outlived(&commit, last) => Some((
                    format!(
                        "the allowance for `{}` outlives its baseline",
                        allowance.place
                    ),
                    format!("remove it: {last} was released after {baseline}"),
                )),
                _ if Some(commit) != base || codegen_diff::allow(changes, allowance) => None,
                _ => Some(unmatched(changes, allowance)),
            },
        };
        problems.extend(problem.map(|(message, help)| Problem {
            place: new.place_of(&allowance.place()),
            message,
            help,
        }));
    }
    problems.extend(missing(changes, tag));
    problems
}

/// Whether a release followed the commit of a baseline.
fn is_outlived(commit: &str, last: &str) -> bool {
    let is_ancestor = git(&["merge-base", "--is-ancestor", commit, last]).is_ok();
    is_ancestor && git::commit(last).as_deref() != Some(commit)
}

fn unmatched(changes: &[Change], allowance: &Allowance) -> (String, String) {
    let Allowance { place, change, .. } = allowance;
    let mut others = changes.iter();
    let own = others.find(|other| codegen_diff::subject(&other.subject) == *place);
    let help = match own {
        Some(other) => format!("the change there is `{}`", other.text),
        None => "remove it, or correct its `place`".to_owned(),
    };
    (format!("no change is `{place}`: `{change}`"), help)
}

/// The changes that need an allowance, with the entries to add.
fn missing(changes: &[Change], tag: &str) -> Option<Problem> {
    let breaks: Vec<&Change> = codegen_diff::without_allowance(changes).collect();
    let count = match breaks.len() {
        0 => return None,
        1 => "1 change breaks".to_owned(),
        count => format!("{count} changes break"),
    };
    let entries = breaks.iter().map(|change| {
        let line = |key: &str, value: &str| write::line(key, &value.into());
        let place = codegen_diff::subject(&change.subject);
        let lines = [
            line("place", &place),
            line("change", &change.text),
            line("baseline", tag),
            line("kind", "accepted"),
            line("reason", "..."),
        ];
        format!("  - {}\n", lines.join("\n    "))
    });
    let entries: String = entries.collect();
    Some(Problem {
        place: None,
        message: format!("{count} released clients without an allowance"),
        help: format!(
            "if that is intended, add to `{ALLOWANCES_FILE}`, with the kind `accepted` or \
             `spec_was_wrong`:\n\nallowances:\n{entries}"
        ),
    })
}
