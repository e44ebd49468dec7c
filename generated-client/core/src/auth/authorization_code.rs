//! Signing in as a user in a browser: the grant `authorization_code`.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use reqwest::Url;

use super::access_token::AccessToken;
use super::callback;
use super::client_credentials::check_client;
use super::grant::Grant;
use super::login::Login;
use super::login_url::parse_login_url;
use super::pkce::{challenge, is_verifier, random_secret};
use super::rotating_token::RotatingToken;
use super::token_provider::TokenProvider;
use crate::error::{Error, ErrorKind};
use crate::text::Secret;
use crate::transport::BoxFuture;

/// Signs in as a user in a browser, with the grant `authorization_code`.
///
/// It uses PKCE (RFC 7636) unless there is a client secret.
///
/// 1. Send the user's browser to [`url`](Self::url).
/// 2. The browser returns to the redirect URI. Extract the code from that URL with
///    [`code`](Self::code).
/// 3. Pass the token provider from [`exchange`](Self::exchange) to the client.
///
/// ```
/// use generated_client::auth::AuthorizationCode;
/// use generated_client::{Client, Error, Region};
///
/// # fn example(redirect: &str) -> Result<(), Error> {
/// let sign_in = AuthorizationCode::new("CLIENT_ID", "http://localhost:8085/back")?;
/// println!("Please sign in: {}", sign_in.url(Region::EuWest1.login_url())?);
/// let code = sign_in.code(redirect)?;
/// let client = Client::builder()
///     .region(Region::EuWest1)
///     .token_provider(sign_in.exchange(code))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "open its URL in a browser and exchange the code"]
pub struct AuthorizationCode {
    client_id: String,
    client_secret: Option<Secret>,
    redirect_uri: String,
    state: Secret,
    verifier: Secret,
}

impl AuthorizationCode {
    /// Takes the OAuth client's id and the redirect URI exactly as registered.
    ///
    /// The state and the verifier are random.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SignIn`] if the operating system provides no randomness.
    pub fn new(
        client_id: impl Into<String>,
        redirect_uri: impl Into<String>,
    ) -> Result<Self, Error> {
        Ok(Self {
            client_id: client_id.into(),
            client_secret: None,
            redirect_uri: redirect_uri.into(),
            state: random_secret()?,
            verifier: random_secret()?,
        })
    }

    /// Sets the state that the browser must return, instead of a random one.
    pub fn state(mut self, state: impl Into<Secret>) -> Self {
        self.state = state.into();
        self
    }

    /// Sets the PKCE verifier of 43 to 128 unreserved characters, instead of a random one.
    ///
    /// Use it if the sign-in was started in another process.
    pub fn verifier(mut self, verifier: impl Into<Secret>) -> Self {
        self.verifier = verifier.into();
        self
    }

    /// Sets the client secret, which replaces PKCE.
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(secret.into());
        self
    }

    /// The state and the verifier, for completing the sign-in in another process.
    #[must_use]
    pub const fn secrets(&self) -> (&Secret, &Secret) {
        (&self.state, &self.verifier)
    }

    /// Returns the URL to open in the browser.
    // genesys only: begin
    ///
    /// The login URL is usually [`Region::login_url`](crate::Region::login_url).
    // genesys only: end
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the login URL is invalid, the client id or the state is empty, or
    /// the verifier is invalid.
    pub fn url(&self, login_url: impl AsRef<str>) -> Result<String, Error> {
        let config = |message: &str| Error::new(ErrorKind::Config, message);
        check_client(&self.client_id, self.client_secret.as_ref())?;
        if self.state.expose().is_empty() {
            return Err(config("the state is empty"));
        }
        let login_url = parse_login_url(login_url.as_ref())?;
        let login_url = login_url.as_str().trim_end_matches('/');
        let mut url = Url::parse(&format!("{login_url}/oauth/authorize"))
            .map_err(|_| config("the login URL is invalid"))?;
        let mut query = url.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.client_id)
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair("state", self.state.expose());
        if self.client_secret.is_none() {
            if !is_verifier(self.verifier.expose()) {
                let message =
                    "the verifier must have 43 to 128 letters, digits, `-`, `.`, `_`, `~`";
                return Err(config(message));
            }
            query
                .append_pair("code_challenge", &challenge(&self.verifier))
                .append_pair("code_challenge_method", "S256");
        }
        drop(query);
        Ok(url.into())
    }

    /// Extracts the code from the URL that the browser returned to, or from its path and query.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SignIn`]: the state does not match, the user or the server refused, or the code
    /// is missing.
    pub fn code(&self, redirect: impl AsRef<str>) -> Result<Secret, Error> {
        callback::code(redirect.as_ref(), &self.state)
    }

    /// Creates the token provider for the code. Sends nothing.
    pub fn exchange(self, code: impl Into<Secret>) -> CodeExchange {
        let grant = Grant::new("authorization_code")
            .secret("code", code)
            .field("redirect_uri", self.redirect_uri)
            .once();
        let grant = match self.client_secret {
            Some(_) => grant,
            None => grant.secret("code_verifier", self.verifier),
        };
        let session = RotatingToken::new(self.client_id, self.client_secret, None);
        let grant = session.identify(grant);
        CodeExchange {
            grant: Mutex::new(Some(grant)),
            session,
        }
    }
}

impl fmt::Debug for AuthorizationCode {
    /// Shows the client id and the redirect URI; never the secret, state or verifier.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthorizationCode")
            .field("client_id", &self.client_id)
            .field("redirect_uri", &self.redirect_uri)
            .finish_non_exhaustive()
    }
}

/// The tokens of a signed-in user.
///
/// The first token is exchanged for the code, later ones for the refresh token, if the server sent
/// one.
///
/// A code is valid for one use, so it is not sent again once the login server may have received it.
pub struct CodeExchange {
    grant: Mutex<Option<Grant>>,
    session: RotatingToken,
}

impl CodeExchange {
    /// Calls a function with each new refresh token, before the new access token is used.
    ///
    /// The function runs in an asynchronous task, so it must not block for long.
    #[must_use]
    pub fn on_change(mut self, listener: impl Fn(&Secret) + Send + Sync + 'static) -> Self {
        self.session.set_listener(listener);
        self
    }

    /// The current refresh token; `None` before the first call, or if the server sent none.
    #[must_use]
    pub fn refresh_token(&self) -> Option<Secret> {
        self.session.current()
    }

    fn swap(&self, grant: Option<Grant>) -> Option<Grant> {
        let mut place = self.grant.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *place, grant)
    }
}

impl TokenProvider for CodeExchange {
    fn token<'a>(&'a self, login: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        Box::pin(async {
            let _guard = self.session.exchange_lock.lock().await;
            // The code is taken out first, so that it is not sent twice even if this future is
            // dropped.
            let Some(grant) = self.swap(None) else {
                return self.session.refresh(login).await;
            };
            match login.exchange_tracked(&grant).await {
                Ok(granted) => Ok(self.session.store(granted)),
                Err(failure) => {
                    if !failure.sent {
                        self.swap(Some(grant));
                    }
                    Err(failure.error)
                }
            }
        })
    }

    fn check(&self, login: &Login) -> Result<(), Error> {
        let (id, secret) = (&self.session.client_id, &self.session.client_secret);
        check_client(id, secret.as_ref())?;
        login.url().map(drop)
    }
}

impl fmt::Debug for CodeExchange {
    /// Shows the client id; never the code, secret or tokens.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CodeExchange")
            .field("client_id", &self.session.client_id)
            .finish_non_exhaustive()
    }
}
