//! Signing in with an assertion of an identity provider: the grant `saml2-bearer`.

use std::fmt;

use super::access_token::AccessToken;
use super::client_credentials::check_client;
use super::grant::Grant;
use super::login::Login;
use super::token_provider::TokenProvider;
use crate::error::Error;
use crate::text::Secret;
use crate::transport::BoxFuture;

/// Signing in as a user whom an identity provider vouches for, by a SAML 2 assertion.
///
/// An assertion is valid for minutes: when the token has expired, there is no other one for it, unless the login server
/// still accepts it.
#[derive(Clone)]
pub struct Saml2Bearer {
    id: String,
    secret: Secret,
    org_name: String,
    assertion: Secret,
}

impl Saml2Bearer {
    /// The OAuth client's id and secret, the organization's name, and the assertion as base64.
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
    /// Shows the client's id and the organization; neither secret nor assertion.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Saml2Bearer")
            .field("id", &self.id)
            .field("org_name", &self.org_name)
            .finish_non_exhaustive()
    }
}
