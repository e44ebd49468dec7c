//! Names of types. Unnamed schemas are named after their position.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::rust_names::shortened;
use crate::import::description::EnumValue;
use crate::import::schema::NamedSchemas;
use codegen::ir::names::{Case, Name};
use codegen::lower::PRELUDE;
use codegen::spec::{BuiltIn, Grammar, TypeExpr};

/// Position of an unnamed schema.
#[derive(Debug, Clone)]
pub(super) struct Position {
    /// Enclosing type or operation, in `CamelCase`.
    pub(super) owner: String,
    /// Name of the field or parameter.
    pub(super) part: String,
    /// Whether the owner is an operation.
    pub(super) in_operation: bool,
    /// Index of the enclosing named schema; `usize::MAX` in operations.
    pub(super) root: usize,
}

impl Position {
    /// Type name made of owner and part.
    pub(super) fn name(&self) -> String {
        format!("{}{}", self.owner, camel(&self.part))
    }

    /// Position of the items of a list or the values of a map.
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

/// Rust name of a type.
fn rust_name(name: &str) -> String {
    let name = camel(name);
    match PRELUDE.contains(&name.as_str()) {
        true => name + "Type",
        false => name,
    }
}

/// Type names in use, as Rust names.
#[derive(Debug, Default)]
pub(super) struct TakenNames(BTreeSet<String>);

impl TakenNames {
    /// Reserves a name, with a number if it is taken.
    pub(super) fn reserve(&mut self, name: &str) -> String {
        let name = shortened(name);
        let mut free = name.to_owned();
        let mut number = 2;
        while BuiltIn::of(&free).is_some() || !self.0.insert(rust_name(&free)) {
            free = format!("{name}{number}");
            number += 1;
        }
        free
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains(&rust_name(name))
    }
}

/// Type names of all named schemas: the schema's name, unless that is not a valid type name.
pub(super) fn names_of_schemas(
    schemas: &NamedSchemas<'_>,
    taken: &mut TakenNames,
) -> IndexMap<String, String> {
    let is_valid = |name: &str| {
        name.bytes().all(|byte| byte.is_ascii_graphic())
            && TypeExpr::parse(name).is_ok_and(|expr| expr.containers.is_empty())
            && BuiltIn::of(name).is_none()
            && !["list", "map"].contains(&name)
    };
    let mut names = IndexMap::new();
    for name in schemas.names() {
        let wanted = if is_valid(name) {
            name.to_owned()
        } else {
            camel(name)
        };
        let reserved = match schemas.rust_name(name) {
            Some(rust) if taken.0.insert(rust.to_owned()) => wanted,
            _ => taken.reserve(&wanted),
        };
        names.insert(name.to_owned(), reserved);
    }
    names
}

/// Unnamed enums with all positions of each.
#[derive(Debug, Default)]
pub(super) struct UnnamedEnums(IndexMap<Vec<EnumValue>, Vec<Position>>);

impl UnnamedEnums {
    pub(super) fn add(&mut self, values: &[EnumValue], position: &Position) {
        self.0
            .entry(values.to_vec())
            .or_default()
            .push(position.clone());
    }

    /// One name for each set of values.
    ///
    /// An enum is named after its field or parameter if all its positions have that name and the
    /// name is specific enough. Any other enum is named after its first position.
    pub(super) fn names(self, taken: &mut TakenNames) -> IndexMap<Vec<EnumValue>, String> {
        let short: Vec<Option<String>> = self
            .0
            .values()
            .map(|positions| short_name(positions))
            .collect();
        let mut candidates: BTreeMap<String, usize> = BTreeMap::new();
        for positions in self.0.values() {
            let parts: BTreeSet<String> = positions
                .iter()
                .map(|position| camel(&position.part))
                .collect();
            for part in parts {
                *candidates.entry(part).or_default() += 1;
            }
        }
        let mut names = IndexMap::new();
        for ((values, positions), short) in self.0.into_iter().zip(short) {
            let short = short.filter(|name| candidates.get(name) == Some(&1) && !taken.has(name));
            let name = short
                .or_else(|| positions.first().map(Position::name))
                .unwrap_or_default();
            names.insert(values, taken.reserve(&name));
        }
        names
    }
}

/// Name of the field or parameter, if it is specific enough for a type name.
fn short_name(positions: &[Position]) -> Option<String> {
    let first = positions.first()?;
    let name = camel(&first.part);
    let same_name = positions
        .iter()
        .all(|position| camel(&position.part) == name);
    let specific = first.in_operation && Name::new(&first.part, Case::Snake).as_str().contains('_');
    (same_name && (positions.len() > 1 || specific)).then_some(name)
}
