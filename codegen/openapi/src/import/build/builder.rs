//! State of the conversion.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::naming::{Position, TakenNames, names_of_schemas};
use crate::import::description::{EnumValue, Schema};
use crate::import::report::Report;
use crate::import::schema::NamedSchemas;
use codegen::spec;

/// Types of a spec.
#[derive(Debug, Default)]
pub(crate) struct Types {
    pub(crate) models: IndexMap<String, spec::Model>,
    pub(crate) enums: IndexMap<String, spec::Enum>,
    pub(crate) unions: IndexMap<String, spec::Union>,
}

/// Order of the types in a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// Order of the description, which an exported spec keeps.
    Document,
    /// Alphabetical order.
    Name,
}

/// Form of a named schema in the spec.
#[derive(Debug, Clone)]
pub(super) enum Definition {
    Model,
    Enum,
    Union,
    /// Schema without a counterpart; its contents replace each reference.
    Alias(Box<Schema>),
}

/// Type whose fields or variants are not built yet.
pub(super) struct QueuedType {
    pub(super) name: String,
    pub(super) schema: Schema,
    pub(super) position: Position,
}

/// Converts schemas and operations to those of a spec.
pub(super) struct Builder<'a> {
    pub(super) schemas: &'a NamedSchemas<'a>,
    pub(super) order: Order,
    pub(super) report: &'a mut Report,
    /// Type names of the named schemas.
    pub(super) names: IndexMap<String, String>,
    pub(super) taken: TakenNames,
    pub(super) definitions: IndexMap<String, Definition>,
    /// Whether each named schema is nullable.
    pub(super) nullable: BTreeMap<String, bool>,
    /// Names of unnamed models and unions, by the place of the schema.
    pub(super) unnamed: BTreeMap<String, String>,
    /// Aliases that are being resolved, to detect recursion.
    pub(super) resolving: Vec<String>,
    pub(super) queue: Vec<QueuedType>,
    /// Number of inherited schemas and fields that were compared.
    pub(super) compared: usize,
    /// Whether a named schema extends itself, directly or not.
    pub(super) cyclic: BTreeMap<String, bool>,
    /// Number of lists and maps around the type that is being resolved.
    pub(super) nested_containers: usize,
    /// Number of unions that are being resolved within each other.
    pub(super) nested_unions: usize,
    pub(super) types: Types,
    /// Position of each type in the document: index of the named schema, then order of discovery.
    pub(super) positions: BTreeMap<String, (usize, usize)>,
    /// Names of unnamed enums, by the name of their position and their values.
    pub(super) unnamed_enums: BTreeMap<(String, Vec<EnumValue>), String>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(schemas: &'a NamedSchemas<'a>, order: Order, report: &'a mut Report) -> Self {
        let mut taken = TakenNames::default();
        Self {
            names: names_of_schemas(schemas, &mut taken),
            schemas,
            order,
            report,
            taken,
            definitions: IndexMap::new(),
            nullable: BTreeMap::new(),
            unnamed: BTreeMap::new(),
            resolving: Vec::new(),
            queue: Vec::new(),
            compared: 0,
            cyclic: BTreeMap::new(),
            nested_containers: 0,
            nested_unions: 0,
            types: Types::default(),
            positions: BTreeMap::new(),
            unnamed_enums: BTreeMap::new(),
        }
    }

    /// Records the position at which a type is first used.
    pub(super) fn set_position(&mut self, name: &str, position: &Position) {
        let discovered = self.positions.len();
        self.positions
            .entry(name.to_owned())
            .or_insert((position.root, discovered));
    }
}
