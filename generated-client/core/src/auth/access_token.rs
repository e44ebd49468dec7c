//! Access tokens, and the headers that carry them.

use std::fmt;
use std::time::{Duration, Instant};

use bytes::Bytes;
use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use crate::text::Secret;

/// An access token with its lifetime, if that is known.
#[derive(Clone)]
pub struct AccessToken {
    token: Secret,
    since: Instant,
    lifetime: Option<Duration>,
}

impl AccessToken {
    /// Creates a token that is used until the server rejects it (401).
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            since: Instant::now(),
            lifetime: None,
        }
    }

    /// Sets the lifetime, counted from [`new`](Self::new).
    ///
    /// The client renews the token shortly before its end.
    #[must_use]
    pub const fn expires_in(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }

    /// Counts the lifetime from this moment.
    pub(crate) const fn since(mut self, since: Instant) -> Self {
        self.since = since;
        self
    }

    pub(crate) const fn secret(&self) -> &Secret {
        &self.token
    }

    pub(crate) const fn lifetime(&self) -> Option<Duration> {
        self.lifetime
    }

    /// Returns the time of expiry; `None` if it is unknown or too far in the future for the clock.
    pub(crate) fn expiry(&self) -> Option<Instant> {
        self.since.checked_add(self.lifetime?)
    }
}

impl fmt::Debug for AccessToken {
    /// Shows the lifetime; never the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("expires_in", &self.lifetime)
            .finish_non_exhaustive()
    }
}

/// Builds the `Authorization` header of a token, in memory that is wiped on drop.
///
/// Returns `None` if the token is empty or contains invalid characters.
pub(crate) fn bearer(token: &Secret) -> Option<HeaderValue> {
    let text = token.expose();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    secret_header(&["Bearer ", text])
}

/// Builds a sensitive header value, in memory that is wiped on drop.
///
/// Returns `None` if the value contains characters that headers cannot contain.
pub(crate) fn secret_header(parts: &[&str]) -> Option<HeaderValue> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(
        parts.iter().map(|part| part.len()).sum(),
    ));
    for part in parts {
        bytes.extend_from_slice(part.as_bytes());
    }
    let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(bytes)).ok()?;
    value.set_sensitive(true);
    Some(value)
}
