//! Remedies for renames that break programs.

use std::collections::BTreeMap;

use codegen::ir::Api;
use codegen::surface::{Item, Subject};

use crate::change::Changes;
use crate::renames::{Names, Renames, operations};
use crate::rust::{Surface, parent};

/// Says for each entry that was probably renamed how it keeps its Rust name.
pub(crate) fn of_entries(old: &Api, renames: &Renames, changes: &mut Changes) {
    let mut entries = |section, own: Vec<(&String, &str)>, names: &Names| {
        for (name, rust) in own {
            if let Some(new) = names.get(name) {
                let remedy = keep(new, rust);
                changes.remedy(&Subject::entry(section, name), remedy);
            }
        }
    };
    let modules = old.groups.iter().map(|own| (&own.tag, own.module.as_str()));
    entries("groups", modules.collect(), &renames.groups);
    let functions = operations(old).map(|own| (&own.id, own.function.as_str()));
    entries("operations", functions.collect(), &renames.operations);
    let models = old.models.iter().map(|own| (&own.wire, own.name.as_str()));
    entries("models", models.collect(), &renames.models);
    let enums = old.enums.iter().map(|own| (&own.wire, own.name.as_str()));
    entries("enums", enums.collect(), &renames.enums);
    let unions = old.unions.iter().map(|own| (&own.wire, own.name.as_str()));
    entries("unions", unions.collect(), &renames.unions);
}

/// Says the same for fields, values, variants and setters: of their type, one is gone and one is
/// new, and both have the same Rust type.
pub(crate) fn of_parts(old: &Surface, new: &Surface, changes: &mut Changes) {
    let added = parts_only_in(new, old);
    for (place, gone) in parts_only_in(old, new) {
        let (&[(path, item)], Some(&[(_, after)])) =
            (&gone[..], added.get(&place).map(Vec::as_slice))
        else {
            continue;
        };
        if let Some(name) = after.subject.part.last() {
            let rust = path[parent(path).len()..].trim_start_matches([':', '.']);
            changes.remedy(&item.subject, keep(name, rust));
        }
    }
}

/// The items of parts that another surface lacks, by what they belong to and their Rust type.
fn parts_only_in<'s>(
    surface: &'s Surface,
    other: &Surface,
) -> BTreeMap<(&'s str, &'s str), Vec<(&'s str, &'s Item)>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (path, item) in surface {
        // A part that has a name on the wire has one item with this name.
        let is_named = !item.wire.is_empty() && !item.subject.part.is_empty();
        if is_named && !other.contains_key(path) {
            let place = (parent(path), item.signature.as_str());
            found.entry(place).or_default().push((path.as_str(), item));
        }
    }
    found
}

fn keep(name: &str, rust: &str) -> String {
    let rust = rust.trim_start_matches("r#");
    format!("if it is now `{name}`, `rust: {rust}` there keeps the Rust name")
}
