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
pub(crate) struct Model {
    /// What it stands for.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the name.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub(crate) rust: Option<String>,
    /// The models whose fields this one has too, before its own.
    #[serde(default)]
    pub(crate) extends: Vec<String>,
    /// The fields by name on the wire.
    pub(crate) fields: IndexMap<String, Field>,
    /// The type of fields that have no name here; any JSON when absent.
    #[schemars(with = "Option<patterns::Type>")]
    pub(crate) additional: Option<String>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// One of several models; a field says which.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Union {
    /// What it stands for.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the name.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub(crate) rust: Option<String>,
    /// The field that says which model it is.
    #[schemars(with = "patterns::Words")]
    pub(crate) discriminator: String,
    /// The models by the field's value.
    #[schemars(extend("minProperties" = 1))]
    pub(crate) variants: IndexMap<String, UnionVariant>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// A model, or a model with more to say.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum UnionVariant {
    /// The model.
    Type(#[schemars(with = "patterns::Type")] String),
    Details(UnionVariantDetails),
}

/// One model of a union.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnionVariantDetails {
    /// The model.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub(crate) ty: String,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the value.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub(crate) rust: Option<String>,
}

/// A type, or a type with more to say.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Field {
    /// The type of an optional field.
    Type(#[schemars(with = "patterns::Type")] String),
    Details(Box<FieldDetails>),
}

/// A field of a model.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldDetails {
    /// Its type.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub(crate) ty: String,
    /// Whether it is always there; `false` when absent.
    #[serde(default)]
    pub(crate) required: bool,
    /// Whether only the server sets it; `false` when absent.
    #[serde(default)]
    pub(crate) read_only: bool,
    /// Whether its text must never be printed or logged; `false` when absent.
    #[serde(default)]
    pub(crate) secret: bool,
    /// Whether `null` is a value that it can have; `false` when absent.
    #[serde(default)]
    pub(crate) nullable: bool,
    /// How its text is built, where its type does not say it, as `local-date-time`. It is for the docs.
    pub(crate) format: Option<String>,
    /// What the server accepts. The client does not check it; the testing kit does.
    pub(crate) limits: Option<Limits>,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from the name.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub(crate) rust: Option<String>,
}

/// A list of words, open for words that the server adds later.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Enum {
    /// What it stands for.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the name.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub(crate) rust: Option<String>,
    /// The values on the wire, quoted, in the API's order.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    pub(crate) values: Vec<EnumValue>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// A value, or a value with more to say.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum EnumValue {
    /// The value on the wire.
    Value(String),
    Details(EnumValueDetails),
}

/// A value of an enum.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnumValueDetails {
    /// The value on the wire.
    pub(crate) value: String,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the value.
    #[schemars(with = "Option<patterns::CamelName>")]
    pub(crate) rust: Option<String>,
}

impl Field {
    pub(crate) fn ty(&self) -> &str {
        match self {
            Self::Type(ty) => ty,
            Self::Details(details) => &details.ty,
        }
    }

    pub(crate) fn details(&self) -> Option<&FieldDetails> {
        match self {
            Self::Type(_) => None,
            Self::Details(details) => Some(details),
        }
    }
}

impl EnumValue {
    pub(crate) fn value(&self) -> &str {
        match self {
            Self::Value(value) => value,
            Self::Details(details) => &details.value,
        }
    }

    pub(crate) fn details(&self) -> Option<&EnumValueDetails> {
        match self {
            Self::Value(_) => None,
            Self::Details(details) => Some(details),
        }
    }
}
