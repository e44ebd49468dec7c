//! Why a call failed, with all that helps to find out more.

mod api_body;
mod kind;
mod server_response;

pub use self::api_body::HasBody;
pub(crate) use self::api_body::{ErrorReader, error_body};
pub use self::kind::ErrorKind;
pub(crate) use self::server_response::{Answer, MESSAGE_LIMIT};

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;

use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};

use crate::json::JsonError;
use crate::operation::{Operation, Permissions};
use crate::response::{Response, correlation_id, retry_after};
use crate::text::visible;

/// Why a call failed.
///
/// It prints as one line that names the operation, and never contains a token, a header that was sent, or a URL.
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    message: String,
    operation: Option<&'static Operation>,
    answer: Option<Answer>,
    path: String,
    attempts: u32,
    retry_after: Option<Duration>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
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
    ///
    /// The compiler knows `B`, the error model of the client's API, by itself: `error.body()?.message`.
    #[must_use]
    pub fn body<B: 'static, A>(&self) -> Option<&B>
    where
        Self: HasBody<B, A>,
    {
        let body: &dyn Any = self.0.answer.as_ref()?.body.as_deref()?;
        body.downcast_ref()
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

/// How a program's own parts fail.
impl Error {
    /// An error of a middleware or token provider of one's own, of kind [`Other`](ErrorKind::Other). The message becomes
    /// part of this error's; if it is an [`Error`] itself, it is returned as it is.
    pub fn other(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        match source.into().downcast::<Self>() {
            Ok(error) => *error,
            Err(source) => {
                let mut this = Self::new(
                    ErrorKind::Other,
                    visible(&source.to_string(), MESSAGE_LIMIT),
                );
                this.0.source = Some(Arc::from(source));
                this
            }
        }
    }
}

/// How errors are made.
impl Error {
    /// The same error once more, for another call that failed of the same cause.
    pub(crate) fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    /// Adds how often the request was sent.
    pub(crate) fn after(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Adds how long the server asked to wait.
    pub(crate) fn asked_to_wait(mut self, delay: Option<Duration>) -> Self {
        self.0.retry_after = delay;
        self
    }

    /// Makes it an error of another kind, with words in front of its message.
    pub(crate) fn within(mut self, kind: ErrorKind, words: &str) -> Self {
        self.0.message = format!("{words}: {}", self.0.message);
        self.0.kind = kind;
        self
    }

    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Inner {
            kind,
            message,
            operation: None,
            answer: None,
            path: String::new(),
            attempts: 0,
            retry_after: None,
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
    pub(crate) fn status_of(
        operation: &'static Operation,
        response: Response<Bytes>,
        read: ErrorReader,
    ) -> Self {
        let (status, headers, body) = response.into_parts();
        let answer = Answer::failure(status, headers, &body, read);
        let asked = retry_after(&answer.headers, SystemTime::now());
        Self::new(ErrorKind::Status, answer.summary())
            .of(operation)
            .asked_to_wait(asked)
            .answered(answer)
    }

    /// A successful answer whose body is not what the operation returns.
    pub(crate) fn decode(
        operation: &'static Operation,
        response: Response<Bytes>,
        error: JsonError,
    ) -> Self {
        let (status, headers, body) = response.into_parts();
        let mut message = format!(
            "the answer cannot be read: {}",
            visible(&error.to_string(), MESSAGE_LIMIT)
        );
        let media_type = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        if let Some(other) = media_type.filter(|media_type| !media_type.contains("json")) {
            message.push_str(&format!(
                " (it says that it is {})",
                visible(other, MESSAGE_LIMIT)
            ));
        }
        let answer = Answer::surprise(status, headers, &body);
        let mut this = Self::new(ErrorKind::Decode, message)
            .of(operation)
            .answered(answer);
        this.0.path = error.path;
        this
    }

    /// Adds what the server said.
    pub(crate) fn answered(mut self, answer: Answer) -> Self {
        self.0.answer = Some(answer);
        self
    }

    /// Adds the error behind this one.
    fn caused_by(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.0.source = Some(Arc::new(source));
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
        let mut remarks = Remarks { f, count: 0 };
        if let Some(permissions) = self.required_permissions() {
            remarks.add(format_args!("requires {permissions}"))?;
        }
        if let Some(delay) = self.retry_after() {
            remarks.add(format_args!("asked to wait {} s", delay.as_secs()))?;
        }
        if self.attempts() > 1 {
            remarks.add(format_args!("sent {} times", self.attempts()))?;
        }
        if let Some(id) = self.correlation_id() {
            remarks.add(format_args!("correlation id {id}"))?;
        }
        remarks.end()
    }
}

/// What an error adds to its message, in parentheses.
struct Remarks<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    count: usize,
}

impl Remarks<'_, '_> {
    fn add(&mut self, remark: fmt::Arguments<'_>) -> fmt::Result {
        let mark = if self.count == 0 { " (" } else { "; " };
        self.count += 1;
        write!(self.f, "{mark}{remark}")
    }

    fn end(self) -> fmt::Result {
        self.f.write_str(if self.count == 0 { "" } else { ")" })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("message", &format_args!("{self}"))
            .field("path", &self.path())
            .field(
                "body",
                &self
                    .0
                    .answer
                    .as_ref()
                    .and_then(|answer| answer.body.as_deref()),
            )
            .field("excerpt", &self.excerpt())
            .field("attempts", &self.attempts())
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
