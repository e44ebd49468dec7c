//! Types of the IR: models, enums and unions.

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
    /// Extended models, whose fields come before the model's other fields.
    pub(crate) extends: Vec<ModelId>,
    /// All fields, including those of the extended models.
    pub(crate) fields: Vec<Field>,
    /// Type of additional fields, if the spec declares it.
    pub(crate) additional: Option<Additional>,
    /// Whether a PATCH operation sends the model, so that `null` and an absent field differ.
    pub(crate) patched: bool,
}

/// Type of additional fields.
#[derive(Debug)]
pub(crate) struct Additional {
    pub(crate) ty: Type,
    /// The type expression in the spec.
    pub(crate) text: String,
}

/// Limit on the values that the server accepts.
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
    /// Wire name.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) ty: Type,
    pub(crate) required: bool,
    /// Whether `null` is a valid value.
    pub(crate) nullable: bool,
    pub(crate) read_only: bool,
    /// Whether an extended model declares the field.
    pub(crate) inherited: bool,
    pub(crate) format: Option<String>,
    pub(crate) limits: Vec<Limit>,
    /// Whether the value is boxed, because the model is recursive through this field.
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
    /// Wire value.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
}

/// One of several models, selected by a discriminator.
#[derive(Debug)]
pub(crate) struct Union {
    /// Name in the spec.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    /// Wire name of the discriminator.
    pub(crate) discriminator: String,
    pub(crate) variants: Vec<UnionVariant>,
}

#[derive(Debug)]
pub(crate) struct UnionVariant {
    /// Value of the discriminator.
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) model: ModelId,
    pub(crate) doc: Option<String>,
}

impl Type {
    /// Whether the wire value is a single text.
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

    /// Whether the type is a model or union, which arguments take by reference.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Self::Model(_) | Self::Union(_))
    }
}

impl Field {
    /// Whether the Rust type is an `Option`.
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
