//! Servers of operations that are not at the API's base URL.

/// A server of some operations, which have another base URL than the rest of the API.
///
/// See [`ClientBuilder::server`](crate::ClientBuilder::server).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedServer {
    name: &'static str,
    base_url: &'static str,
}

impl NamedServer {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, base_url: &'static str) -> Self {
        Self { name, base_url }
    }

    /// The name of the server in the spec.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The default base URL.
    #[must_use]
    pub const fn base_url(&self) -> &'static str {
        self.base_url
    }
}
