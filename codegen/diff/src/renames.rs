//! Pairs entries of two APIs that were probably renamed: the name is gone, the contents are alike.

use std::collections::{BTreeMap, BTreeSet};

use codegen::ir::{Api, Operation};

/// Parts in a hundred that two entries must share to be one entry with another name.
const LIKENESS: usize = 70;

/// New names by old names.
pub(crate) type Names = BTreeMap<String, String>;

/// The entries that were probably renamed, by section.
#[derive(Debug)]
pub(crate) struct Renames {
    pub(crate) groups: Names,
    pub(crate) operations: Names,
    pub(crate) models: Names,
    pub(crate) enums: Names,
    pub(crate) unions: Names,
}

impl Renames {
    pub(crate) fn between(old: &Api, new: &Api) -> Self {
        let pairs = |entries: fn(&Api) -> Vec<Entry<'_>>| pair(&entries(old), &entries(new));
        Self {
            groups: pairs(groups),
            operations: pairs(routes),
            models: pairs(models),
            enums: pairs(enums),
            unions: pairs(unions),
        }
    }
}

/// The name that an entry has in the new API, if it is there.
pub(crate) fn renamed<'n>(names: &'n Names, old: &'n str) -> &'n str {
    names.get(old).map_or(old, String::as_str)
}

/// All operations of an API.
pub(crate) fn operations(api: &Api) -> impl Iterator<Item = &Operation> {
    api.groups.iter().flat_map(|group| &group.operations)
}

/// The path template with empty placeholders, since their names are not sent.
pub(crate) fn anonymous_path(path: &str) -> String {
    let mut parts = path.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, rest) = part.split_once('}').unwrap_or(("", part));
        text += "{}";
        text += rest;
    }
    text
}

/// An entry and the parts that make it recognizable.
struct Entry<'a> {
    name: &'a str,
    parts: BTreeSet<String>,
}

fn groups(api: &Api) -> Vec<Entry<'_>> {
    let entries = api.groups.iter().map(|group| Entry {
        name: &group.tag,
        parts: group.operations.iter().map(|own| own.id.clone()).collect(),
    });
    entries.collect()
}

fn routes(api: &Api) -> Vec<Entry<'_>> {
    let entries = operations(api).map(|item| Entry {
        name: &item.id,
        parts: BTreeSet::from([format!(
            "{} {}",
            item.method.as_str(),
            anonymous_path(&item.path)
        )]),
    });
    entries.collect()
}

fn models(api: &Api) -> Vec<Entry<'_>> {
    let entries = api.models.iter().map(|model| Entry {
        name: &model.wire,
        parts: model.fields.iter().map(|own| own.wire.clone()).collect(),
    });
    entries.collect()
}

fn enums(api: &Api) -> Vec<Entry<'_>> {
    let entries = api.enums.iter().map(|item| Entry {
        name: &item.wire,
        parts: item.variants.iter().map(|own| own.wire.clone()).collect(),
    });
    entries.collect()
}

fn unions(api: &Api) -> Vec<Entry<'_>> {
    let entries = api.unions.iter().map(|item| Entry {
        name: &item.wire,
        parts: item.variants.iter().map(|own| own.wire.clone()).collect(),
    });
    entries.collect()
}

/// Pairs entries whose name is gone with new entries. Nothing that is like several entries is
/// paired.
fn pair(old: &[Entry<'_>], new: &[Entry<'_>]) -> Names {
    let names = |entries: &[Entry<'_>]| -> BTreeSet<String> {
        entries.iter().map(|own| own.name.to_owned()).collect()
    };
    let (old_names, new_names) = (names(old), names(new));
    let gone: Vec<_> = old
        .iter()
        .filter(|own| !new_names.contains(own.name))
        .collect();
    let added: Vec<_> = new
        .iter()
        .filter(|own| !old_names.contains(own.name))
        .collect();
    let only = |entry: &Entry<'_>, others: &[&'_ Entry<'_>]| {
        let mut alike = others
            .iter()
            .enumerate()
            .filter(|(_, other)| is_like(entry, other));
        let first = alike.next().map(|(index, _)| index);
        first.filter(|_| alike.next().is_none())
    };
    let mut names = Names::new();
    for (index, before) in gone.iter().enumerate() {
        let after = only(before, &added).map(|found| added[found]);
        if let Some(after) = after.filter(|after| only(after, &gone) == Some(index)) {
            names.insert(before.name.to_owned(), after.name.to_owned());
        }
    }
    names
}

fn is_like(left: &Entry<'_>, right: &Entry<'_>) -> bool {
    let both = left.parts.intersection(&right.parts).count();
    let all = left.parts.len() + right.parts.len() - both;
    both > 0 && both * 100 >= all * LIKENESS
}
