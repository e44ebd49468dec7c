//! The mock server.

use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::Url;
use reqwest::redirect::Policy;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::connection::accept;
use super::fail;
use super::received::Received;
use super::report::{Mismatch, Report};
use super::request_check::Allow;
use super::rule::RuleBuilder;
use super::state::{ServerState, Subject, lock};
use super::token_endpoint::SignIn;
use crate::client::{Api, ClientBuilder};
use crate::operation::{Endpoint, Operation};
use crate::retry::RetryPolicy;
use crate::transport::tls;

/// A mock server for the platform.
///
/// It is an HTTP server on the loopback interface that responds according to [rules](Self::on),
/// checks each request against its operation metadata, and records all requests.
///
/// # Panics
///
/// Dropping the server closes all its connections. It fails the test if the server has recorded
/// mismatches or if rules were used too rarely: it panics with the [`Report`]. If the test is
/// already panicking, it prints the report instead. After [`verify`](Self::verify), dropping does
/// neither.
#[must_use = "the server ends when it is dropped"]
pub struct Server<C> {
    url: String,
    state: Arc<Mutex<ServerState>>,
    task: JoinHandle<()>,
    verified: bool,
    client: PhantomData<fn() -> C>,
}

impl<C: Api> Server<C> {
    /// Starts a server on a free port. Several servers can run at the same time.
    ///
    /// The server runs in the caller's tokio runtime, which needs its I/O and time drivers:
    /// `#[tokio::test]` enables them.
    ///
    /// # Panics
    ///
    /// If no port is free.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let bound = listener.and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = match bound {
            Ok(bound) => bound,
            Err(error) => fail(format_args!("cannot start the mock server: {error}")),
        };
        let state = Arc::new(Mutex::new(ServerState::new(C::OPERATIONS)));
        Self {
            url: format!("http://{address}"),
            task: tokio::spawn(accept(listener, Arc::clone(&state))),
            state,
            verified: false,
            client: PhantomData,
        }
    }

    /// Builds a client that sends its requests to the server, without credentials.
    ///
    /// # Panics
    ///
    /// If the client cannot be built.
    #[must_use]
    pub fn client(&self) -> C {
        match self.client_builder().build() {
            Ok(client) => client,
            Err(error) => fail(error),
        }
    }

    /// Starts a client builder for this server.
    ///
    /// Its clients ignore proxy settings of the environment, sign in at this server if they get
    /// credentials, and retry without delay unless the server asks to wait.
    ///
    /// # Panics
    ///
    /// If TLS cannot be set up.
    pub fn client_builder(&self) -> ClientBuilder<C> {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy();
        let configured = match Url::parse(&self.url) {
            Ok(url) => tls::configure(http, &url),
            Err(_) => Ok(http),
        };
        let builder = ClientBuilder::new()
            .base_url(self.url())
            .one_server()
            .login_url(self.url())
            .retry(RetryPolicy::DEFAULT.base_delay(Duration::ZERO));
        match configured.map(reqwest::ClientBuilder::build) {
            Ok(Ok(http)) => builder.http_client(http),
            Ok(Err(error)) => fail(error),
            Err(error) => fail(error),
        }
    }
}

impl<C> Server<C> {
    /// The base URL, without a trailing slash.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Starts a rule for an operation, which is given by its type.
    ///
    /// A request gets the response of the first rule whose conditions hold and that is not used up.
    ///
    /// ```
    /// # use generated_client::models::Organization;
    /// # use generated_client::operations::organization::GetOrganizationsMe;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// # let server = generated_client::testing::Server::start().await;
    /// server.on(GetOrganizationsMe).returns(Organization::new(1).with_name("Acme"));
    ///
    /// let client = server.client();
    /// let organization = client.organization().get_organizations_me().await.unwrap();
    /// assert_eq!(organization.name.as_deref(), Some("Acme"));
    /// # }
    /// ```
    #[track_caller]
    pub fn on<E: Endpoint>(&self, endpoint: E) -> RuleBuilder<'_, E> {
        let _ = endpoint;
        lock(&self.state).add_operation(E::OPERATION);
        let subject = Subject::Operation(E::OPERATION);
        RuleBuilder::new(&self.state, subject, Location::caller())
    }

    /// Starts a rule for token requests, `POST /oauth/token`.
    ///
    /// Token requests without a rule get a new token that is valid for a day.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// # let server = generated_client::testing::Server::start().await;
    /// server.on_token().fails(401, "invalid_client", "client not found").once();
    /// server.on_token().expires_in(Duration::from_secs(300)).once();
    /// server.on_token().grants("my-token");
    /// # drop(server.verify());
    /// # }
    /// ```
    #[track_caller]
    pub fn on_token(&self) -> RuleBuilder<'_, SignIn> {
        RuleBuilder::new(&self.state, Subject::SignIn, Location::caller())
    }

    /// Makes the server respond with 401 to calls without the credentials that they need.
    ///
    /// Tokens must be valid tokens from this server; API keys and passwords only have to exist.
    ///
    /// ```
    /// # use generated_client::http::StatusCode;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// # let server = generated_client::testing::Server::start().await;
    /// server.require_token();
    /// let client = server.client();
    /// let error = client.organization().get_organizations_me().await.unwrap_err();
    /// assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    /// # }
    /// ```
    pub fn require_token(&self) {
        lock(&self.state).tokens.required = true;
    }

    /// Revokes all tokens granted so far.
    pub fn revoke_tokens(&self) {
        lock(&self.state).tokens.revoke();
    }

    /// Tolerates a kind of mismatch.
    pub fn allow(&self, allowed: Allow) {
        lock(&self.state).allowed.push(allowed);
    }

    /// Returns all requests so far, except token requests, in the order received.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        lock(&self.state).requests.clone()
    }

    /// Returns all requests so far for an operation, in the order received.
    #[must_use]
    pub fn requests_of<E: Endpoint>(&self, endpoint: E) -> Vec<Received> {
        let _ = endpoint;
        let mut requests = self.requests();
        requests.retain(|request| is_for(request, E::OPERATION));
        requests
    }

    /// Returns the number of requests so far for an operation.
    #[must_use]
    pub fn count_of<E: Endpoint>(&self, endpoint: E) -> usize {
        let _ = endpoint;
        let state = lock(&self.state);
        let requests = state.requests.iter();
        requests
            .filter(|request| is_for(request, E::OPERATION))
            .count()
    }

    /// Returns all token requests so far, in the order received.
    #[must_use]
    pub fn token_requests(&self) -> Vec<Received> {
        lock(&self.state).token_requests.clone()
    }

    /// Returns the mismatches so far, in the order received.
    #[must_use]
    pub fn mismatches(&self) -> Vec<Mismatch> {
        lock(&self.state).mismatches.clone()
    }

    /// Ends the server, and returns the report with which dropping it would panic.
    ///
    /// ```
    /// # use generated_client::operations::organization::GetOrganizationsMe;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// # let server = generated_client::testing::Server::start().await;
    /// server.on(GetOrganizationsMe).unavailable().once();
    ///
    /// let report = server.verify().unwrap_err();
    /// assert_eq!(report.unmet().len(), 1);
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If a request was a mismatch, or a rule was used too rarely.
    pub fn verify(mut self) -> Result<(), Report> {
        self.verified = true;
        let report = lock(&self.state).report();
        if report.is_empty() {
            Ok(())
        } else {
            Err(report)
        }
    }
}

fn is_for(request: &Received, operation: &Operation) -> bool {
    request.operation() == Some(operation)
}

impl<C> Drop for Server<C> {
    fn drop(&mut self) {
        self.task.abort();
        if self.verified {
            return;
        }
        let report = lock(&self.state).report();
        if report.is_empty() {
            return;
        }
        if std::thread::panicking() {
            // A second panic would abort all tests, and the report may explain the first one.
            eprintln!("{report}");
        } else {
            fail(report);
        }
    }
}

impl<C> fmt::Debug for Server<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}
