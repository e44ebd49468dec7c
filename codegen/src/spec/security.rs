//! Security schemes, and the alternatives of schemes that operations accept.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Spanned, patterns};

/// Name of the scheme of the OAuth token, which every spec has.
pub const BEARER: &str = "bearer";

/// Alternatives, each a list of schemes whose credentials are sent together.
pub type Alternatives = Vec<Spanned<Vec<Spanned<String>>>>;

/// Credentials that operations accept besides the OAuth token.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityScheme {
    /// Kind of the credentials.
    #[serde(rename = "type")]
    pub kind: SecurityKind,
    /// Part of the request that carries an API key.
    #[serde(rename = "in")]
    pub location: Option<Spanned<KeyLocation>>,
    /// Name of the header, query parameter or cookie that carries an API key.
    #[schemars(with = "Option<patterns::Words>")]
    pub name: Option<Spanned<String>>,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`snake_case`) of the constant, which is in upper case; derived from the scheme's
    /// name when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<Spanned<String>>,
}

/// Kind of the credentials of a security scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecurityKind {
    /// A user name and password: HTTP Basic.
    Basic,
    /// A secret key in a header, query parameter or cookie.
    ApiKey,
}

/// Part of a request that carries an API key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeyLocation {
    /// A header.
    Header,
    /// A query parameter.
    Query,
    /// A cookie.
    Cookie,
}
