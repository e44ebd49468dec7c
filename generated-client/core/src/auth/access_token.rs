//! An access token, and the header that it is sent in.

use std::fmt;
use std::time::{Duration, Instant};

use bytes::Bytes;
use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use crate::text::Secret;

/// An access token, and how long it is valid if that is known.
#[derive(Clone)]
pub struct AccessToken {
    token: Secret,
    since: Instant,
    lifetime: Option<Duration>,
}

impl AccessToken {
    /// A token that is used until the server no longer accepts it (401).
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            since: Instant::now(),
            lifetime: None,
        }
    }

    /// Says how long it is valid from when it was [made](Self::new). A new one is fetched shortly before that.
    #[must_use]
    pub const fn expires_in(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }

    /// Counts its lifetime from this moment.
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

    /// When it expires; `None` if that is not known, or too far away to be told.
    pub(crate) fn expiry(&self) -> Option<Instant> {
        self.since.checked_add(self.lifetime?)
    }
}

impl fmt::Debug for AccessToken {
    /// Shows how long it is valid; never the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("expires_in", &self.lifetime)
            .finish_non_exhaustive()
    }
}

/// The value of `Authorization` for a token. Its memory is wiped on drop.
///
/// `None` if the token is empty, or holds characters that no token can.
pub(crate) fn bearer(token: &Secret) -> Option<HeaderValue> {
    let text = token.expose();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    secret_header(&["Bearer ", text])
}

/// The value of a header that must not be logged, in memory that is wiped on drop. `None` if no header can hold it.
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
