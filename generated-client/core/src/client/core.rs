//! The state of a client, independent of its API.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;

use super::servers::Servers;
use crate::auth::{Credential, Session};
use crate::error::ErrorReader;
use crate::retry::{RetryPolicy, Tokens};
use crate::transport::{Limiter, Middleware};

/// A client without the operations of an API. Clones share their connections.
#[derive(Clone)]
pub struct Core(pub(crate) Arc<Shared>);

/// The state that all clones share.
pub(crate) struct Shared {
    pub(crate) http: reqwest::Client,
    pub(crate) servers: Servers,
    /// Headers of every request.
    pub(crate) headers: HeaderMap,
    /// The source of the `Authorization` header, for requests without their own.
    pub(crate) session: Session,
    /// Credentials besides the token.
    pub(crate) keys: Vec<Credential>,
    /// Limit of a whole call.
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Tokens,
    pub(crate) limiter: Option<Limiter>,
    pub(crate) middleware: Vec<Arc<dyn Middleware>>,
    pub(crate) error_body: ErrorReader,
    /// Limit of a decompressed response body in bytes.
    pub(crate) max_response: usize,
    /// Limit of the characters of a body in `tracing` events.
    #[cfg(feature = "tracing")]
    pub(crate) traced_bodies: usize,
}

impl Core {
    /// The base URL without a trailing slash, to which the operations' paths are appended.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.0.servers.base.as_str().trim_end_matches('/')
    }
}

impl fmt::Debug for Core {
    /// Shows the base URL; never the token or headers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.base_url())
            .field("timeout", &self.0.timeout)
            .finish_non_exhaustive()
    }
}
