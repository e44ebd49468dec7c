//! Why a call failed, with all that helps to find out more.

use std::error::Error as StdError;
use std::fmt;

use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};

use super::answer::{Answer, MESSAGE_LIMIT};
use super::error_kind::ErrorKind;
use super::excerpt::visible;
use super::json::JsonError;
use super::operation::Operation;
use super::permissions::Permissions;
use super::response::correlation_id;
use super::transport::Raw;
use crate::generated::ErrorModel;

/// Why a call failed.
///
/// It prints as one line that names the operation, and never contains a token, a header that was sent, or a URL.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    message: String,
    operation: Option<&'static Operation>,
    answer: Option<Answer>,
    path: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

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
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The headers of the answer, if one came: `Retry-After`, for example.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(|answer| &answer.headers)
    }

    /// The header `ININ-Correlation-Id` of the answer: what the platform's support asks for.
    #[must_use]
    pub fn correlation_id(&self) -> Option<&str> {
        self.headers().and_then(correlation_id)
    }

    /// What the API says about the error, if the answer was the API's own and not a gateway's.
    #[must_use]
    pub fn body(&self) -> Option<&ErrorModel> {
        self.0
            .answer
            .as_ref()
            .and_then(|answer| answer.body.as_ref())
    }

    /// The first 512 characters of an answer that was not the API's own, with control characters written out, for
    /// example of a gateway's HTML page. `None` if it was empty, or if it is JSON of success, which may hold secrets.
    #[must_use]
    pub fn excerpt(&self) -> Option<&str> {
        self.0
            .answer
            .as_ref()
            .and_then(|answer| answer.excerpt.as_deref())
    }

    /// The path of the field that could not be decoded or encoded, such as `entities[3].status`.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        Some(self.0.path.as_str()).filter(|path| !path.is_empty())
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
    /// (too many requests), 502, 503 or 504 (not available at the moment).
    ///
    /// After a time-out, a 502 or a 504 the server may have acted all the same. So before sending a `POST` or `PATCH`
    /// again, find out whether it did.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect | ErrorKind::Timeout => true,
            ErrorKind::Status => self
                .status()
                .is_some_and(|status| matches!(status.as_u16(), 429 | 502..=504)),
            _ => false,
        }
    }
}

/// How errors are made.
impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Inner {
            kind,
            message,
            operation: None,
            answer: None,
            path: String::new(),
            source: None,
        }))
    }

    /// Adds the operation.
    pub(crate) fn of(mut self, operation: &'static Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Adds the error behind this one, whose innermost reason goes into the message too.
    pub(crate) fn because(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        let mut reason: &dyn StdError = &source;
        while let Some(inner) = reason.source() {
            reason = inner;
        }
        self.0.message = format!(
            "{}: {}",
            self.0.message,
            visible(&reason.to_string(), MESSAGE_LIMIT)
        );
        self.caused_by(source)
    }

    /// A body that cannot be JSON.
    pub(crate) fn encode(operation: &'static Operation, error: JsonError) -> Self {
        let mut this = Self::new(
            ErrorKind::Encode,
            format!("the body cannot be sent: {error}"),
        )
        .of(operation);
        this.0.path = error.path;
        this
    }

    /// A failure on the way to the server or back.
    pub(crate) fn transport(operation: &'static Operation, error: reqwest::Error) -> Self {
        let (kind, message) = if error.is_connect() {
            (ErrorKind::Connect, "could not connect")
        } else if error.is_timeout() {
            (ErrorKind::Timeout, "timed out")
        } else {
            (ErrorKind::Transport, "the exchange with the server failed")
        };
        // The query may hold what must not be logged.
        let error = error.without_url();
        let this = Self::new(kind, message).of(operation);
        if kind == ErrorKind::Timeout {
            this.caused_by(error)
        } else {
            this.because(error)
        }
    }

    /// An answer with a status other than success.
    pub(crate) fn status_of(raw: Raw) -> Self {
        let answer = Answer::failure(raw.status, raw.headers, &raw.body);
        Self::new(ErrorKind::Status, answer.summary())
            .of(raw.operation)
            .answered(answer)
    }

    /// A successful answer whose body is not what the operation returns.
    pub(crate) fn decode(raw: Raw, error: JsonError) -> Self {
        let mut message = format!(
            "the answer cannot be read: {}",
            visible(&error.to_string(), MESSAGE_LIMIT)
        );
        let media_type = raw
            .headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        if let Some(other) = media_type.filter(|media_type| !media_type.contains("json")) {
            message.push_str(&format!(
                " (it says that it is {})",
                visible(other, MESSAGE_LIMIT)
            ));
        }
        let answer = Answer::surprise(raw.status, raw.headers, &raw.body);
        let mut this = Self::new(ErrorKind::Decode, message)
            .of(raw.operation)
            .answered(answer);
        this.0.path = error.path;
        this
    }

    fn answered(mut self, answer: Answer) -> Self {
        self.0.answer = Some(answer);
        self
    }

    /// Adds the error behind this one.
    fn caused_by(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.0.source = Some(Box::new(source));
        self
    }
}

impl fmt::Display for Error {
    /// Prints such as ``getOrganizationsMe: 403 Forbidden: missing.permissions: No. (requires any of `a:b:c`;
    /// correlation id 1234)``, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{}: ", operation.id)?;
        }
        if let (ErrorKind::Status, Some(status)) = (self.kind(), self.status()) {
            write!(
                f,
                "{} {}",
                status.as_str(),
                status.canonical_reason().unwrap_or("(unknown status)")
            )?;
            f.write_str(if self.0.message.is_empty() { "" } else { ": " })?;
        }
        f.write_str(&self.0.message)?;
        match (self.required_permissions(), self.correlation_id()) {
            (None, None) => Ok(()),
            (Some(permissions), None) => write!(f, " (requires {permissions})"),
            (None, Some(id)) => write!(f, " (correlation id {id})"),
            (Some(permissions), Some(id)) => {
                write!(f, " (requires {permissions}; correlation id {id})")
            }
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("message", &format_args!("{self}"))
            .field("path", &self.path())
            .field("body", &self.body())
            .field("excerpt", &self.excerpt())
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
