//! Accessors of an error.

use std::any::Any;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::{Error, ErrorKind, HasBody};
use crate::operation::{Operation, Permissions};
use crate::response::correlation_id;

impl Error {
    /// The kind of failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that failed; `None` if the client could not be built.
    #[must_use]
    pub fn operation(&self) -> Option<&'static Operation> {
        self.0.operation
    }

    /// The HTTP status, if the server responded.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(|response| response.status)
    }

    /// The headers of the response, if the server responded.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(|response| &response.headers)
    }

    /// The header `ININ-Correlation-Id` of the response, which the platform's support asks for.
    #[must_use]
    pub fn correlation_id(&self) -> Option<&str> {
        self.headers().and_then(correlation_id)
    }

    /// The API's error body; `None` if the response came from a gateway, for example.
    ///
    /// The compiler infers `B`, the error model of the client's API: `error.body()?.message`.
    #[must_use]
    pub fn body<B: 'static, A>(&self) -> Option<&B>
    where
        Self: HasBody<B, A>,
    {
        let body: &dyn Any = self.0.response.as_ref()?.body.as_deref()?;
        body.downcast_ref()
    }

    /// The first 512 characters of a response without an API error body.
    ///
    /// For example of a gateway's HTML page.
    ///
    /// Control characters are escaped. `None` if the body is empty, or if it is JSON of a
    /// successful response, which may contain secrets.
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

    /// How often the request was sent; 0 if it was not sent.
    ///
    /// More than 1 means that retries did not help.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the server asked to wait; `None` without a valid `Retry-After` header.
    ///
    /// The client waits by itself within its limits, so this delay mostly exceeds them.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The permissions that the operation requires, if the server responded with 403 (Forbidden).
    #[must_use]
    pub fn required_permissions(&self) -> Option<Permissions> {
        let forbidden = self.status() == Some(StatusCode::FORBIDDEN);
        let permissions = self
            .0
            .operation
            .filter(|_| forbidden)
            .map(Operation::permissions);
        permissions.filter(|permissions| {
            matches!(permissions, Permissions::Text(_)) || !permissions.list().is_empty()
        })
    }

    /// Tells whether the same call may succeed later.
    ///
    /// True for failed connections, timeouts, and the statuses 429 (Too Many Requests), 502, 503
    /// and 504, of the call or of signing in.
    ///
    /// After a timeout, a 502 or a 504, the server may have processed the request nevertheless.
    /// Find out before sending a `POST` or `PATCH` again.
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
