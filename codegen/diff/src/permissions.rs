//! Logical comparison of permissions.

use std::collections::BTreeSet;

use codegen::ir::Permissions;

/// How new permissions relate to old ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Relation {
    Same,
    /// The same condition in other words.
    Reworded,
    /// Everybody who had access keeps it.
    Looser,
    /// Everybody who has access had it before; somebody loses it.
    Tighter {
        grant: String,
    },
    /// Somebody loses access, and somebody else gains it.
    Other {
        grant: String,
    },
}

/// A condition on the permissions of a caller: at least one of the sets.
fn alternatives(permissions: &Permissions) -> Option<BTreeSet<BTreeSet<&str>>> {
    match permissions {
        Permissions::None => Some(BTreeSet::from([BTreeSet::new()])),
        Permissions::Any(list) => Some(
            list.iter()
                .map(|item| BTreeSet::from([item.as_str()]))
                .collect(),
        ),
        Permissions::All(list) => Some(BTreeSet::from([list.iter().map(String::as_str).collect()])),
        Permissions::Text(_) => None,
    }
}

pub(crate) fn compare(old: &Permissions, new: &Permissions) -> Relation {
    let (before, after) = match (alternatives(old), alternatives(new)) {
        (Some(before), Some(after)) => (before, after),
        _ if shown(old) == shown(new) => return Relation::Same,
        // Only people understand the text.
        _ => return Relation::Other { grant: shown(new) },
    };
    let grant = missing(&before, &after);
    let implies = |left: &BTreeSet<BTreeSet<&str>>, right: &BTreeSet<BTreeSet<&str>>| {
        left.iter()
            .all(|set| right.iter().any(|other| other.is_subset(set)))
    };
    match (implies(&before, &after), implies(&after, &before)) {
        (true, true) if shown(old) == shown(new) => Relation::Same,
        (true, true) => Relation::Reworded,
        (true, false) => Relation::Looser,
        (false, true) => Relation::Tighter { grant },
        (false, false) => Relation::Other { grant },
    }
}

/// The permissions to grant to everybody who had access: without those that all of them have.
fn missing(before: &BTreeSet<BTreeSet<&str>>, after: &BTreeSet<BTreeSet<&str>>) -> String {
    let has = |item: &&str| before.iter().all(|set| set.contains(item));
    let sets = after.iter().map(|set| {
        let items: Vec<&str> = set.iter().copied().filter(|item| !has(item)).collect();
        items.join(" and ")
    });
    let sets: Vec<String> = sets.collect();
    sets.join(" or ")
}

/// Permissions as text: `any of a, b`.
pub(crate) fn shown(permissions: &Permissions) -> String {
    match permissions {
        Permissions::None => "no permission".to_owned(),
        Permissions::Any(list) if list.len() == 1 => list.join(""),
        Permissions::Any(list) => format!("any of {}", list.join(", ")),
        Permissions::All(list) => format!("all of {}", list.join(", ")),
        Permissions::Text(text) => text.clone(),
    }
}
