//! Security schemes, and the alternatives of schemes that operations accept.

use super::names::Name;
pub use crate::spec::KeyLocation;

/// Credentials besides the OAuth token.
#[derive(Debug)]
pub struct SecurityScheme {
    /// Name in the spec.
    pub wire: String,
    /// Name of the constant in lower case.
    pub name: Name,
    pub kind: SecurityKind,
    pub doc: Option<String>,
}

#[derive(Debug)]
pub enum SecurityKind {
    /// A user name and password.
    Basic,
    ApiKey {
        location: KeyLocation,
        /// Name of the header, query parameter or cookie.
        parameter: String,
    },
}

/// Index into [`Api::security`](super::Api::security).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemeId(pub usize);

/// A scheme whose credentials a request carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credential {
    /// The OAuth token.
    Token,
    Scheme(SchemeId),
}

/// Alternatives of schemes; each carries the credentials of all its schemes.
///
/// No alternative means that the request carries no credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Security(pub Vec<Vec<Credential>>);

impl Security {
    /// A request without credentials.
    pub fn none() -> Self {
        Self(Vec::new())
    }

    /// The OAuth token.
    pub fn token() -> Self {
        Self(vec![vec![Credential::Token]])
    }
}
