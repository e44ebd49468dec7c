//! The operations that an import reads.

use codegen_merge::{Scope, Upstream};
use codegen_openapi::Selection;

use super::Arguments;

/// The selection of the command line, or that of the earlier imports.
pub(super) fn selection(arguments: &Arguments, upstream: Option<&Upstream>) -> Selection {
    let mut selection = Selection::default();
    selection.default_tags.clone_from(&arguments.default_tags);
    match upstream.filter(|_| is_empty(arguments)) {
        Some(upstream) if !upstream.everything => {
            selection.tags.clone_from(&upstream.tags);
            selection.operations.clone_from(&upstream.operations);
            selection.if_present = true;
        }
        _ => {
            selection.tags.clone_from(&arguments.tags);
            selection.operations.clone_from(&arguments.operations);
        }
    }
    selection
}

/// The operations that an import with a selection reads.
pub(super) fn scope(selection: &Selection) -> Scope {
    let is_everything = selection.tags.is_empty() && selection.operations.is_empty();
    Scope {
        groups: (!is_everything).then(|| selection.tags.iter().cloned().collect()),
        operations: selection.operations.iter().cloned().collect(),
    }
}

/// Adds the selection of the command line to that of the earlier imports.
pub(super) fn remember(arguments: &Arguments, before: Option<&Upstream>, next: &mut Upstream) {
    let add = |all: &mut Vec<String>, new: &[String]| {
        for name in new {
            if !all.contains(name) {
                all.push(name.clone());
            }
        }
        all.sort();
    };
    add(&mut next.tags, &arguments.tags);
    add(&mut next.operations, &arguments.operations);
    next.everything |= before.is_none() && is_empty(arguments);
}

fn is_empty(arguments: &Arguments) -> bool {
    arguments.tags.is_empty() && arguments.operations.is_empty()
}
