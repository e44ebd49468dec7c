//! A refresh token that the login server replaces on each use.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use reqwest::StatusCode;

use super::access_token::AccessToken;
use super::grant::Grant;
use super::login::Login;
use super::token_response::Granted;
use crate::error::{Error, ErrorKind};
use crate::text::Secret;

/// A function that receives each new refresh token.
type Listener = Arc<dyn Fn(&Secret) + Send + Sync>;

/// A refresh token and the OAuth client that it belongs to.
pub(crate) struct RotatingToken {
    pub(crate) client_id: String,
    /// `None` for a client without a secret.
    pub(crate) client_secret: Option<Secret>,
    token: Mutex<Option<Secret>>,
    listener: Option<Listener>,
    /// Held while a grant is exchanged, since a refresh token is valid for one use.
    pub(crate) exchange_lock: tokio::sync::Mutex<()>,
}

impl RotatingToken {
    pub(crate) fn new(
        client_id: String,
        client_secret: Option<Secret>,
        token: Option<Secret>,
    ) -> Self {
        Self {
            client_id,
            client_secret,
            token: Mutex::new(token),
            listener: None,
            exchange_lock: tokio::sync::Mutex::new(()),
        }
    }

    pub(crate) fn set_listener(&mut self, listener: impl Fn(&Secret) + Send + Sync + 'static) {
        self.listener = Some(Arc::new(listener));
    }

    /// The current refresh token.
    pub(crate) fn current(&self) -> Option<Secret> {
        self.lock().clone()
    }

    /// Adds the client authentication to a grant: with a secret a header, else a field.
    pub(crate) fn identify(&self, grant: Grant) -> Grant {
        match &self.client_secret {
            Some(secret) => grant.basic(&self.client_id, secret.clone()),
            None => grant.field("client_id", &self.client_id),
        }
    }

    /// Stores the refresh token, if the server sent one, and returns the access token.
    pub(crate) fn store(&self, granted: Granted) -> AccessToken {
        if let Some(token) = granted.refresh_token {
            let changed = self.lock().replace(token.clone()).as_ref() != Some(&token);
            if let Some(listener) = self.listener.as_ref().filter(|_| changed) {
                listener(&token);
            }
        }
        granted.access_token
    }

    /// Exchanges the refresh token for an access token. The caller must hold `exchange_lock`.
    pub(crate) async fn refresh(&self, login: &Login) -> Result<AccessToken, Error> {
        let Some(token) = self.current() else {
            let message =
                "the session has ended without a refresh token: the user must sign in again";
            return Err(Error::new(ErrorKind::SignIn, message));
        };
        let grant = self.identify(Grant::new("refresh_token").secret("refresh_token", token));
        let granted = login.exchange(&grant).await.map_err(|error| {
            if is_refusal(&error) {
                let context = "the refresh token was rejected: the user must sign in again";
                error.with_context(ErrorKind::SignIn, context)
            } else {
                error
            }
        })?;
        Ok(self.store(granted))
    }

    fn lock(&self) -> MutexGuard<'_, Option<Secret>> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells whether the login server refused the grant, as opposed to being unavailable.
pub(crate) fn is_refusal(error: &Error) -> bool {
    let status = error.status();
    status == Some(StatusCode::BAD_REQUEST) || status == Some(StatusCode::UNAUTHORIZED)
}
