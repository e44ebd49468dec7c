//! Names of types: those of the description as they are, and those of schemas that have none by where they stand.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::fit::shortened;
use crate::import::library::Library;
use crate::import::neutral::Word;
use crate::ir::names::{Case, Name};
use crate::lower::PRELUDE;
use crate::spec::type_expr;

/// Where a schema without a name stands.
#[derive(Debug, Clone)]
pub(super) struct Stand {
    /// The type or operation around it, in `CamelCase`.
    pub(super) owner: String,
    /// Its own name there.
    pub(super) part: String,
    /// Whether the owner is an operation.
    pub(super) in_operation: bool,
    /// The place of the named schema around it among all; the last for those of operations.
    pub(super) root: usize,
}

impl Stand {
    /// The name that says where it stands.
    pub(super) fn name(&self) -> String {
        format!("{}{}", self.owner, camel(&self.part))
    }

    /// What stands within it: the items of a list, the values of a map.
    pub(super) fn within(&self, suffix: &str) -> Self {
        Self {
            part: format!("{} {suffix}", self.part),
            ..self.clone()
        }
    }
}

pub(super) fn camel(text: &str) -> String {
    Name::new(text, Case::Camel).as_str().to_owned()
}

/// What Rust will have for the name of a type.
fn in_rust(name: &str) -> String {
    let name = camel(name);
    match PRELUDE.contains(&name.as_str()) {
        true => name + "Type",
        false => name,
    }
}

/// The names that are taken, each as Rust will have it.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    /// The name, or the name with a number if it is taken.
    pub(super) fn free(&mut self, name: &str) -> String {
        let name = shortened(name);
        let mut free = name.to_owned();
        let mut number = 2;
        while type_expr::BUILT_IN.contains(&free.as_str()) || !self.0.insert(in_rust(&free)) {
            free = format!("{name}{number}");
            number += 1;
        }
        free
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains(&in_rust(name))
    }
}

/// What each named schema is called in the spec: as in the description, unless that cannot be a type's name there.
pub(super) fn of_schemas(library: &Library<'_>, taken: &mut Taken) -> IndexMap<String, String> {
    let writable = |name: &str| {
        name.bytes().all(|byte| byte.is_ascii_graphic())
            && type_expr::parse(name).is_ok_and(|expr| expr.containers.is_empty())
            && !type_expr::BUILT_IN.contains(&name)
            && !["list", "map"].contains(&name)
    };
    let mut names = IndexMap::new();
    for name in library.names() {
        let wanted = if writable(name) {
            name.to_owned()
        } else {
            camel(name)
        };
        let ours = match library.rust(name) {
            Some(rust) if taken.0.insert(rust.to_owned()) => wanted,
            _ => taken.free(&wanted),
        };
        names.insert(name.to_owned(), ours);
    }
    names
}

/// The enums without a name that were met, with all places of each.
#[derive(Debug, Default)]
pub(super) struct Met(IndexMap<Vec<Word>, Vec<Stand>>);

impl Met {
    pub(super) fn add(&mut self, words: &[Word], stand: &Stand) {
        self.0
            .entry(words.to_vec())
            .or_default()
            .push(stand.clone());
    }

    /// One name for each set of values. An enum that stands at several places of one name, or at a parameter with a
    /// telling one, is called like these; others are called by the first place.
    pub(super) fn names(self, taken: &mut Taken) -> IndexMap<Vec<Word>, String> {
        let short: Vec<Option<String>> = self.0.values().map(|stands| short_name(stands)).collect();
        let mut wishes: BTreeMap<String, usize> = BTreeMap::new();
        for stands in self.0.values() {
            let parts: BTreeSet<String> = stands.iter().map(|stand| camel(&stand.part)).collect();
            for part in parts {
                *wishes.entry(part).or_default() += 1;
            }
        }
        let mut names = IndexMap::new();
        for ((words, stands), short) in self.0.into_iter().zip(short) {
            let short = short.filter(|name| wishes.get(name) == Some(&1) && !taken.has(name));
            let name = short
                .or_else(|| stands.first().map(Stand::name))
                .unwrap_or_default();
            names.insert(words, taken.free(&name));
        }
        names
    }
}

fn short_name(stands: &[Stand]) -> Option<String> {
    let first = stands.first()?;
    let name = camel(&first.part);
    let alike = stands.iter().all(|stand| camel(&stand.part) == name);
    let telling = first.in_operation && Name::new(&first.part, Case::Snake).as_str().contains('_');
    (alike && (stands.len() > 1 || telling)).then_some(name)
}
