//! Names of types. Unnamed schemas are named after their position.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::rust_names::shortened;
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
