//! What a client is, apart from the methods that lead to an API's operations.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderMap;

use crate::auth::Session;
use crate::error::ErrorReader;
use crate::retry::{RetryPolicy, Tokens};
use crate::transport::{Limiter, Middleware};

/// A client without its API. Clones share their connections.
#[derive(Clone)]
pub struct Core(pub(crate) Arc<Shared>);

/// What all clones share.
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
    pub(crate) error_body: ErrorReader,
    /// Bytes of an answer's body, unpacked.
    pub(crate) max_response: usize,
    /// Characters of a body that are shown.
    #[cfg(feature = "tracing")]
    pub(crate) traced_bodies: usize,
}

impl Core {
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

impl fmt::Debug for Core {
    /// Shows where requests go; never the token or any header.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.base_url())
            .field("timeout", &self.0.timeout)
            .finish_non_exhaustive()
    }
}
