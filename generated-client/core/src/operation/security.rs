//! Security schemes: the kinds of credentials that operations accept.

/// A kind of credentials that an operation accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SecurityScheme {
    /// The access token of the client, in the `Authorization` header.
    Bearer,
    /// A user name and password, in the `Authorization` header.
    Basic(BasicAuth),
    /// An API key.
    ApiKey(ApiKey),
}

/// A security scheme with a user name and password; see
/// [`ClientBuilder::basic`](crate::ClientBuilder::basic).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BasicAuth {
    name: &'static str,
}

/// A security scheme with a secret key; see
/// [`ClientBuilder::api_key`](crate::ClientBuilder::api_key).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ApiKey {
    name: &'static str,
    location: ApiKeyLocation,
    parameter: &'static str,
}

/// The part of a request that carries an API key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ApiKeyLocation {
    /// A header.
    Header,
    /// A query parameter.
    Query,
    /// A cookie.
    Cookie,
}

impl BasicAuth {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name }
    }

    /// The name of the scheme in the API's description.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// Constructors for generated code.
#[doc(hidden)]
impl ApiKey {
    #[must_use]
    pub const fn header(name: &'static str, parameter: &'static str) -> Self {
        Self {
            name,
            location: ApiKeyLocation::Header,
            parameter,
        }
    }

    #[must_use]
    pub const fn query(name: &'static str, parameter: &'static str) -> Self {
        Self {
            name,
            location: ApiKeyLocation::Query,
            parameter,
        }
    }

    #[must_use]
    pub const fn cookie(name: &'static str, parameter: &'static str) -> Self {
        Self {
            name,
            location: ApiKeyLocation::Cookie,
            parameter,
        }
    }
}

impl ApiKey {
    /// The name of the scheme in the API's description.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The part of a request that carries the key.
    #[must_use]
    pub const fn location(&self) -> ApiKeyLocation {
        self.location
    }

    /// The name of the header, query parameter or cookie.
    #[must_use]
    pub const fn parameter(&self) -> &'static str {
        self.parameter
    }
}
