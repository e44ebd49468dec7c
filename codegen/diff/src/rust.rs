//! The verdict for Rust programs, from the public items of both generated clients.

use std::collections::{BTreeMap, BTreeSet};

use codegen::surface::{Item, Subject};

use crate::change::{Changes, Kind, Rust};

type Surface = BTreeMap<String, Item>;

/// Compares the public items.
pub(crate) fn compare(old: &Surface, new: &Surface, changes: &mut Changes) {
    let entries = |surface: &Surface| -> BTreeSet<Subject> {
        surface.values().map(|item| entry(&item.subject)).collect()
    };
    let (old_entries, new_entries) = (entries(old), entries(new));
    for (path, item) in old {
        let Some(after) = new.get(path) else {
            let own = entry(&item.subject);
            // The items of an entry that is gone are gone with it.
            let subject = if new_entries.contains(&own) {
                item.subject.clone()
            } else {
                own
            };
            let text = format!("`{path}` is gone");
            changes.rust(subject, Kind::Removed, Rust::Major, text, &item.features);
            continue;
        };
        for (rust, text) in differences(path, item, after, new) {
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
        let own = entry(&item.subject);
        let subject = if old_entries.contains(&own) {
            item.subject.clone()
        } else {
            own
        };
        let text = format!("`{path}` is new");
        changes.rust(subject, Kind::Added, Rust::Minor, text, &item.features);
    }
}

fn entry(subject: &Subject) -> Subject {
    Subject::entry(subject.section, &subject.name)
}

/// The differences between two items of one path.
fn differences(path: &str, old: &Item, new: &Item, all: &Surface) -> Vec<(Rust, String)> {
    let mut found = Vec::new();
    if old.signature != new.signature {
        let (before, after) = (&old.signature, &new.signature);
        found.push((
            Rust::Major,
            format!("`{path}`: `{before}` becomes `{after}`"),
        ));
    } else if old.arguments != new.arguments {
        let sorted = |item: &Item| item.arguments.iter().cloned().collect::<BTreeSet<_>>();
        if sorted(old) == sorted(new) {
            let order = new.arguments.join(", ");
            let text = format!("`{path}` takes its arguments in another order: {order}");
            found.push((Rust::Silent, text));
        }
    }
    if old.wire != new.wire {
        let parent = path.rsplit_once("::").map_or(path, |(parent, _)| parent);
        let is_sibling = |other: &str| {
            other
                .rsplit_once("::")
                .is_some_and(|(own, _)| own == parent)
        };
        let mut siblings = all.iter().filter(|(path, _)| is_sibling(path));
        let moved = siblings.find(|(_, item)| item.wire == old.wire);
        if let Some((other, _)) = moved {
            let (before, after) = (&old.wire, &new.wire);
            let text = format!("`{path}` sends `{after}`; `{before}` is now `{other}`");
            found.push((Rust::Silent, text));
        }
    }
    if new.deprecated && !old.deprecated {
        found.push((Rust::Minor, format!("`{path}` is deprecated")));
    }
    let is_kept = |feature| new.features.contains(feature);
    let covers =
        new.features.is_empty() || (!old.features.is_empty() && old.features.iter().all(is_kept));
    if !covers {
        let features = new.features.join("`, `");
        found.push((
            Rust::Major,
            format!("`{path}` needs one of the features `{features}`"),
        ));
    }
    found
}
