//! The intermediate representation: an API with all names chosen and all references resolved.
//!
//! Emitters read it without consulting the spec.

pub mod names;
mod operation;
mod security;
mod types;

pub use self::operation::{
    Answer, Body, Content, Deprecated, Encoding, FormEncoding, Input, InputSource, Items, Join,
    Literal, Location, Method, NextPage, Operation, Paging, Parameter, ParameterKind, Permissions,
    Replacement, Returns, Style,
};
pub use self::security::{
    Credential, KeyLocation, SchemeId, Security, SecurityKind, SecurityScheme,
};
pub use self::types::{
    Additional, Enum, Field, Limit, Model, Number, Presence, Type, Union, UnionVariant, Variant,
};

use self::names::Name;

/// The whole API.
#[derive(Debug)]
pub struct Api {
    pub title: String,
    pub version: String,
    pub doc: Option<String>,
    /// The base URL with the defaults of its variables.
    pub base_url: String,
    /// The base URL as a template; `None` if it has no variables.
    pub server: Option<Server>,
    /// Servers of operations that are not at the base URL.
    pub servers: Vec<NamedServer>,
    pub security: Vec<SecurityScheme>,
    /// The security of operations without their own.
    pub default_security: Security,
    /// Path of the API file, for headers.
    pub source: String,
    pub groups: Vec<Group>,
    pub models: Vec<Model>,
    pub enums: Vec<Enum>,
    pub unions: Vec<Union>,
    pub error: Option<ModelId>,
    /// Groups of the client crate's default features.
    pub default_groups: Vec<GroupId>,
    /// Placement of each model, parallel to `models`.
    pub model_placements: Vec<Placement>,
    /// Placement of each enum, parallel to `enums`.
    pub enum_placements: Vec<Placement>,
    /// Placement of each union, parallel to `unions`.
    pub union_placements: Vec<Placement>,
}

/// A base URL with variables that users can set.
#[derive(Debug)]
pub struct Server {
    pub template: String,
    pub variables: Vec<ServerVariable>,
}

/// A server of some operations.
#[derive(Debug)]
pub struct NamedServer {
    /// Name in the spec.
    pub wire: String,
    /// Name of the constant in lower case.
    pub name: Name,
    /// The base URL with the defaults of its variables.
    pub base_url: String,
    /// The base URL as a template; `None` if it has no variables.
    pub server: Option<Server>,
    pub doc: Option<String>,
}

/// Index into [`Api::servers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ServerId(pub usize);

#[derive(Debug)]
pub struct ServerVariable {
    pub name: String,
    pub default: String,
    /// Permitted values; empty permits any value.
    pub values: Vec<String>,
    pub doc: Option<String>,
}

/// Index into [`Api::models`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModelId(pub usize);

/// Index into [`Api::unions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnionId(pub usize);

/// Index into [`Api::enums`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EnumId(pub usize);

/// Index into [`Api::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupId(pub usize);

/// The group that defines a type and the groups that need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The group whose file defines the type.
    pub group: GroupId,
    pub required_by: RequiredBy,
    /// Module of the type, if other groups or the error model need it as well.
    pub shared: Option<Name>,
}

/// The groups that need a type, directly or through other types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequiredBy {
    /// All clients, because the type is part of the error model.
    EveryClient,
    /// Clients with at least one of these groups.
    Groups(Vec<GroupId>),
}

#[derive(Debug)]
pub struct Group {
    /// The OpenAPI tag.
    pub tag: String,
    /// Name of the module, and of the client's method that returns the handle.
    pub module: Name,
    /// Name of the type with a method per operation.
    pub handle: Name,
    pub doc: Option<String>,
    /// Path of the group file, for headers.
    pub source: String,
    pub operations: Vec<Operation>,
    /// Operations of other groups whose methods the handle has as well: the group, and the index of
    /// the operation in it.
    pub further: Vec<(GroupId, usize)>,
}

impl Api {
    pub fn union(&self, id: UnionId) -> &Union {
        &self.unions[id.0]
    }

    pub fn model(&self, id: ModelId) -> &Model {
        &self.models[id.0]
    }

    pub fn named_server(&self, id: ServerId) -> &NamedServer {
        &self.servers[id.0]
    }

    pub fn scheme(&self, id: SchemeId) -> &SecurityScheme {
        &self.security[id.0]
    }

    pub fn group(&self, id: GroupId) -> &Group {
        &self.groups[id.0]
    }

    /// The groups that have operations. Other groups only define types.
    pub fn groups_with_operations(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| group.has_operations())
    }

    pub fn enumeration(&self, id: EnumId) -> &Enum {
        &self.enums[id.0]
    }
}

impl Group {
    /// Whether the group has operations, of its own or of other groups.
    pub fn has_operations(&self) -> bool {
        !self.operations.is_empty() || !self.further.is_empty()
    }

    /// The client crate's feature that enables the group.
    pub fn feature(&self) -> &str {
        self.module.as_str()
    }
}
