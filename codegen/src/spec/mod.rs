//! The spec as Rust types. The doc comments feed `spec/schema.json`.

mod allowance;
pub mod base_url;
mod built_in;
pub(crate) mod by_kind;
mod file;
pub(crate) mod json_schema;
mod operation;
mod parameter;
mod parsed;
mod patterns;
pub mod route;
pub mod security;
mod server;
mod spanned;
mod suppression;
pub mod type_expr;
mod types;
pub mod url_template;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use allowance::{Allowance, AllowanceFile, AllowanceKind};
pub use built_in::BuiltIn;
pub use file::File;
pub use json_schema::json_schema;
pub use operation::{
    Answer, Body, Cursor, Deprecated, Deprecation, Form, FormEncoding, Operation, PagingRule,
    Permissions, Returns,
};
pub use parameter::{
    AnyParameter, Join, Limits, Literal, Location, Number, Parameter, PathParameter, Style,
};
pub use parsed::{Fault, Grammar, Parsed};
pub use route::{Method, Route};
pub use security::{Alternatives, KeyLocation, SecurityKind, SecurityScheme};
pub use server::{NamedServer, ServerVariable, ServerVariables};
pub use spanned::{Keyed, Spanned};
pub use suppression::Suppression;
pub(crate) use suppression::{Scope, for_each as for_each_suppression, lints};
pub use type_expr::TypeExpr;
pub use types::{
    Enum, EnumValue, EnumValueDetails, Field, FieldDetails, Model, Union, UnionVariant,
    UnionVariantDetails,
};
pub use url_template::UrlTemplate;

/// All files of a spec.
#[derive(Debug)]
pub struct Spec {
    pub api: File<ApiFile>,
    /// In the order of the API file.
    pub groups: Vec<File<GroupFile>>,
    /// Changes that are intended, though they break released clients.
    pub allowances: Vec<Spanned<Allowance>>,
    /// Whether every file is listed and readable. If not, a name may be defined in a missing file.
    pub complete: bool,
}

/// `api.yaml`: settings of the whole API, and the list of its group files.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiFile {
    /// Name of the API, as shown in the docs.
    #[schemars(with = "patterns::Words")]
    pub title: Spanned<String>,
    /// Version of the API.
    #[schemars(with = "patterns::Words")]
    pub version: Spanned<String>,
    /// Short documentation of the API.
    pub doc: Option<String>,
    /// Default base URL of requests: `https://host`, optionally with a path prefix.
    #[schemars(with = "patterns::BaseUrl")]
    pub base_url: Parsed<UrlTemplate>,
    /// Variables of `base_url` by name, written in braces: `https://{region}.example.com`.
    #[serde(default)]
    pub variables: ServerVariables,
    /// Servers by name, for operations that are not at `base_url`.
    #[serde(default)]
    pub servers: IndexMap<Spanned<String>, Spanned<NamedServer>>,
    /// Model of error bodies; any JSON when absent.
    #[schemars(with = "Option<patterns::Type>")]
    pub error: Option<Parsed<TypeExpr>>,
    /// Security schemes by name, besides `bearer`, the OAuth token.
    #[serde(default)]
    pub security: IndexMap<Spanned<String>, Spanned<SecurityScheme>>,
    /// Alternatives of security schemes that operations without `security` accept; `[[bearer]]`
    /// when absent.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    pub default_security: Option<Keyed<Alternatives>>,
    /// Group files, in the order of the docs.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    pub groups: Spanned<Vec<Spanned<String>>>,
    /// Group files whose cargo features are enabled by default; all when absent.
    #[schemars(extend("uniqueItems" = true))]
    pub default_groups: Option<Vec<Spanned<String>>>,
    /// Lints suppressed in the whole spec, each with a reason.
    #[serde(default)]
    pub allow: Vec<Spanned<Suppression>>,
}

/// A group file: the operations of one OpenAPI tag, with their models, enums and unions.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupFile {
    /// Name of the group (OpenAPI tag). `Organization` becomes `client.organization()`.
    #[schemars(with = "patterns::Words")]
    pub group: Spanned<String>,
    /// Rust name (`snake_case`); derived from `group` when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<Spanned<String>>,
    /// Short documentation of the group.
    pub doc: Option<String>,
    /// Operations, in the order of the docs.
    #[serde(default)]
    pub operations: Vec<Spanned<Operation>>,
    /// Models by name, which is unique among all files.
    #[serde(default)]
    pub models: IndexMap<Spanned<String>, Spanned<Model>>,
    /// Enums by name, which is unique among all files.
    #[serde(default)]
    pub enums: IndexMap<Spanned<String>, Spanned<Enum>>,
    /// Unions by name, which is unique among all files.
    #[serde(default)]
    pub unions: IndexMap<Spanned<String>, Spanned<Union>>,
    /// Lints suppressed in this file, each with a reason.
    #[serde(default)]
    pub allow: Vec<Spanned<Suppression>>,
}
