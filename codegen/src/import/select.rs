//! Which operations are imported.

use super::Selection;
use super::build::Built;
use super::fault::ImportError;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;

/// What an operation can be asked for by.
pub(super) struct Names<'a> {
    pub(super) id: &'a str,
    pub(super) other_id: Option<&'a str>,
    pub(super) tags: &'a [String],
}

/// Checks that there is everything that is asked for.
pub(super) fn check(names: &[Names<'_>], selection: &Selection) -> Result<(), Vec<ImportError>> {
    let mut faults = Vec::new();
    let tags = || {
        names
            .iter()
            .flat_map(|names| names.tags.iter().map(String::as_str))
    };
    for tag in &selection.tags {
        if !tags().any(|other| other == tag) {
            let fault = ImportError::new("", format!("no operation has the tag `{tag}`"));
            let close = closest(tag, tags()).map(did_you_mean);
            faults.push(match close.or_else(|| all(tags().collect())) {
                Some(help) => fault.help(help),
                None => fault,
            });
        }
    }
    let ids = || {
        names
            .iter()
            .flat_map(|names| std::iter::once(names.id).chain(names.other_id))
    };
    for id in &selection.operations {
        if !ids().any(|other| other == id) {
            let fault = ImportError::new("", format!("no operation has the id `{id}`"));
            faults.push(match closest(id, ids()) {
                Some(name) => fault.help(did_you_mean(name)),
                None => fault,
            });
        }
    }
    if names.is_empty() {
        faults.push(ImportError::new("", "there is no operation to import"));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// Checks that operations of each tag that is on by default are imported.
pub(super) fn check_defaults(built: &Built, selection: &Selection) -> Result<(), Vec<ImportError>> {
    let tags = || built.operations.iter().map(|(tag, _)| tag.as_str());
    let faults: Vec<ImportError> = selection
        .default_tags
        .iter()
        .filter(|wanted| tags().all(|tag| tag != wanted.as_str()))
        .map(|wanted| {
            let message =
                format!("`{wanted}` cannot be on by default: no operation of this tag is imported");
            let fault = ImportError::new("", message);
            match closest(wanted, tags()) {
                Some(name) => fault.help(did_you_mean(name)),
                None => fault,
            }
        })
        .collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// Whether an operation is asked for; all are if none is named.
pub(super) fn is_wanted(names: &Names<'_>, selection: &Selection) -> bool {
    let id = |id: &str| selection.operations.iter().any(|wanted| wanted == id);
    (selection.tags.is_empty() && selection.operations.is_empty())
        || names.tags.iter().any(|tag| selection.tags.contains(tag))
        || id(names.id)
        || names.other_id.is_some_and(id)
}

/// The tags that there are, unless these are too many to read.
fn all(mut tags: Vec<&str>) -> Option<String> {
    tags.sort_unstable();
    tags.dedup();
    (1..=12)
        .contains(&tags.len())
        .then(|| format!("the tags are `{}`", tags.join("`, `")))
}
