//! Replacements of deprecated operations that are not part of the import.

use std::collections::BTreeSet;

use crate::import::description;
use crate::import::report::Report;
use codegen::spec::{Deprecated, Operation};

/// Removes the replacements that are not imported; a spec refers only to its own operations.
pub(super) fn remove_missing(
    built: &mut [(String, Operation)],
    described: &[description::Operation],
    report: &mut Report,
) {
    let ids: BTreeSet<String> = built
        .iter()
        .map(|(_, operation)| operation.id.to_string())
        .collect();
    for (_, operation) in built {
        let Some(deprecated) = &mut operation.deprecated else {
            continue;
        };
        let Deprecated::Details(details) = &mut ***deprecated else {
            continue;
        };
        let is_missing = |id: &String| !ids.contains(id);
        if !details.replacement.as_deref().is_some_and(is_missing) {
            continue;
        }
        details.replacement = None;
        if details.note.is_none() {
            ***deprecated = Deprecated::Flag(true);
        }
        let place = described
            .iter()
            .find(|item| item.id == operation.id.as_str())
            .map_or("", |item| &item.place);
        report.docs_only("replacement that is not imported is not documented", place);
    }
}
