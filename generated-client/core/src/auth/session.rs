//! The credentials of a client: none, one token for good, or tokens that are renewed.

use std::sync::Arc;

use reqwest::header::HeaderValue;

use super::login::Login;
use super::token_cache::TokenCache;
use super::token_provider::TokenProvider;
use crate::error::Error;

/// The credentials of a client.
#[derive(Clone)]
pub(crate) enum Session {
    /// Calls carry none.
    None,
    /// One token, which nothing can replace.
    Fixed(IssuedToken),
    /// Tokens of a provider, kept as long as they are valid.
    Cached(Arc<TokenCache>),
}

/// What a call shows to be let in: the value of `Authorization`. Cheap to clone.
#[derive(Clone)]
pub(crate) struct IssuedToken {
    pub(crate) header: HeaderValue,
    /// Which token it is: 1 for the first that was had, and so on.
    pub(crate) number: u64,
}

impl IssuedToken {
    /// Tells whether two passes show the same token, so that where one was refused the other will be.
    pub(crate) fn same_token(&self, other: &Self) -> bool {
        self.number == other.number || self.header == other.header
    }
}

impl Session {
    /// One token for good, as the value of `Authorization`.
    pub(crate) const fn fixed(header: HeaderValue) -> Self {
        Self::Fixed(IssuedToken { header, number: 1 })
    }

    /// Tokens of a provider.
    pub(crate) fn cached(provider: Arc<dyn TokenProvider>, login: Login) -> Self {
        Self::Cached(Arc::new(TokenCache::new(provider, login)))
    }

    /// The pass for a call, once there is one; `None` without credentials.
    ///
    /// # Errors
    ///
    /// When the provider has no token to give.
    pub(crate) async fn token(&self) -> Result<Option<IssuedToken>, Error> {
        match self {
            Self::None => Ok(None),
            Self::Fixed(token) => Ok(Some(token.clone())),
            Self::Cached(cached) => cached.token().await.map(Some),
        }
    }

    /// Notes that the server did not accept a pass (401). Tells whether another one may be had.
    ///
    /// That one may show the [same token](IssuedToken::same_token) all the same, if the provider has no other.
    pub(crate) fn reject(&self, token: &IssuedToken) -> bool {
        match self {
            Self::None | Self::Fixed(_) => false,
            Self::Cached(cached) => cached.reject(token),
        }
    }
}
