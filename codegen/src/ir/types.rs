//! The types of the IR: models with their fields, enums, unions, and how they are written.

use super::{EnumId, ModelId, UnionId};
use crate::ir::names::Name;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    Uri,
    Secret,
    Bool,
    Int32,
    Int64,
    Float,
    Double,
    Date,
    DateTime,
    Binary,
    Json,
    List(Box<Type>),
    Map(Box<Type>),
    Model(ModelId),
    Enum(EnumId),
    Union(UnionId),
}

#[derive(Debug)]
pub(crate) struct Model {
    /// Name in the spec.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    /// The models whose fields come before its own.
    pub(crate) extends: Vec<ModelId>,
    /// Those of the models that it extends included.
    pub(crate) fields: Vec<Field>,
    /// What fields are that have no name here, if the spec says.
    pub(crate) additional: Option<Additional>,
    /// Whether a PATCH operation sends it: there, an explicit `null` says something that absence does not.
    pub(crate) patched: bool,
}

/// The type of fields that have no name.
#[derive(Debug)]
pub(crate) struct Additional {
    pub(crate) ty: Type,
    /// As the spec writes it.
    pub(crate) text: String,
}

/// What the server accepts as a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Limit {
    Min(Number),
    Max(Number),
    Above(Number),
    Below(Number),
    MultipleOf(Number),
    MinLength(u64),
    MaxLength(u64),
    Pattern(String),
    MinItems(u64),
    MaxItems(u64),
    Unique,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    Int(i64),
    Float(f64),
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Name on the wire.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) ty: Type,
    pub(crate) required: bool,
    /// Whether `null` is one of its values.
    pub(crate) nullable: bool,
    pub(crate) read_only: bool,
    /// Whether it stands in a model that this one extends.
    pub(crate) inherited: bool,
    pub(crate) format: Option<String>,
    pub(crate) limits: Vec<Limit>,
    /// Whether the value stands in a box, because the model contains itself through this field.
    pub(crate) boxed: bool,
    pub(crate) doc: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Enum {
    /// Name in the spec.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    pub(crate) variants: Vec<Variant>,
}

#[derive(Debug)]
pub(crate) struct Variant {
    /// Value on the wire.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
}

/// One of several models, told by a field.
#[derive(Debug)]
pub(crate) struct Union {
    /// Name in the spec.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    /// The field that says which model it is.
    pub(crate) discriminator: String,
    pub(crate) variants: Vec<UnionVariant>,
}

#[derive(Debug)]
pub(crate) struct UnionVariant {
    /// The field's value.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) model: ModelId,
    pub(crate) doc: Option<String>,
}

impl Type {
    /// Whether its wire form is one piece of text.
    pub(crate) fn is_plain(&self) -> bool {
        !matches!(
            self,
            Self::List(_)
                | Self::Map(_)
                | Self::Model(_)
                | Self::Union(_)
                | Self::Json
                | Self::Binary
        )
    }

    /// Whether it is an object of a type of its own, which is handed over by reference.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Self::Model(_) | Self::Union(_))
    }
}

impl Field {
    /// Whether it is an `Option` in Rust.
    pub(crate) fn is_option(&self) -> bool {
        !self.required || self.nullable
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Int(value) => value.fmt(formatter),
            Self::Float(value) => value.fmt(formatter),
        }
    }
}
