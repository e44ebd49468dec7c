//! The connection to the login server.

use std::fmt;
use std::time::Duration;

use reqwest::header::{HeaderValue, USER_AGENT};
use reqwest::{Request, Response, Url};

use super::grant::Grant;
use super::token_request;
use super::token_response::Granted;
use crate::error::{Error, ErrorKind, ErrorReader};

/// Limit of one request to the login server, from sending to the last byte of the response.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Access to the login server, for a [`TokenProvider`](super::token_provider::TokenProvider).
#[derive(Clone)]
pub struct Login {
    http: reqwest::Client,
    url: Option<String>,
    timeout: Duration,
    user_agent: Option<HeaderValue>,
    pub(crate) error_body: ErrorReader,
}

impl Login {
    /// Takes a URL that has been checked, and the time limit of each request (default: 30 seconds).
    pub(crate) fn new(
        http: reqwest::Client,
        url: Option<&Url>,
        timeout: Option<Duration>,
        error_body: ErrorReader,
    ) -> Self {
        Self {
            http,
            url: url.map(|url| url.as_str().trim_end_matches('/').to_owned()),
            timeout: timeout.unwrap_or(TIMEOUT),
            user_agent: None,
            error_body,
        }
    }

    /// Sets the `User-Agent` that calls use too.
    pub(crate) fn with_user_agent(mut self, user_agent: Option<&HeaderValue>) -> Self {
        self.user_agent = user_agent.cloned();
        self
    }

    /// The URL of the login server without a trailing slash.
    ///
    /// For example `https://login.platform.example`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if neither a setting nor the base URL determines the login URL.
    pub fn url(&self) -> Result<&str, Error> {
        self.url.as_deref().ok_or_else(|| {
            let settings = [
                // genesys only: begin
                "`region` or ",
                // genesys only: end
                "`login_url`",
            ];
            let settings = settings.concat();
            let message = format!("the base URL does not determine the login URL: set {settings}");
            Error::new(ErrorKind::Config, message)
        })
    }

    /// Exchanges a grant for a token with `POST {url}/oauth/token`.
    ///
    /// After a failed connection and the statuses 429, 502, 503 and 504, the grant is sent again,
    /// up to three times in all. The delay is short, or the value of `Retry-After` up to ten
    /// seconds. A grant that is [valid for one use](Grant::once) is sent again only if the server
    /// cannot have received it. Redirects are not followed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SignIn`] with the server's message; [`ErrorKind::Config`] if the login URL is
    /// missing or the client id is invalid.
    pub async fn exchange(&self, grant: &Grant) -> Result<Granted, Error> {
        self.exchange_tracked(grant)
            .await
            .map_err(|failure| failure.error)
    }

    /// Like [`exchange`](Self::exchange), with details of failures.
    ///
    /// A failure states whether the server may have received the grant.
    pub(crate) async fn exchange_tracked(
        &self,
        grant: &Grant,
    ) -> Result<Granted, token_request::Failure> {
        token_request::exchange(self, grant).await
    }

    /// Sends a request to the login server once, and receives the head of the response.
    pub(crate) async fn send(&self, mut request: Request) -> Result<Response, reqwest::Error> {
        if let Some(user_agent) = &self.user_agent {
            request.headers_mut().insert(USER_AGENT, user_agent.clone());
        }
        *request.timeout_mut() = Some(self.timeout);
        self.http.execute(request).await
    }
}

impl fmt::Debug for Login {
    /// Shows the URL.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}
