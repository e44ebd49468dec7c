//! What is legal but poor. Each family of lints is a file; what the spec allows with a reason is left out.

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

/// Adds what every lint finds. While there are errors, files with gaps are left out, and so are lints that compare parts
/// of the spec: they would take a mistake for poor style.
pub(crate) fn lint(spec: &Spec, api: &Api, sources: &[Source], problems: &mut Diagnostics) {
    // what the API file allows is not known
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

/// What the lints have found so far.
type Findings = Vec<Diagnostic>;

/// A name without its case and separators: `pageSize`, `page_size` and `Page-Size` are one.
fn letters(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a text says nothing.
fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
