//! Signing in with an identity provider's assertion: the grant `saml2-bearer`.

use std::fmt;

use super::access_token::AccessToken;
use super::client_credentials::check_client;
use super::grant::Grant;
use super::login::Login;
use super::token_provider::TokenProvider;
use crate::error::Error;
use crate::text::Secret;
use crate::transport::BoxFuture;

/// Signs in as a user with a SAML 2 assertion of an identity provider.
///
/// An assertion is valid for minutes. When the token expires, a new one is available only if the
/// login server still accepts the assertion.
#[derive(Clone)]
pub struct Saml2Bearer {
    id: String,
    secret: Secret,
    org_name: String,
    assertion: Secret,
}

impl Saml2Bearer {
    /// Takes the OAuth client's id and secret, the organization's name, and the base64 assertion.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        secret: impl Into<Secret>,
        org_name: impl Into<String>,
        assertion: impl Into<Secret>,
    ) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
            org_name: org_name.into(),
            assertion: assertion.into(),
        }
    }
}

impl TokenProvider for Saml2Bearer {
    fn token<'a>(&'a self, login: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        Box::pin(async {
            let grant = Grant::new("urn:ietf:params:oauth:grant-type:saml2-bearer")
                .field("orgName", &self.org_name)
                .secret("assertion", self.assertion.clone())
                .basic(&self.id, self.secret.clone());
            Ok(login.exchange(&grant).await?.access_token)
        })
    }

    fn check(&self, login: &Login) -> Result<(), Error> {
        check_client(&self.id, Some(&self.secret))?;
        login.url().map(drop)
    }
}

impl fmt::Debug for Saml2Bearer {
    /// Shows the client id and the organization; never the secret or assertion.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Saml2Bearer")
            .field("id", &self.id)
            .field("org_name", &self.org_name)
            .finish_non_exhaustive()
    }
}
