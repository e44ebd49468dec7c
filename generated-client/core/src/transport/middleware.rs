//! Middleware: a program's own code around each attempt to send a request.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{Method, Url};

use super::boxed_future::BoxFuture;
use super::exchange::{Limits, exchange};
use crate::error::Error;
use crate::operation::Operation;
use crate::response::Response;
use crate::text::Secret;

/// Code around each attempt to send a request.
///
/// It sees the operation metadata, may change headers, and may respond itself.
///
/// Add it with `ClientBuilder::middleware`. The first one added is the outermost. Each retry of a
/// call passes through it again; see [`Attempt::number`].
///
/// ```
/// use generated_client::http::Bytes;
/// use generated_client::middleware::{Attempt, BoxFuture, Middleware, Next};
/// use generated_client::{Error, Response};
///
/// /// Signs requests, and prints the status of error responses.
/// struct Signature;
///
/// impl Middleware for Signature {
///     fn handle<'a>(
///         &'a self,
///         mut attempt: Attempt,
///         next: Next<'a>,
///     ) -> BoxFuture<'a, Result<Response<Bytes>, Error>> {
///         Box::pin(async move {
///             let signature = format!("{}-bytes", attempt.body().map_or(0, |body| body.len()));
///             let value = signature.parse().map_err(|_| Error::other("invalid header value"))?;
///             attempt.headers_mut().insert("x-signature", value);
///             let id = attempt.operation().id();
///             let response = next.run(attempt).await?;
///             if !response.status().is_success() {
///                 println!("{id}: {}", response.status());
///             }
///             Ok(response)
///         })
///     }
/// }
///
/// let client = generated_client::Client::builder().middleware(Signature).build()?;
/// # Ok::<(), Error>(())
/// ```
pub trait Middleware: Send + Sync + 'static {
    /// Handles an attempt, usually by calling [`next.run(attempt)`](Next::run).
    ///
    /// `run` returns the response with any status.
    ///
    /// # Errors
    ///
    /// The errors of `next`, or [`Error::other`] for the middleware's own errors. The latter are
    /// not retried.
    fn handle<'a>(
        &'a self,
        attempt: Attempt,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response<Bytes>, Error>>;
}

/// One attempt to send a request.
pub struct Attempt {
    operation: &'static Operation,
    number: u32,
    url: Url,
    headers: HeaderMap,
    body: Option<Bytes>,
}

impl Attempt {
    pub(crate) const fn new(
        operation: &'static Operation,
        number: u32,
        url: Url,
        headers: HeaderMap,
        body: Option<Bytes>,
    ) -> Self {
        Self {
            operation,
            number,
            url,
            headers,
            body,
        }
    }

    /// The operation metadata.
    #[must_use]
    pub const fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The number of the attempt within the call, starting at 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> &Method {
        &self.operation.method
    }

    /// The URL, including the query.
    #[must_use]
    pub const fn url(&self) -> &Url {
        &self.url
    }

    /// The headers, including `Authorization`.
    #[must_use]
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The headers, for writing. Changes apply to this attempt only.
    #[must_use]
    pub const fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// The body.
    #[must_use]
    pub const fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }
}

impl fmt::Debug for Attempt {
    /// Shows the operation and the number; the URL, headers and body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt")
            .field("operation", &self.operation.id)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// The rest of the chain: the remaining middleware, then the server.
pub struct Next<'a> {
    rest: &'a [Arc<dyn Middleware>],
    http: &'a reqwest::Client,
    /// Query parameters that middleware does not see.
    secrets: &'a [(&'static str, Secret)],
    limits: Limits,
}

impl<'a> Next<'a> {
    pub(crate) const fn new(
        rest: &'a [Arc<dyn Middleware>],
        http: &'a reqwest::Client,
        secrets: &'a [(&'static str, Secret)],
        limits: Limits,
    ) -> Self {
        Self {
            rest,
            http,
            secrets,
            limits,
        }
    }

    /// Passes the attempt on and returns the response with any status.
    ///
    /// # Errors
    ///
    /// If the response does not arrive completely.
    pub fn run(self, attempt: Attempt) -> BoxFuture<'a, Result<Response<Bytes>, Error>> {
        match self.rest {
            [first, rest @ ..] => first.handle(attempt, Self { rest, ..self }),
            [] => Box::pin(async move {
                let Attempt {
                    operation,
                    url,
                    headers,
                    body,
                    ..
                } = attempt;
                let Self {
                    http,
                    secrets,
                    limits,
                    ..
                } = self;
                exchange(
                    http,
                    operation,
                    url,
                    secrets,
                    &|| headers.clone(),
                    body,
                    limits,
                )
                .await
            }),
        }
    }
}

impl fmt::Debug for Next<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Next").finish_non_exhaustive()
    }
}
