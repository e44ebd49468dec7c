//! Which operations are imported.

use super::Selection;
use super::fault::ImportError;
use super::operations::Head;
use crate::load::did_you_mean;
use crate::suggest::closest;

/// The operations that are asked for; all if none is named.
pub(super) fn select<'a>(
    heads: Vec<Head<'a>>,
    selection: &Selection,
) -> Result<Vec<Head<'a>>, Vec<ImportError>> {
    let mut faults = Vec::new();
    let tags = || {
        heads
            .iter()
            .flat_map(|head| head.tags.iter().map(String::as_str))
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
        heads
            .iter()
            .flat_map(|head| std::iter::once(head.id.as_str()).chain(head.other_id.as_deref()))
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
    if heads.is_empty() {
        faults.push(ImportError::new("", "there is no operation to import"));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    if selection.tags.is_empty() && selection.operations.is_empty() {
        return Ok(heads);
    }
    let wanted = |head: &Head<'_>| {
        let id = |id: &String| selection.operations.contains(id);
        head.tags.iter().any(|tag| selection.tags.contains(tag))
            || id(&head.id)
            || head.other_id.as_ref().is_some_and(id)
    };
    let mut heads: Vec<Head<'_>> = heads.into_iter().filter(wanted).collect();
    for head in &mut heads {
        // an operation of several tags stands under the one that is asked for
        if let Some(index) = head
            .tags
            .iter()
            .position(|tag| selection.tags.contains(tag))
        {
            head.tags[..=index].rotate_right(1);
        }
    }
    Ok(heads)
}

/// The tags that there are, unless these are too many to read.
fn all(mut tags: Vec<&str>) -> Option<String> {
    tags.sort_unstable();
    tags.dedup();
    (1..=12)
        .contains(&tags.len())
        .then(|| format!("the tags are `{}`", tags.join("`, `")))
}
