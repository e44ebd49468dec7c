//! The client builder: all settings with their defaults.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, USER_AGENT};
use reqwest::redirect::Policy;

use super::api::Api;
use super::core::{Core, Shared};
use super::servers::{Others, Servers};
use super::sign_in::SignInSettings;
use crate::error::{Error, ErrorKind, ErrorReader, error_body};
use crate::operation::{NamedServer, Operation};
use crate::retry::{RetryBudget, RetryPolicy, Tokens};
use crate::text::Secret;
use crate::transport::{Limiter, Middleware, RateLimit, header, tls};

/// Bounds the wait for a server that does not respond to connection requests.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Limit of one attempt, from sending to the last byte of the response.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(60);

/// Limit of a whole call. It leaves room for the longest `Retry-After` that is honoured.
const TIMEOUT: Duration = Duration::from_secs(300);

/// Limit of a response body in bytes.
const MAX_RESPONSE: usize = 64 * 1024 * 1024;

/// Builds a client `C`. [`build`](Self::build) reports invalid settings.
#[must_use = "builders do nothing unless built"]
pub struct ClientBuilder<C> {
    pub(crate) settings: Settings,
    client: PhantomData<fn() -> C>,
}

/// All settings.
#[derive(Clone)]
pub(crate) struct Settings {
    base_url: Option<String>,
    servers: Vec<(NamedServer, String)>,
    /// Whether named servers are at the base URL.
    one_server: bool,
    pub(crate) sign_in: SignInSettings,
    http: Option<reqwest::Client>,
    headers: Vec<(String, Secret)>,
    user_agent: String,
    connect_timeout: Duration,
    attempt_timeout: Duration,
    timeout: Duration,
    retry: RetryPolicy,
    retry_budget: RetryBudget,
    rate_limit: Option<RateLimit>,
    middleware: Vec<Arc<dyn Middleware>>,
    error_body: ErrorReader,
    max_response: usize,
    #[cfg(feature = "tracing")]
    traced_bodies: usize,
}

impl<C: Api> ClientBuilder<C> {
    #[doc(hidden)]
    pub fn new() -> Self {
        Self {
            settings: Settings::new(C::USER_AGENT, error_body::<C::ErrorBody>),
            client: PhantomData,
        }
    }

    /// Builds the client. Sends nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`]: the base URL is invalid, the token or a header contains invalid
    /// characters, or TLS cannot be set up.
    pub fn build(self) -> Result<C, Error> {
        self.settings.build(C::BASE_URL, C::OPERATIONS).map(C::from)
    }
}

impl<C> ClientBuilder<C> {
    /// Sets the base URL, instead of the API's default.
    ///
    /// It is an `http` or `https` URL, with or without a trailing slash. Its path is prepended to
    /// the operations' paths. A query, fragment or user name is an error.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = Some(url.into());
        self
    }

    /// Sets the base URL of a named server, instead of its default.
    ///
    /// The servers are constants in the module `named_servers`, if the API has any. If
    /// [`base_url`](Self::base_url) is set, the operations of a named server need this as well:
    /// their default URL may belong to another environment, which must not receive the credentials
    /// of this one.
    pub fn server(mut self, server: NamedServer, url: impl Into<String>) -> Self {
        self.settings.servers.push((server, url.into()));
        self
    }

    /// Sends the operations of named servers to the base URL.
    #[cfg(feature = "testing")]
    pub(crate) const fn one_server(mut self) -> Self {
        self.settings.one_server = true;
        self
    }

    /// Sets the HTTP client, for proxies, certificates and similar settings.
    ///
    /// The settings of that client apply to TLS, redirects and connecting;
    /// [`connect_timeout`](Self::connect_timeout) has no effect. [`timeout`](Self::timeout), the
    /// token, the headers and the user agent of this builder apply nevertheless.
    ///
    /// Disable redirects in that client (`redirect(Policy::none())`). Otherwise it forwards the
    /// credentials to every address that the login server redirects to, before the redirect can be
    /// refused.
    ///
    /// With the feature `rustls`, reqwest is built without a default cryptography provider:
    /// building a `reqwest::Client` panics unless a provider is installed for the process or the
    /// client has a TLS configuration.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.settings.http = Some(http);
        self
    }

    /// Adds a header to every request, replacing an earlier one of that name.
    ///
    /// Headers of a request take precedence.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the `User-Agent`, instead of the crate's name and version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.settings.user_agent = user_agent.into();
        self
    }

    /// Limits the time to connect to the server (default: 10 seconds).
    pub const fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// Limits the time of each attempt of a call (default: 60 seconds).
    ///
    /// The attempt lasts from sending to the last byte of the response.
    pub const fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout = timeout;
        self
    }

    /// Limits the time of a whole call (default: 5 minutes).
    ///
    /// It includes signing in, waiting for the rate limit, all attempts, and the delays between
    /// them.
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// Sets the retry policy, instead of [`RetryPolicy::DEFAULT`].
    ///
    /// [`RetryPolicy::OFF`] disables retries.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// Sets the retry budget of all calls together, instead of [`RetryBudget::DEFAULT`].
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.settings.retry_budget = budget;
        self
    }

    /// Limits the rate at which the client and its clones send requests (default: unlimited).
    ///
    /// Requests for tokens do not count.
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.settings.rate_limit = Some(limit);
        self
    }

    /// Adds code around each attempt to send a request.
    ///
    /// The first middleware added is the outermost.
    pub fn middleware(mut self, middleware: impl Middleware) -> Self {
        self.settings.middleware.push(Arc::new(middleware));
        self
    }

    /// Limits the size of a decompressed response body in bytes (default: 64 MiB).
    ///
    /// A larger body is an error of kind [`TooLarge`](ErrorKind::TooLarge).
    pub const fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_response = bytes;
        self
    }

    /// Records this many characters of each body in `tracing` events of level `TRACE` (default: 0).
    ///
    /// Bodies may contain personal data and passwords.
    #[cfg(feature = "tracing")]
    pub const fn trace_bodies(mut self, characters: usize) -> Self {
        self.settings.traced_bodies = characters;
        self
    }
}

impl<C> Clone for ClientBuilder<C> {
    fn clone(&self) -> Self {
        Self {
            settings: self.settings.clone(),
            client: PhantomData,
        }
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    /// Shows only limits: the token and the headers are secret, and an unchecked base URL may be.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("connect_timeout", &self.settings.connect_timeout)
            .field("attempt_timeout", &self.settings.attempt_timeout)
            .field("timeout", &self.settings.timeout)
            .field("retry", &self.settings.retry)
            .field("retry_budget", &self.settings.retry_budget)
            .field("rate_limit", &self.settings.rate_limit)
            .field("max_response_bytes", &self.settings.max_response)
            .finish_non_exhaustive()
    }
}

impl Settings {
    fn new(user_agent: &str, error_body: ErrorReader) -> Self {
        Self {
            base_url: None,
            servers: Vec::new(),
            one_server: false,
            sign_in: SignInSettings::default(),
            http: None,
            headers: Vec::new(),
            user_agent: user_agent.to_owned(),
            connect_timeout: CONNECT_TIMEOUT,
            attempt_timeout: ATTEMPT_TIMEOUT,
            timeout: TIMEOUT,
            retry: RetryPolicy::DEFAULT,
            retry_budget: RetryBudget::DEFAULT,
            rate_limit: None,
            middleware: Vec::new(),
            error_body,
            max_response: MAX_RESPONSE,
            #[cfg(feature = "tracing")]
            traced_bodies: 0,
        }
    }

    /// Builds the client.
    fn build(
        self,
        default_url: &str,
        operations: &'static [&'static Operation],
    ) -> Result<Core, Error> {
        let servers = self.servers(default_url)?;
        let base_url = &servers.base;
        let login_url = self.sign_in.login_url(base_url)?;
        self.sign_in.check_token()?;
        let headers = self.request_headers()?;
        let http = match self.http {
            Some(http) => http,
            None => build_http(
                &url_for_tls(&servers, login_url.as_ref(), operations),
                self.connect_timeout,
            )?,
        };
        let keys = self.sign_in.keys()?;
        let session = self
            .sign_in
            .session(&http, login_url.as_ref(), &headers, self.error_body)?;
        Ok(Core(Arc::new(Shared {
            http,
            servers,
            headers,
            session,
            keys,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            retry: self.retry,
            budget: Tokens::new(self.retry_budget),
            limiter: self.rate_limit.map(Limiter::new),
            middleware: self.middleware,
            error_body: self.error_body,
            max_response: self.max_response,
            #[cfg(feature = "tracing")]
            traced_bodies: self.traced_bodies,
        })))
    }

    fn servers(&self, default_url: &str) -> Result<Servers, Error> {
        let chosen = self.base_url.clone().or_else(|| self.sign_in.base_url());
        let replaced = self.servers.iter().rev().map(|(server, url)| {
            let name = server.name();
            let url = parse_base_url(url).map_err(|error| {
                error.with_context(ErrorKind::Config, &format!("server `{name}`"))
            })?;
            Ok((*server, url))
        });
        Ok(Servers {
            base: parse_base_url(chosen.as_deref().unwrap_or(default_url))?,
            replaced: replaced.collect::<Result<_, Error>>()?,
            others: match (self.one_server, chosen) {
                (true, _) => Others::Base,
                (false, None) => Others::Default,
                (false, Some(_)) => Others::Missing,
            },
        })
    }

    fn request_headers(&self) -> Result<HeaderMap, Error> {
        let mut headers = HeaderMap::new();
        let user_agent = [(USER_AGENT.as_str(), self.user_agent.as_str())];
        let others = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.expose()));
        for (name, value) in user_agent.into_iter().chain(others) {
            let (name, value) = header(name, value).map_err(config_error)?;
            headers.insert(name, value);
        }
        Ok(headers)
    }
}

fn config_error(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Config, message)
}

/// Parses and checks the base URL. Error messages omit it, since it may contain a password.
pub(super) fn parse_base_url(text: &str) -> Result<Url, Error> {
    let url = Url::parse(text)
        .map_err(|error| config_error(format!("the base URL is not a URL: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(config_error(
            "the base URL must begin with http:// or https://",
        ));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(config_error(
            "the base URL must not contain a user name or password",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(config_error(
            "the base URL must not contain a query or fragment",
        ));
    }
    // A path that starts with two slashes would be read as the name of another server.
    if url.path().trim_end_matches('/').starts_with("//") {
        return Err(config_error(
            "the path of the base URL must not begin with two slashes",
        ));
    }
    Ok(url)
}

/// Returns the URL that decides whether TLS is needed: an https URL, if the client needs any.
fn url_for_tls(
    servers: &Servers,
    login_url: Option<&Url>,
    operations: &'static [&'static Operation],
) -> Url {
    let replaced = servers.replaced.iter().map(|(_, url)| url.clone());
    let defaults = operations.iter().filter_map(|operation| operation.server);
    let defaults = defaults.filter_map(|server| Url::parse(server.base_url()).ok());
    let defaults = defaults.filter(|_| servers.others == Others::Default);
    let mut urls = login_url
        .cloned()
        .into_iter()
        .chain(replaced)
        .chain(defaults);
    urls.find(|url| url.scheme() == "https")
        .unwrap_or_else(|| servers.base.clone())
}

fn build_http(base_url: &Url, connect_timeout: Duration) -> Result<reqwest::Client, Error> {
    // The `exchange` function follows redirects itself, because it knows the operation.
    let builder = reqwest::Client::builder()
        .redirect(Policy::none())
        .connect_timeout(connect_timeout);
    let builder = tls::configure(builder, base_url)?;
    builder.build().map_err(|error| {
        config_error("the HTTP client cannot be set up").with_cause(error.without_url())
    })
}
