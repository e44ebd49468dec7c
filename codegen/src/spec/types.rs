//! Models, enums and unions.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Keyed, Limits, Parsed, Spanned, Suppression, TypeExpr};
use crate::spec::by_kind::by_kind;
use crate::spec::patterns;

/// A JSON object with named fields.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the name when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<Spanned<String>>,
    /// Models whose fields this model inherits, placed before its own.
    #[serde(default)]
    pub extends: Spanned<Vec<Parsed<TypeExpr>>>,
    /// Fields by wire name.
    pub fields: Spanned<IndexMap<Spanned<String>, Spanned<Field>>>,
    /// Type of additional fields; any JSON when absent.
    #[schemars(with = "Option<patterns::Type>")]
    pub additional: Option<Parsed<TypeExpr>>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Spanned<Suppression>>,
}

/// A choice of models, selected by a discriminator.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Union {
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the name when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<Spanned<String>>,
    /// Field whose value selects the model.
    #[schemars(with = "patterns::Words")]
    pub discriminator: Spanned<String>,
    /// Models by value of the discriminator.
    #[schemars(extend("minProperties" = 1))]
    pub variants: Spanned<IndexMap<Spanned<String>, UnionVariant>>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Spanned<Suppression>>,
}

/// A model, or a model with details.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum UnionVariant {
    /// Model of the variant.
    Type(#[schemars(with = "patterns::Type")] Parsed<TypeExpr>),
    Details(UnionVariantDetails),
}

/// A variant of a union.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnionVariantDetails {
    /// Model of the variant.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: Parsed<TypeExpr>,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the value when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<Spanned<String>>,
}

/// A type, or a type with details.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Field {
    /// The type of an optional field.
    Type(#[schemars(with = "patterns::Type")] Parsed<TypeExpr>),
    Details(Box<FieldDetails>),
}

/// A field of a model.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldDetails {
    /// Type of the field.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: Parsed<TypeExpr>,
    /// Whether the field is always present; `false` when absent.
    #[serde(default)]
    pub required: bool,
    /// Whether only the server sets the field; `false` when absent.
    #[serde(default)]
    pub read_only: bool,
    /// Whether only the client sends the field; `false` when absent.
    #[serde(default)]
    pub write_only: Keyed<bool>,
    /// Whether the text must never be printed or logged; `false` when absent.
    #[serde(default)]
    pub secret: Keyed<bool>,
    /// Whether the field can be `null`; `false` when absent.
    #[serde(default)]
    pub nullable: bool,
    /// Text format where the type defines none, such as `local-date-time`. Documentation only.
    pub format: Option<Spanned<String>>,
    /// Limits of the value. The client does not check them; the mock server does.
    pub limits: Option<Spanned<Limits>>,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`snake_case`); derived from the name when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<Spanned<String>>,
}

/// An open list of text values: the client accepts values that the server adds later.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enum {
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the name when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<Spanned<String>>,
    /// Wire values, quoted, in the order of the API.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    pub values: Spanned<Vec<Spanned<EnumValue>>>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Spanned<Suppression>>,
}

/// A value, or a value with details.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum EnumValue {
    /// Wire value.
    Value(Spanned<String>),
    Details(EnumValueDetails),
}

/// A value of an enum.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnumValueDetails {
    /// Wire value.
    pub value: Spanned<String>,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the value when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<Spanned<String>>,
}

by_kind!(Field {
    scalar: Type,
    map: Details
});
by_kind!(UnionVariant {
    scalar: Type,
    map: Details
});
by_kind!(EnumValue {
    scalar: Value,
    map: Details
});

impl Field {
    pub fn ty(&self) -> &Parsed<TypeExpr> {
        match self {
            Self::Type(ty) => ty,
            Self::Details(details) => &details.ty,
        }
    }

    pub fn details(&self) -> Option<&FieldDetails> {
        match self {
            Self::Type(_) => None,
            Self::Details(details) => Some(details),
        }
    }
}

impl EnumValue {
    pub fn value(&self) -> &Spanned<String> {
        match self {
            Self::Value(value) => value,
            Self::Details(details) => &details.value,
        }
    }

    pub fn details(&self) -> Option<&EnumValueDetails> {
        match self {
            Self::Value(_) => None,
            Self::Details(details) => Some(details),
        }
    }
}

impl UnionVariant {
    pub fn ty(&self) -> &Parsed<TypeExpr> {
        match self {
            Self::Type(ty) => ty,
            Self::Details(details) => &details.ty,
        }
    }

    pub fn details(&self) -> Option<&UnionVariantDetails> {
        match self {
            Self::Type(_) => None,
            Self::Details(details) => Some(details),
        }
    }
}
