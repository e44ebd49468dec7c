//! Code of the program's own around each attempt to send a request.

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

/// Code around each attempt to send a request: it sees the operation's facts, may change headers, and may answer itself.
///
/// Add one by `ClientBuilder::middleware`. The first one added is the outermost. A call that is retried passes it again
/// for each attempt; see [`Attempt::number`].
///
/// ```
/// use generated_client::{Attempt, BoxFuture, Bytes, Error, Middleware, Next, Response};
///
/// /// Signs requests, and counts the answers that are errors.
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
///             let value = signature.parse().map_err(|_| Error::other("no header comes of it"))?;
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
    /// Handles an attempt: mostly by [`next.run(attempt)`](Next::run), which gives the answer, whatever its status.
    ///
    /// # Errors
    ///
    /// Those of the rest of the way, or [`Error::other`] for its own. The latter are not retried.
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

    /// The facts about the operation, its method and path template among them.
    #[must_use]
    pub const fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Which attempt of the call it is; the first is 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The method.
    #[must_use]
    pub const fn method(&self) -> &Method {
        &self.operation.method
    }

    /// Where the request goes, query included.
    #[must_use]
    pub const fn url(&self) -> &Url {
        &self.url
    }

    /// The headers to be sent, `Authorization` among them.
    #[must_use]
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The headers to be sent, to be changed. It holds for this attempt alone.
    #[must_use]
    pub const fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// The body to be sent.
    #[must_use]
    pub const fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }
}

impl fmt::Debug for Attempt {
    /// Shows the operation and the number; URL, headers and body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt")
            .field("operation", &self.operation.id)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// The rest of the way: the other middleware, and then the server.
pub struct Next<'a> {
    rest: &'a [Arc<dyn Middleware>],
    http: &'a reqwest::Client,
    limits: Limits,
}

impl<'a> Next<'a> {
    pub(crate) const fn new(
        rest: &'a [Arc<dyn Middleware>],
        http: &'a reqwest::Client,
        limits: Limits,
    ) -> Self {
        Self { rest, http, limits }
    }

    /// Sends the attempt on, and returns the answer, whatever its status.
    ///
    /// # Errors
    ///
    /// When no complete answer comes.
    pub fn run(self, attempt: Attempt) -> BoxFuture<'a, Result<Response<Bytes>, Error>> {
        let Self { rest, http, limits } = self;
        match rest {
            [first, rest @ ..] => first.handle(attempt, Next { rest, http, limits }),
            [] => Box::pin(async move {
                let Attempt {
                    operation,
                    url,
                    headers,
                    body,
                    ..
                } = attempt;
                exchange(http, operation, url, &|| headers.clone(), body, limits).await
            }),
        }
    }
}

impl fmt::Debug for Next<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Next").finish_non_exhaustive()
    }
}
