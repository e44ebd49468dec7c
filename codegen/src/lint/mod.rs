//! Lints: legal but poor style. Each family of lints is a file, and suppressed findings are left
//! out.

mod deprecation;
mod docs;
mod ids;
mod listings;
mod parameters;
mod permissions;
mod secrets;
mod suppressions;
mod types;
mod values;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::Api;
use crate::source::Source;
use crate::spec::Spec;

/// Adds the findings of all lints. While there are errors, damaged files and lints that compare
/// parts of the spec are skipped: they would mistake a gap for poor style.
pub(crate) fn lint(spec: &Spec, api: &Api, sources: &[Source], problems: &mut Diagnostics) {
    // The suppressions of the API file are unknown.
    if spec.api.damaged {
        return;
    }
    let flawless = problems.errors() == 0;
    let mut findings = Vec::new();
    for file in spec.groups.iter().filter(|file| !file.damaged) {
        values::lint(&file.spec, &mut findings);
        for operation in &file.spec.operations {
            docs::lint(operation, &mut findings);
            ids::lint(operation, &mut findings);
            deprecation::lint(operation, &mut findings);
            listings::lint(operation, spec, &mut findings);
        }
    }
    secrets::lint(spec, sources, &mut findings);
    if flawless {
        parameters::lint(spec, &mut findings);
        permissions::lint(spec, &mut findings);
        types::lint(spec, api, &mut findings);
    }
    let (findings, idle) = suppressions::apply(spec, findings);
    findings
        .into_iter()
        .for_each(|finding| problems.push(finding));
    if flawless {
        idle.into_iter().for_each(|finding| problems.push(finding));
    }
}

/// The findings so far.
type Findings = Vec<Diagnostic>;

/// Normalizes case and separators: `pageSize`, `page_size` and `Page-Size` become equal.
fn letters(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a text is absent or blank.
fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
