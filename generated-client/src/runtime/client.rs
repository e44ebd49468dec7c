//! The client: where requests go, and what they all have in common.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderMap;

use super::auth::Session;
use super::builder::ClientBuilder;
use super::limiter::Limiter;
use super::middleware::Middleware;
use super::retry::{RetryPolicy, Tokens};

/// A client of the API.
///
/// Made by [`Client::builder`]. Cloning is cheap, and clones share their connections; so make one and keep it. The methods
/// named after the groups of the API lead to the operations.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Shared>);

/// What all clones share. It is read as a field, since methods of the client share their names with the API's groups.
pub(crate) struct Shared {
    pub(crate) http: reqwest::Client,
    /// Without a slash at its end, unless that is all of its path.
    pub(crate) base: Url,
    /// Sent with each request.
    pub(crate) headers: HeaderMap,
    /// What requests carry as `Authorization`, unless they have one of their own.
    pub(crate) session: Session,
    /// For a call as a whole.
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Tokens,
    pub(crate) limiter: Option<Limiter>,
    pub(crate) middleware: Vec<Arc<dyn Middleware>>,
    /// Bytes of an answer's body, unpacked.
    pub(crate) max_response: usize,
    /// Characters of a body that are shown.
    #[cfg(feature = "tracing")]
    pub(crate) traced_bodies: usize,
}

impl Client {
    /// Starts making a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    pub(crate) fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// Where requests go: a URL without a slash at its end, to which the operations' paths are appended.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.0.base.as_str().trim_end_matches('/')
    }

    /// The path before the operations' own, without a slash at its end.
    pub(crate) fn base_path(&self) -> &str {
        self.0.base.path().trim_end_matches('/')
    }
}

impl fmt::Debug for Client {
    /// Shows where requests go; never the token or any header.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.base_url())
            .field("timeout", &self.0.timeout)
            .finish_non_exhaustive()
    }
}
