//! Signing in with a stored refresh token: the grant `refresh_token`.

use std::fmt;

use super::access_token::AccessToken;
use super::client_credentials::check_client;
use super::login::Login;
use super::rotating_token::RotatingToken;
use super::token_provider::TokenProvider;
use crate::error::{Error, ErrorKind};
use crate::text::Secret;
use crate::transport::BoxFuture;

/// Signs in as a user with a stored refresh token: the grant `refresh_token`.
///
/// The login server may replace the refresh token on each use, which invalidates the old one. The
/// new token is kept here and passed to [`on_change`](Self::on_change), so that a program can store
/// it. To call [`current`](Self::current) later, give the client an [`Arc`](std::sync::Arc) of this
/// provider.
pub struct RefreshToken(RotatingToken);

impl RefreshToken {
    /// Takes the OAuth client's id, its secret if it has one, and the refresh token.
    #[must_use]
    pub fn new(
        client_id: impl Into<String>,
        client_secret: Option<Secret>,
        refresh_token: impl Into<Secret>,
    ) -> Self {
        let token = Some(refresh_token.into());
        Self(RotatingToken::new(client_id.into(), client_secret, token))
    }

    /// Calls a function with each new refresh token, before the new access token is used.
    ///
    /// The function runs in an asynchronous task, so it must not block for long.
    #[must_use]
    pub fn on_change(mut self, listener: impl Fn(&Secret) + Send + Sync + 'static) -> Self {
        self.0.set_listener(listener);
        self
    }

    /// The current refresh token.
    #[must_use]
    pub fn current(&self) -> Secret {
        self.0.current().unwrap_or_default()
    }
}

impl TokenProvider for RefreshToken {
    fn token<'a>(&'a self, login: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        Box::pin(async {
            let _guard = self.0.exchange_lock.lock().await;
            self.0.refresh(login).await
        })
    }

    fn check(&self, login: &Login) -> Result<(), Error> {
        check_client(&self.0.client_id, self.0.client_secret.as_ref())?;
        if self.current().expose().is_empty() {
            let message = "the refresh token is empty";
            return Err(Error::new(ErrorKind::Config, message));
        }
        login.url().map(drop)
    }
}

impl fmt::Debug for RefreshToken {
    /// Shows the client id; never the secret or token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshToken")
            .field("client_id", &self.0.client_id)
            .finish_non_exhaustive()
    }
}
