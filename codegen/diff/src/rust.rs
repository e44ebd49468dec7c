//! The verdict for Rust programs, from the public items of both generated clients.

use std::collections::{BTreeMap, BTreeSet};

use codegen::surface::{Item, Subject};

use crate::change::{Changes, Kind, Rust};

pub(crate) type Surface = BTreeMap<String, Item>;

/// Compares the public items.
pub(crate) fn compare(old: &Surface, new: &Surface, changes: &mut Changes) {
    let entries = |surface: &Surface| -> BTreeSet<Subject> {
        surface.values().map(|item| entry(&item.subject)).collect()
    };
    let (old_entries, new_entries) = (entries(old), entries(new));
    for (path, item) in old {
        let Some(after) = new.get(path) else {
            let subject = part_or_entry(&item.subject, &new_entries);
            let text = format!("`{path}` is gone");
            changes.rust(subject, Kind::Removed, Rust::Major, text, &item.features);
            continue;
        };
        let mut differences = differences(path, item, after, new);
        let is_of_type = |surface: &Surface, item: &Item| {
            let parent = surface.get(parent(path));
            parent.is_some_and(|own| own.features == item.features)
        };
        // The features of a type are those of its fields and methods.
        if !(is_of_type(old, item) && is_of_type(new, after)) {
            differences.extend(lost_features(path, item, after));
        }
        if after.deprecated && !item.deprecated {
            let subject = after.subject.part(&["deprecated"]);
            let text = format!("`{path}` is deprecated");
            changes.rust(subject, Kind::Deprecated, Rust::Minor, text, &item.features);
        }
        for (rust, text) in differences {
            changes.rust(
                after.subject.clone(),
                Kind::Changed,
                rust,
                text,
                &item.features,
            );
        }
    }
    for (path, item) in new.iter().filter(|(path, _)| !old.contains_key(*path)) {
        let subject = part_or_entry(&item.subject, &old_entries);
        let text = format!("`{path}` is new");
        changes.rust(subject, Kind::Added, Rust::Minor, text, &item.features);
    }
}

/// The subject of an item that only one side has.
///
/// The items of an entry that the other side lacks are part of the change of the entry. The API
/// itself is always there.
fn part_or_entry(subject: &Subject, others: &BTreeSet<Subject>) -> Subject {
    let own = entry(subject);
    match others.contains(&own) || subject.section == "api" {
        true => subject.clone(),
        false => own,
    }
}

fn entry(subject: &Subject) -> Subject {
    Subject::entry(subject.section, &subject.name)
}

/// The path of the type or module that an item belongs to: `models::Pet` for `models::Pet.name`.
pub(crate) fn parent(path: &str) -> &str {
    let end = path.rfind(['.', ':']).unwrap_or(path.len());
    path[..end].trim_end_matches(':')
}

/// The differences between two items of one path.
fn differences(path: &str, old: &Item, new: &Item, all: &Surface) -> Vec<(Rust, String)> {
    let mut found = Vec::new();
    if old.signature != new.signature {
        let (before, after) = (&old.signature, &new.signature);
        let text = format!("`{path}`: `{before}` becomes `{after}`");
        found.push((Rust::Major, text));
    } else if is_reordered(&old.arguments, &new.arguments) {
        let order = new.arguments.join(", ");
        let text = format!("`{path}` takes its arguments in another order: {order}");
        found.push((Rust::Silent, text));
    }
    if old.wire != new.wire {
        let mut siblings = all
            .iter()
            .filter(|(other, _)| parent(other) == parent(path));
        if let Some((other, _)) = siblings.find(|(_, item)| item.wire == old.wire) {
            let (before, after) = (&old.wire, &new.wire);
            let text = format!("`{path}` sends `{after}`; `{before}` is now `{other}`");
            found.push((Rust::Silent, text));
        }
    }
    found
}

/// Features that no longer suffice for an item.
fn lost_features(path: &str, old: &Item, new: &Item) -> Option<(Rust, String)> {
    let is_kept = |feature| new.features.contains(feature);
    if new.features.is_empty() || (!old.features.is_empty() && old.features.iter().all(is_kept)) {
        return None;
    }
    let text = match new.features.as_slice() {
        [feature] => format!("`{path}` needs the feature `{feature}`"),
        features => format!(
            "`{path}` needs one of the features `{}`",
            features.join("`, `")
        ),
    };
    Some((Rust::Major, text))
}

/// Whether a value that was an argument is now an argument at another position.
fn is_reordered(old: &[String], new: &[String]) -> bool {
    let mut names = old.iter().enumerate();
    old != new
        && names.any(|(index, name)| {
            new.iter()
                .position(|other| other == name)
                .is_some_and(|now| now != index)
        })
}
