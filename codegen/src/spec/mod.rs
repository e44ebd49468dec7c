//! The spec as Rust types. The docs here are the reference of the format: they feed `spec/schema.json`.

pub(crate) mod base_url;
mod file;
pub(crate) mod json_schema;
pub(crate) mod location;
mod operation;
mod parameter;
mod patterns;
pub(crate) mod route;
mod suppression;
pub(crate) mod type_expr;
mod types;
pub(crate) mod url_template;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) use file::File;
pub use json_schema::json_schema;
pub(crate) use operation::{
    Answer, Body, Cursor, Deprecated, Deprecation, Form, FormEncoding, Operation, PagingRule,
    Permissions, Returns,
};
pub(crate) use parameter::{Join, Limits, Literal, Number, Parameter, PathParameter};
pub(crate) use route::Method;
pub(crate) use suppression::{Allowance, Scope, for_each as for_each_suppression, lints};
pub(crate) use types::{
    Enum, EnumValue, EnumValueDetails, Field, FieldDetails, Model, Union, UnionVariant,
    UnionVariantDetails,
};

/// All files of a spec.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) api: File<ApiFile>,
    /// In the order in which the API file lists them.
    pub(crate) groups: Vec<File<GroupFile>>,
    /// Whether these are all files, each of them listed and readable: if not, what is referred to may stand in another.
    pub(crate) complete: bool,
}

/// `api.yaml`: what holds for the whole API, and the list of its group files.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApiFile {
    /// Name of the API, as it appears in the docs.
    #[schemars(with = "patterns::Words")]
    pub(crate) title: String,
    /// Version of the API.
    #[schemars(with = "patterns::Words")]
    pub(crate) version: String,
    /// A sentence or two about the API.
    pub(crate) doc: Option<String>,
    /// Where requests go unless the client is told otherwise: `https://host`, with a path prefix if there is one.
    #[schemars(with = "patterns::BaseUrl")]
    pub(crate) base_url: String,
    /// The parts of `base_url` in braces, by name: `https://{region}.example.com`.
    #[serde(default)]
    pub(crate) variables: IndexMap<String, ServerVariable>,
    /// The model of error answers. Without it an error's body is any JSON.
    #[schemars(with = "Option<patterns::Type>")]
    pub(crate) error: Option<String>,
    /// The group files, in the order in which the docs list them.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    pub(crate) groups: Vec<String>,
    /// The group files whose cargo features are on by default; all when absent.
    #[schemars(extend("uniqueItems" = true))]
    pub(crate) default_groups: Option<Vec<String>>,
    /// Lints that do not count in the whole spec, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// A part of the base URL that users may choose.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServerVariable {
    /// What stands there unless the user says otherwise.
    pub(crate) default: String,
    /// What can stand there; anything when absent.
    #[serde(default)]
    pub(crate) values: Vec<String>,
    /// What it means.
    pub(crate) doc: Option<String>,
}

/// A group file: the operations of one tag of the API, with the models and enums that it brings.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupFile {
    /// Name of the group: the tag of the API. `Organization` becomes `client.organization()`.
    #[schemars(with = "patterns::Words")]
    pub(crate) group: String,
    /// Rust name (`snake_case`) to use in place of the one that follows from `group`.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub(crate) rust: Option<String>,
    /// A sentence about the group.
    pub(crate) doc: Option<String>,
    /// The operations, in the order in which the docs list them.
    #[serde(default)]
    pub(crate) operations: Vec<Operation>,
    /// The models by name. A name holds for all files.
    #[serde(default)]
    pub(crate) models: IndexMap<String, Model>,
    /// The enums by name. A name holds for all files.
    #[serde(default)]
    pub(crate) enums: IndexMap<String, Enum>,
    /// The unions by name. A name holds for all files.
    #[serde(default)]
    pub(crate) unions: IndexMap<String, Union>,
    /// Lints that do not count in this file, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}
