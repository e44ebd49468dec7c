//! Base URLs.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Parsed, Spanned, UrlTemplate, patterns};

/// Variables of a base URL by name.
pub type ServerVariables = IndexMap<Spanned<String>, ServerVariable>;

/// A variable part of a base URL.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServerVariable {
    /// Value used unless the user chooses another one.
    pub default: Spanned<String>,
    /// Allowed values; any value when absent.
    #[serde(default)]
    pub values: Spanned<Vec<Spanned<String>>>,
    /// Documentation text.
    pub doc: Option<String>,
}

/// A server of operations that are not at the base URL of the API.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedServer {
    /// Default base URL of the operations: `https://host`, optionally with a path prefix.
    #[schemars(with = "patterns::BaseUrl")]
    pub base_url: Parsed<UrlTemplate>,
    /// Variables of `base_url` by name, written in braces: `https://{region}.example.com`.
    #[serde(default)]
    pub variables: ServerVariables,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`snake_case`) of the constant, which is in upper case; derived from the server's
    /// name when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<Spanned<String>>,
}
