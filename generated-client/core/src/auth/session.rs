//! The credentials of a client: none, a fixed token, or renewed tokens.

use std::sync::Arc;

use reqwest::header::HeaderValue;

use super::login::Login;
use super::token_cache::TokenCache;
use super::token_provider::TokenProvider;
use crate::error::Error;

/// The credentials of a client.
#[derive(Clone)]
pub(crate) enum Session {
    /// Calls carry no token.
    None,
    /// A token that is never replaced.
    Fixed(IssuedToken),
    /// Tokens of a provider, kept while they are valid.
    Cached(Arc<TokenCache>),
}

/// A token as the value of `Authorization`. Cheap to clone.
#[derive(Clone)]
pub(crate) struct IssuedToken {
    pub(crate) header: HeaderValue,
    /// The sequence number of the token, starting at 1.
    pub(crate) number: u64,
}

impl IssuedToken {
    /// Tells whether both carry the same token, so that the server would reject either.
    pub(crate) fn same_token(&self, other: &Self) -> bool {
        self.number == other.number || self.header == other.header
    }
}

impl Session {
    /// Creates a session with a fixed token, given as the value of `Authorization`.
    pub(crate) const fn fixed(header: HeaderValue) -> Self {
        Self::Fixed(IssuedToken { header, number: 1 })
    }

    /// Creates a session with the tokens of a provider.
    pub(crate) fn cached(provider: Arc<dyn TokenProvider>, login: Login) -> Self {
        Self::Cached(Arc::new(TokenCache::new(provider, login)))
    }

    /// Returns the token for a call, requesting one if necessary; `None` without credentials.
    ///
    /// # Errors
    ///
    /// If the provider returns an error.
    pub(crate) async fn token(&self) -> Result<Option<IssuedToken>, Error> {
        match self {
            Self::None => Ok(None),
            Self::Fixed(token) => Ok(Some(token.clone())),
            Self::Cached(cached) => cached.token().await.map(Some),
        }
    }

    /// Records that the server rejected a token (401). Tells whether a new one may be available.
    ///
    /// The new one may be the [same token](IssuedToken::same_token) if the provider has no other.
    pub(crate) fn reject(&self, token: &IssuedToken) -> bool {
        match self {
            Self::None | Self::Fixed(_) => false,
            Self::Cached(cached) => cached.reject(token),
        }
    }
}
