//! What an error tells a program.

use std::any::Any;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::{Error, ErrorKind, HasBody};
use crate::operation::{Operation, Permissions};
use crate::response::correlation_id;

impl Error {
    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that failed; `None` if the client could not be made.
    #[must_use]
    pub fn operation(&self) -> Option<&'static Operation> {
        self.0.operation
    }

    /// The HTTP status, if an answer came.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(|response| response.status)
    }

    /// The headers of the answer, if one came: `Retry-After`, for example.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(|response| &response.headers)
    }

    /// The header `ININ-Correlation-Id` of the answer: what the platform's support asks for.
    #[must_use]
    pub fn correlation_id(&self) -> Option<&str> {
        self.headers().and_then(correlation_id)
    }

    /// What the API says about the error, if the answer was the API's own and not a gateway's.
    ///
    /// The compiler knows `B`, the error model of the client's API, by itself: `error.body()?.message`.
    #[must_use]
    pub fn body<B: 'static, A>(&self) -> Option<&B>
    where
        Self: HasBody<B, A>,
    {
        let body: &dyn Any = self.0.response.as_ref()?.body.as_deref()?;
        body.downcast_ref()
    }

    /// The first 512 characters of an answer that was not the API's own, with control characters written out, for
    /// example of a gateway's HTML page. `None` if it was empty, or if it is JSON of success, which may hold secrets.
    #[must_use]
    pub fn excerpt(&self) -> Option<&str> {
        self.0
            .response
            .as_ref()
            .and_then(|response| response.excerpt.as_deref())
    }

    /// The path of the field that could not be decoded or encoded, such as `entities[3].status`.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        Some(self.0.path.as_str()).filter(|path| !path.is_empty())
    }

    /// How often the request was sent; 0 if it never was. More than 1 means that retrying did not help.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the server asked to wait (`Retry-After`), if the answer says so and that can be understood.
    ///
    /// The client waits by itself as long as that is within its limits; so here it mostly is too long for them.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What the operation requires, if the server said that the caller is not permitted (403).
    #[must_use]
    pub fn required_permissions(&self) -> Option<Permissions> {
        let forbidden = self.status() == Some(StatusCode::FORBIDDEN);
        let permissions = self
            .0
            .operation
            .filter(|_| forbidden)
            .map(Operation::permissions);
        permissions.filter(|permissions| !permissions.list().is_empty())
    }

    /// Tells whether the same call may succeed later: there was no connection, it took too long, or the server said 429
    /// (too many requests), 502, 503 or 504 (not available at the moment). The same goes for signing in.
    ///
    /// After a time-out, a 502 or a 504 the server may have acted all the same. So before sending a `POST` or `PATCH`
    /// again, find out whether it did.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let may_pass = |status: StatusCode| matches!(status.as_u16(), 429 | 502..=504);
        match (self.0.kind, self.status()) {
            (ErrorKind::Connect | ErrorKind::Timeout, _) => true,
            (ErrorKind::Status | ErrorKind::SignIn, Some(status)) => may_pass(status),
            (ErrorKind::SignIn, None) => {
                let source = self.0.source.as_deref();
                let source = source.and_then(|source| source.downcast_ref::<reqwest::Error>());
                source.is_some_and(|source| source.is_connect() || source.is_timeout())
            }
            _ => false,
        }
    }
}
