//! Signing in as a program: the grant `client_credentials`.

use std::fmt;

use super::access_token::AccessToken;
use super::grant::Grant;
use super::login::Login;
use super::token_provider::TokenProvider;
use crate::error::{Error, ErrorKind};
use crate::text::Secret;
use crate::transport::BoxFuture;

/// Signs in with the id and secret of an OAuth client: the grant `client_credentials`.
#[derive(Clone)]
pub struct ClientCredentials {
    id: String,
    secret: Secret,
}

impl ClientCredentials {
    /// Takes the OAuth client's id and secret.
    #[must_use]
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
        }
    }
}

impl TokenProvider for ClientCredentials {
    fn token<'a>(&'a self, login: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        Box::pin(async {
            let grant = Grant::new("client_credentials").basic(&self.id, self.secret.clone());
            Ok(login.exchange(&grant).await?.access_token)
        })
    }

    fn check(&self, login: &Login) -> Result<(), Error> {
        check_client(&self.id, Some(&self.secret))?;
        login.url().map(drop)
    }
}

impl fmt::Debug for ClientCredentials {
    /// Shows the id; never the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Checks an OAuth client's id and secret.
pub(crate) fn check_client(id: &str, secret: Option<&Secret>) -> Result<(), Error> {
    let problem = if id.is_empty() {
        "the client id is empty"
    } else if id.contains(':') && secret.is_some() {
        "the client id must not contain a colon"
    } else if secret.is_some_and(|secret| secret.expose().is_empty()) {
        "the client secret is empty"
    } else {
        return Ok(());
    };
    Err(Error::new(ErrorKind::Config, problem))
}
