//! The sign-in settings of the client builder.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, USER_AGENT};

use super::client_builder::ClientBuilder;
use crate::auth::{
    ClientCredentials, Credential, Login, Session, TokenProvider, bearer, derived, parse_login_url,
};
use crate::error::{Error, ErrorKind, ErrorReader};
use crate::operation::{ApiKey, BasicAuth};
// genesys only: begin
use crate::region::Region;
// genesys only: end
use crate::text::Secret;

/// The sign-in settings.
#[derive(Clone, Default)]
pub(crate) struct SignInSettings {
    // genesys only: begin
    region: Option<Region>,
    // genesys only: end
    login_url: Option<String>,
    credentials: Credentials,
    keys: Vec<Key>,
    timeout: Option<Duration>,
}

/// A credential besides the token, unchecked.
#[derive(Clone)]
enum Key {
    ApiKey(ApiKey, Secret),
    Basic(BasicAuth, String, Secret),
}

/// The source of tokens.
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

/// Sign-in settings.
impl<C> ClientBuilder<C> {
    // genesys only: begin
    /// Replaces all sign-in settings.
    pub(super) fn with_sign_in(mut self, sign_in: SignInSettings) -> Self {
        self.settings.sign_in = sign_in;
        self
    }

    /// Sets the region of the organization, which determines the base URL and the login URL.
    ///
    /// [`base_url`](Self::base_url) and [`login_url`](Self::login_url) take precedence.
    pub fn region(mut self, region: impl Into<Region>) -> Self {
        self.settings.sign_in.region = Some(region.into());
        self
    }
    // genesys only: end

    /// Sets the login URL, instead of the one that follows from the other settings.
    ///
    /// It must be an `https` URL, or an `http` URL of this machine.
    pub fn login_url(mut self, url: impl Into<String>) -> Self {
        self.settings.sign_in.login_url = Some(url.into());
        self
    }

    /// Sets the access token, sent as `Authorization: Bearer ...`, replacing any other credentials.
    ///
    /// Without credentials, requests carry no token.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.settings.sign_in.credentials = Credentials::Token(token.into());
        self
    }

    /// Signs in with the id and secret of an OAuth client, replacing any other credentials.
    ///
    /// The first call requests a token, and the client keeps and renews it.
    pub fn client_credentials(self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.token_provider(ClientCredentials::new(id, secret))
    }

    /// Requests tokens from a provider, replacing any other credentials.
    ///
    /// Providers are [`AuthorizationCode`], [`RefreshToken`], [`Saml2Bearer`], and a program's own
    /// implementations.
    ///
    /// [`AuthorizationCode`]: crate::auth::AuthorizationCode
    /// [`RefreshToken`]: crate::auth::RefreshToken
    /// [`Saml2Bearer`]: crate::auth::Saml2Bearer
    pub fn token_provider(mut self, provider: impl TokenProvider) -> Self {
        self.settings.sign_in.credentials = Credentials::provider(provider);
        self
    }

    /// Sets the API key for a security scheme of the API, replacing an earlier one.
    ///
    /// The schemes are constants in the module `security_schemes`, if the API has any. Each
    /// operation lists [those that it accepts](crate::Operation::security).
    pub fn api_key(mut self, scheme: ApiKey, key: impl Into<Secret>) -> Self {
        self.settings
            .sign_in
            .keys
            .push(Key::ApiKey(scheme, key.into()));
        self
    }

    /// Sets the user name and password for a security scheme of the API, replacing earlier ones.
    ///
    /// The schemes are constants in the module `security_schemes`, if the API has any.
    pub fn basic(
        mut self,
        scheme: BasicAuth,
        user: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        let key = Key::Basic(scheme, user.into(), password.into());
        self.settings.sign_in.keys.push(key);
        self
    }

    /// Limits the time of each request to the login server (default: 30 seconds).
    pub const fn login_timeout(mut self, timeout: Duration) -> Self {
        self.settings.sign_in.timeout = Some(timeout);
        self
    }
}

impl SignInSettings {
    // genesys only: begin
    pub(super) fn new(region: Region, credentials: Credentials) -> Self {
        Self {
            region: Some(region),
            credentials,
            ..Self::default()
        }
    }
    // genesys only: end

    /// The base URL that the settings determine, if any.
    pub(crate) fn base_url(&self) -> Option<String> {
        // genesys only: begin
        if let Some(region) = &self.region {
            return Some(region.api_url());
        }
        // genesys only: end
        None
    }

    /// Returns the login URL; `None` if no setting determines it, or if it is not needed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the login URL is invalid.
    pub(crate) fn login_url(&self, base_url: &Url) -> Result<Option<Url>, Error> {
        let chosen = self.login_url.as_deref().map(parse_login_url).transpose()?;
        if chosen.is_some() || !matches!(self.credentials, Credentials::Provider(_)) {
            return Ok(chosen);
        }
        // genesys only: begin
        if let Some(region) = &self.region {
            return parse_login_url(&region.login_url()).map(Some);
        }
        // genesys only: end
        derived(base_url)
            .as_deref()
            .map(parse_login_url)
            .transpose()
    }

    /// Reports an invalid token before TLS is set up, whose failure would hide it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the token is invalid.
    pub(crate) fn check_token(&self) -> Result<(), Error> {
        match &self.credentials {
            Credentials::Token(token) => fixed(token).map(drop),
            Credentials::None | Credentials::Provider(_) => Ok(()),
        }
    }

    /// Returns the credentials besides the token, the latest first.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if a key, user name or password contains invalid characters.
    pub(crate) fn keys(&self) -> Result<Vec<Credential>, Error> {
        let keys = self.keys.iter().rev();
        keys.map(|key| match key {
            Key::ApiKey(scheme, key) => Credential::api_key(*scheme, key),
            Key::Basic(scheme, user, password) => Credential::basic(*scheme, user, password),
        })
        .collect()
    }

    /// Creates the session of the client.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the token or the provider's settings are invalid.
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
    let message = "the token is empty or contains invalid characters (not shown)";
    let header = bearer(token).ok_or_else(|| Error::new(ErrorKind::Config, message))?;
    Ok(Session::fixed(header))
}
