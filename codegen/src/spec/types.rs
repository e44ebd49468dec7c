//! Models, enums and unions.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Limits;
use crate::spec::Allowance;
use crate::spec::patterns;

/// A JSON object with named fields.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the name when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<String>,
    /// Models whose fields this model inherits, placed before its own.
    #[serde(default)]
    pub extends: Vec<String>,
    /// Fields by wire name.
    pub fields: IndexMap<String, Field>,
    /// Type of additional fields; any JSON when absent.
    #[schemars(with = "Option<patterns::Type>")]
    pub additional: Option<String>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Allowance>,
}

/// A choice of models, selected by a discriminator.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Union {
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the name when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<String>,
    /// Field whose value selects the model.
    #[schemars(with = "patterns::Words")]
    pub discriminator: String,
    /// Models by value of the discriminator.
    #[schemars(extend("minProperties" = 1))]
    pub variants: IndexMap<String, UnionVariant>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Allowance>,
}

/// A model, or a model with details.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum UnionVariant {
    /// Model of the variant.
    Type(#[schemars(with = "patterns::Type")] String),
    Details(UnionVariantDetails),
}

/// A variant of a union.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnionVariantDetails {
    /// Model of the variant.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: String,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the value when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<String>,
}

/// A type, or a type with details.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Field {
    /// The type of an optional field.
    Type(#[schemars(with = "patterns::Type")] String),
    Details(Box<FieldDetails>),
}

/// A field of a model.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldDetails {
    /// Type of the field.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: String,
    /// Whether the field is always present; `false` when absent.
    #[serde(default)]
    pub required: bool,
    /// Whether only the server sets the field; `false` when absent.
    #[serde(default)]
    pub read_only: bool,
    /// Whether the text must never be printed or logged; `false` when absent.
    #[serde(default)]
    pub secret: bool,
    /// Whether the field can be `null`; `false` when absent.
    #[serde(default)]
    pub nullable: bool,
    /// Text format where the type defines none, such as `local-date-time`. Documentation only.
    pub format: Option<String>,
    /// Limits of the value. The client does not check them; the mock server does.
    pub limits: Option<Limits>,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`snake_case`); derived from the name when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<String>,
}

/// An open list of text values: the client accepts values that the server adds later.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enum {
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the name when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<String>,
    /// Wire values, quoted, in the order of the API.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    pub values: Vec<EnumValue>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Allowance>,
}

/// A value, or a value with details.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum EnumValue {
    /// Wire value.
    Value(String),
    Details(EnumValueDetails),
}

/// A value of an enum.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnumValueDetails {
    /// Wire value.
    pub value: String,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`CamelCase`); derived from the value when absent.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub rust: Option<String>,
}

impl Field {
    pub fn ty(&self) -> &str {
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
    pub fn value(&self) -> &str {
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
