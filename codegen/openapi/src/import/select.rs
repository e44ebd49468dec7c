//! Selects the operations to import.

use super::error::ImportError;
use codegen::diagnostics::suggestion::closest;
use codegen::diagnostics::suggestion::did_you_mean;

/// Maximum number of tags that a help text lists.
const LISTED_TAGS: usize = 12;

/// Operations to import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Selection {
    /// Tags whose operations to import.
    pub tags: Vec<String>,
    /// Ids of operations to import. Without tags and ids, all operations are imported.
    pub operations: Vec<String>,
    /// Whether tags and ids that the descriptions do not have are ignored.
    pub if_present: bool,
    /// Tags whose groups are Cargo features that are on by default. Without any, all groups are.
    pub default_tags: Vec<String>,
}

/// Names by which an operation can be selected.
pub(crate) struct Names<'a> {
    pub(crate) id: &'a str,
    pub(crate) other_id: Option<&'a str>,
    pub(crate) tags: &'a [String],
}

impl Selection {
    /// Checks that every selected tag and id exists.
    pub(super) fn check(&self, names: &[Names<'_>]) -> Result<(), Vec<ImportError>> {
        let mut errors = Vec::new();
        let tags = || {
            names
                .iter()
                .flat_map(|names| names.tags.iter().map(String::as_str))
        };
        let is_checked = |_: &&String| !self.if_present;
        for tag in self.tags.iter().filter(is_checked) {
            if !tags().any(|other| other == tag) {
                let error = ImportError::new("", format!("no operation has the tag `{tag}`"));
                let help = closest(tag, tags()).map(did_you_mean);
                errors.push(match help.or_else(|| list(tags().collect())) {
                    Some(help) => error.help(help),
                    None => error,
                });
            }
        }
        let ids = || {
            names
                .iter()
                .flat_map(|names| std::iter::once(names.id).chain(names.other_id))
        };
        for id in self.operations.iter().filter(is_checked) {
            if !ids().any(|other| other == id) {
                let error = ImportError::new("", format!("no operation has the id `{id}`"));
                errors.push(suggest(error, id, ids()));
            }
        }
        if names.is_empty() || (self.if_present && !names.iter().any(|names| self.includes(names)))
        {
            errors.push(ImportError::new("", "no operations to import"));
        }
        result(errors)
    }

    /// Checks that an operation of every default tag is imported; `tags` are those of all imported
    /// operations.
    pub(super) fn check_defaults(&self, tags: &[&str]) -> Result<(), Vec<ImportError>> {
        let missing = self
            .default_tags
            .iter()
            .filter(|wanted| !tags.contains(&wanted.as_str()));
        let errors = missing.map(|wanted| {
            let message = format!("no operation of the default tag `{wanted}` is imported");
            suggest(ImportError::new("", message), wanted, tags.iter().copied())
        });
        result(errors.collect())
    }

    /// Whether all operations are selected.
    pub(super) fn is_everything(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty()
    }

    /// Whether an operation is selected.
    pub(super) fn includes(&self, names: &Names<'_>) -> bool {
        let id = |id: &str| self.operations.iter().any(|wanted| wanted == id);
        self.is_everything()
            || names.tags.iter().any(|tag| self.tags.contains(tag))
            || id(names.id)
            || names.other_id.is_some_and(id)
    }
}

fn suggest<'a>(
    error: ImportError,
    name: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> ImportError {
    match closest(name, candidates) {
        Some(name) => error.help(did_you_mean(name)),
        None => error,
    }
}

fn result(errors: Vec<ImportError>) -> Result<(), Vec<ImportError>> {
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors)
    }
}

/// Lists all tags; `None` if the list is empty or too long.
fn list(mut tags: Vec<&str>) -> Option<String> {
    tags.sort_unstable();
    tags.dedup();
    (1..=LISTED_TAGS)
        .contains(&tags.len())
        .then(|| format!("the tags are `{}`", tags.join("`, `")))
}
