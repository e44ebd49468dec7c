//! The settings about signing in, and what becomes of them when a client is made.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, USER_AGENT};

use super::client_builder::ClientBuilder;
use crate::auth::{
    ClientCredentials, Login, Session, TokenProvider, bearer, derived, parse_login_url,
};
use crate::error::{Error, ErrorKind, ErrorReader};
use crate::region::Region;
use crate::text::Secret;

/// The settings about signing in.
#[derive(Clone, Default)]
pub(crate) struct SignInSettings {
    region: Option<Region>,
    login_url: Option<String>,
    credentials: Credentials,
    timeout: Option<Duration>,
}

/// Where tokens come from.
#[derive(Clone, Default)]
pub(super) enum Credentials {
    #[default]
    None,
    Token(Secret),
    Provider(Arc<dyn TokenProvider>),
}

impl Credentials {
    pub(super) fn provider(provider: impl TokenProvider) -> Self {
        Self::Provider(Arc::new(provider))
    }
}

/// Signing in.
impl<C> ClientBuilder<C> {
    /// Takes over all settings about it.
    pub(super) fn with_sign_in(mut self, sign_in: SignInSettings) -> Self {
        self.settings.sign_in = sign_in;
        self
    }

    /// Sets the region that the organization is in: where the API is, and where signing in is.
    /// [`base_url`](Self::base_url) and [`login_url`](Self::login_url) go first.
    pub fn region(mut self, region: impl Into<Region>) -> Self {
        self.settings.sign_in.region = Some(region.into());
        self
    }

    /// Sets where signing in is, instead of what follows from the region or the base URL: an `https` URL, or an `http`
    /// URL of this machine itself.
    pub fn login_url(mut self, url: impl Into<String>) -> Self {
        self.settings.sign_in.login_url = Some(url.into());
        self
    }

    /// Sets the access token, sent as `Authorization: Bearer ...`, in place of any other credentials. Without
    /// credentials, requests carry none.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.settings.sign_in.credentials = Credentials::Token(token.into());
        self
    }

    /// Signs in as a program, with the id and secret of an OAuth client, in place of any other credentials. The first
    /// call gets a token, and the client keeps and renews it.
    pub fn client_credentials(self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.token_provider(ClientCredentials::new(id, secret))
    }

    /// Gets tokens from a provider, in place of any other credentials: [`AuthorizationCode`], [`RefreshToken`],
    /// [`Saml2Bearer`], or one of the program's own.
    ///
    /// [`AuthorizationCode`]: crate::auth::AuthorizationCode
    /// [`RefreshToken`]: crate::auth::RefreshToken
    /// [`Saml2Bearer`]: crate::auth::Saml2Bearer
    pub fn token_provider(mut self, provider: impl TokenProvider) -> Self {
        self.settings.sign_in.credentials = Credentials::provider(provider);
        self
    }

    /// Limits the time of each request to the login server, instead of 30 seconds.
    pub const fn login_timeout(mut self, timeout: Duration) -> Self {
        self.settings.sign_in.timeout = Some(timeout);
        self
    }
}

impl SignInSettings {
    pub(super) fn new(region: Region, credentials: Credentials) -> Self {
        Self {
            region: Some(region),
            credentials,
            ..Self::default()
        }
    }

    /// Where the API is, if a region says so.
    pub(crate) fn base_url(&self) -> Option<String> {
        self.region.as_ref().map(Region::api_url)
    }

    /// Where the login server is; `None` if nothing says so, or nobody needs it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if it is unfit.
    pub(crate) fn login_url(&self, base_url: &Url) -> Result<Option<Url>, Error> {
        let chosen = self.login_url.as_deref().map(parse_login_url).transpose()?;
        if chosen.is_some() || !matches!(self.credentials, Credentials::Provider(_)) {
            return Ok(chosen);
        }
        let url = match &self.region {
            Some(region) => Some(region.login_url()),
            None => derived(base_url),
        };
        url.as_deref().map(parse_login_url).transpose()
    }

    /// Finds a token that cannot be sent: before TLS is set up, whose failure would hide it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`].
    pub(crate) fn check_token(&self) -> Result<(), Error> {
        match &self.credentials {
            Credentials::Token(token) => fixed(token).map(drop),
            Credentials::None | Credentials::Provider(_) => Ok(()),
        }
    }

    /// The credentials of the client.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if it is certain that there will be no token.
    pub(crate) fn session(
        self,
        http: &reqwest::Client,
        login_url: Option<&Url>,
        headers: &HeaderMap,
        error_body: ErrorReader,
    ) -> Result<Session, Error> {
        match self.credentials {
            Credentials::None => Ok(Session::None),
            Credentials::Token(token) => fixed(&token),
            Credentials::Provider(provider) => {
                let login = Login::new(http.clone(), login_url, self.timeout, error_body)
                    .with_user_agent(headers.get(USER_AGENT));
                provider.check(&login)?;
                Ok(Session::cached(provider, login))
            }
        }
    }
}

fn fixed(token: &Secret) -> Result<Session, Error> {
    let message = "the token is empty, or holds characters that no token can (not shown)";
    let header = bearer(token).ok_or_else(|| Error::new(ErrorKind::Config, message))?;
    Ok(Session::fixed(header))
}
