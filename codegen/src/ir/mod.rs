//! The intermediate representation: an API with all names chosen and all references resolved.
//!
//! Emitters read it without consulting the spec.

pub(crate) mod names;
mod operation;
mod types;

pub(crate) use self::operation::{
    Answer, Body, Content, Deprecated, Encoding, FormEncoding, Items, Join, Literal, Location,
    Method, NextPage, Operation, Paging, Parameter, ParameterKind, Permissions, Replacement,
    Returns,
};
pub(crate) use self::types::{
    Additional, Enum, Field, Limit, Model, Number, Type, Union, UnionVariant, Variant,
};

use self::names::Name;

/// The whole API.
#[derive(Debug)]
pub(crate) struct Api {
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) doc: Option<String>,
    /// The base URL with the defaults of its variables.
    pub(crate) base_url: String,
    /// The base URL as a template; `None` if it has no variables.
    pub(crate) server: Option<Server>,
    /// Path of the API file, for headers.
    pub(crate) source: String,
    pub(crate) groups: Vec<Group>,
    pub(crate) models: Vec<Model>,
    pub(crate) enums: Vec<Enum>,
    pub(crate) unions: Vec<Union>,
    pub(crate) error: Option<ModelId>,
    /// Groups of the client crate's default features.
    pub(crate) default_groups: Vec<GroupId>,
    /// Placement of each model, parallel to `models`.
    pub(crate) model_placements: Vec<Placement>,
    /// Placement of each enum, parallel to `enums`.
    pub(crate) enum_placements: Vec<Placement>,
    /// Placement of each union, parallel to `unions`.
    pub(crate) union_placements: Vec<Placement>,
}

/// A base URL with variables that users can set.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) template: String,
    pub(crate) variables: Vec<ServerVariable>,
}

#[derive(Debug)]
pub(crate) struct ServerVariable {
    pub(crate) name: String,
    pub(crate) default: String,
    /// Permitted values; empty permits any value.
    pub(crate) values: Vec<String>,
    pub(crate) doc: Option<String>,
}

/// Index into [`Api::models`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ModelId(pub(crate) usize);

/// Index into [`Api::unions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UnionId(pub(crate) usize);

/// Index into [`Api::enums`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EnumId(pub(crate) usize);

/// Index into [`Api::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct GroupId(pub(crate) usize);

/// The group that defines a type and the groups that need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placement {
    /// The group whose file defines the type.
    pub(crate) group: GroupId,
    pub(crate) required_by: RequiredBy,
}

/// The groups that need a type, directly or through other types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RequiredBy {
    /// All clients, because the type is part of the error model.
    EveryClient,
    /// Clients with at least one of these groups.
    Groups(Vec<GroupId>),
}

#[derive(Debug)]
pub(crate) struct Group {
    /// The OpenAPI tag.
    pub(crate) tag: String,
    /// Name of the module, and of the client's method that returns the handle.
    pub(crate) module: Name,
    /// Name of the type with a method per operation.
    pub(crate) handle: Name,
    pub(crate) doc: Option<String>,
    /// Path of the group file, for headers.
    pub(crate) source: String,
    pub(crate) operations: Vec<Operation>,
}

impl Api {
    pub(crate) fn union(&self, id: UnionId) -> &Union {
        &self.unions[id.0]
    }

    pub(crate) fn model(&self, id: ModelId) -> &Model {
        &self.models[id.0]
    }

    pub(crate) fn group(&self, id: GroupId) -> &Group {
        &self.groups[id.0]
    }

    /// The groups that have operations. Other groups only define types.
    pub(crate) fn groups_with_operations(&self) -> impl Iterator<Item = &Group> {
        self.groups
            .iter()
            .filter(|group| !group.operations.is_empty())
    }

    pub(crate) fn enumeration(&self, id: EnumId) -> &Enum {
        &self.enums[id.0]
    }
}

impl Group {
    /// The client crate's feature that enables the group.
    pub(crate) fn feature(&self) -> &str {
        self.module.as_str()
    }
}
