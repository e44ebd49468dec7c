//! Constructors of errors, and what is added to an error on its way to the caller.

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use reqwest::header::CONTENT_TYPE;

use super::{Error, ErrorKind, ErrorReader, Inner, MESSAGE_LIMIT, ServerResponse};
use crate::json::JsonError;
use crate::operation::Operation;
use crate::response::{Response, retry_after};
use crate::text::printable;

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
                    printable(&source.to_string(), MESSAGE_LIMIT),
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
    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Adds how long the server asked to wait.
    pub(crate) fn with_retry_after(mut self, delay: Option<Duration>) -> Self {
        self.0.retry_after = delay;
        self
    }

    /// Makes it an error of another kind, with words in front of its message.
    pub(crate) fn with_context(mut self, kind: ErrorKind, context: &str) -> Self {
        self.0.message = format!("{context}: {}", self.0.message);
        self.0.kind = kind;
        self
    }

    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Inner {
            kind,
            message,
            operation: None,
            response: None,
            path: String::new(),
            attempts: 0,
            retry_after: None,
            source: None,
        }))
    }

    /// Adds the operation.
    pub(crate) fn with_operation(mut self, operation: &'static Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Adds the error behind this one, whose innermost reason goes into the message too.
    pub(crate) fn with_cause(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        let mut reason: &dyn StdError = &source;
        while let Some(inner) = reason.source() {
            reason = inner;
        }
        self.0.message = format!(
            "{}: {}",
            self.0.message,
            printable(&reason.to_string(), MESSAGE_LIMIT)
        );
        self.with_source(source)
    }

    /// A body that cannot be JSON.
    pub(crate) fn encode(operation: &'static Operation, error: JsonError) -> Self {
        let mut this = Self::new(
            ErrorKind::Encode,
            format!("the body cannot be sent: {error}"),
        )
        .with_operation(operation);
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
        let this = Self::new(kind, message).with_operation(operation);
        if kind == ErrorKind::Timeout {
            this.with_source(error)
        } else {
            this.with_cause(error)
        }
    }

    /// An answer with a status other than success.
    pub(crate) fn from_status(
        operation: &'static Operation,
        response: Response<Bytes>,
        read: ErrorReader,
    ) -> Self {
        let (status, headers, body) = response.into_parts();
        let server_response = ServerResponse::from_failure(status, headers, &body, read);
        let asked = retry_after(&server_response.headers, SystemTime::now());
        Self::new(ErrorKind::Status, server_response.summary())
            .with_operation(operation)
            .with_retry_after(asked)
            .with_response(server_response)
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
            printable(&error.to_string(), MESSAGE_LIMIT)
        );
        let media_type = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        if let Some(other) = media_type.filter(|media_type| !media_type.contains("json")) {
            message.push_str(&format!(
                " (it says that it is {})",
                printable(other, MESSAGE_LIMIT)
            ));
        }
        let server_response = ServerResponse::from_unexpected_success(status, headers, &body);
        let mut this = Self::new(ErrorKind::Decode, message)
            .with_operation(operation)
            .with_response(server_response);
        this.0.path = error.path;
        this
    }

    /// Adds what the server said.
    pub(crate) fn with_response(mut self, response: ServerResponse) -> Self {
        self.0.response = Some(response);
        self
    }

    /// Adds the error behind this one.
    fn with_source(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.0.source = Some(Arc::new(source));
        self
    }
}
