//! Types of the IR: models, enums and unions.

use super::{EnumId, ModelId, UnionId};
use crate::ir::names::Name;
pub use crate::spec::Number;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    String,
    Uri,
    Secret,
    Bool,
    Int32,
    Int64,
    Uint64,
    Float,
    Double,
    Date,
    DateTime,
    Binary,
    Json,
    List(Box<Type>),
    Map(Box<Type>),
    /// A value or `null`: a list item, a map value, a body or a response. Fields have a flag.
    Nullable(Box<Type>),
    Model(ModelId),
    Enum(EnumId),
    Union(UnionId),
}

#[derive(Debug)]
pub struct Model {
    /// Name in the spec.
    pub wire: String,
    pub name: Name,
    pub doc: Option<String>,
    /// Extended models, whose fields come before the model's other fields.
    pub extends: Vec<ModelId>,
    /// All fields, including those of the extended models.
    pub fields: Vec<Field>,
    /// Type of additional fields, if the spec declares it.
    pub additional: Option<Additional>,
    /// Whether a PATCH operation sends the model, so that `null` and an absent field differ.
    pub patched: bool,
}

/// Type of additional fields.
#[derive(Debug)]
pub struct Additional {
    pub ty: Type,
    /// The type expression in the spec.
    pub text: String,
}

/// Limit on the values that the server accepts.
#[derive(Debug, Clone, PartialEq)]
pub enum Limit {
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

#[derive(Debug, Clone)]
pub struct Field {
    /// Wire name.
    pub wire: String,
    pub name: Name,
    pub ty: Type,
    /// Whether the field is always present, in the directions in which it travels.
    pub required: bool,
    /// Presence in requests and responses together.
    pub presence: Presence,
    /// Whether `null` is a valid value.
    pub nullable: bool,
    pub read_only: bool,
    pub write_only: bool,
    /// Whether an extended model declares the field.
    pub inherited: bool,
    pub format: Option<String>,
    pub limits: Vec<Limit>,
    /// Whether the value is boxed, because the model is recursive through this field.
    pub boxed: bool,
    pub doc: Option<String>,
}

/// Presence of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// The field is always present.
    Always,
    /// The field is present in requests, and may be absent from responses.
    InRequests,
    /// The field may be absent.
    Optional,
}

#[derive(Debug)]
pub struct Enum {
    /// Name in the spec.
    pub wire: String,
    pub name: Name,
    pub doc: Option<String>,
    pub variants: Vec<Variant>,
}

#[derive(Debug)]
pub struct Variant {
    /// Wire value.
    pub wire: String,
    pub name: Name,
    pub doc: Option<String>,
}

/// One of several models, selected by a discriminator.
#[derive(Debug)]
pub struct Union {
    /// Name in the spec.
    pub wire: String,
    pub name: Name,
    pub doc: Option<String>,
    /// Wire name of the discriminator.
    pub discriminator: String,
    pub variants: Vec<UnionVariant>,
}

#[derive(Debug)]
pub struct UnionVariant {
    /// Value of the discriminator.
    pub wire: String,
    pub name: Name,
    pub model: ModelId,
    pub doc: Option<String>,
}

impl Type {
    /// Whether the wire value is a single text.
    pub fn is_plain(&self) -> bool {
        !matches!(
            self,
            Self::List(_)
                | Self::Map(_)
                | Self::Nullable(_)
                | Self::Model(_)
                | Self::Union(_)
                | Self::Json
                | Self::Binary
        )
    }

    /// The type of the items of a list; other types are returned unchanged.
    pub fn item(&self) -> &Self {
        match self {
            Self::List(item) => item,
            other => other,
        }
    }

    /// The type within lists, maps and nullable types; other types are returned unchanged.
    pub(crate) fn innermost(&self) -> &Self {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.innermost(),
            other => other,
        }
    }

    /// Whether the type is a model or union, which arguments take by reference.
    pub fn is_object(&self) -> bool {
        matches!(self, Self::Model(_) | Self::Union(_))
    }
}

impl Field {
    /// Whether the Rust type is an `Option`.
    pub fn is_option(&self) -> bool {
        self.presence != Presence::Always || self.nullable
    }
}

impl Number {
    /// The number, rounded if it has more than 53 significant bits.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Int(value) => value as f64,
            Self::Float(value) => value,
        }
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
