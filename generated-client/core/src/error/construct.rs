//! Constructors of errors, and methods that add context on the way to the caller.

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

/// Errors of a program's own middleware and token providers.
impl Error {
    /// Creates an error of kind [`Other`](ErrorKind::Other), for middleware and token providers.
    ///
    /// The message of `source` becomes part of the error's message. If `source` is an [`Error`], it
    /// is returned unchanged.
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

/// Errors of the runtime.
impl Error {
    /// Copies the error, for another call that failed for the same reason.
    pub(crate) fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    /// Sets how often the request was sent.
    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Sets how long the server asked to wait.
    pub(crate) fn with_retry_after(mut self, delay: Option<Duration>) -> Self {
        self.0.retry_after = delay;
        self
    }

    /// Changes the kind and prefixes the message with `context`.
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

    /// Sets the operation.
    pub(crate) fn with_operation(mut self, operation: &'static Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Sets the source and appends the message of its innermost source.
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

    /// The request body cannot be encoded as JSON.
    pub(crate) fn encode(operation: &'static Operation, what: &str, error: JsonError) -> Self {
        let mut this = Self::new(ErrorKind::Encode, format!("cannot encode {what}: {error}"))
            .with_operation(operation);
        this.0.path = error.path;
        this
    }

    /// The exchange with the server failed.
    pub(crate) fn transport(operation: &'static Operation, error: reqwest::Error) -> Self {
        let (kind, message) = if error.is_connect() {
            (ErrorKind::Connect, "could not connect")
        } else if error.is_timeout() {
            (ErrorKind::Timeout, "timed out")
        } else {
            (ErrorKind::Transport, "the exchange with the server failed")
        };
        // The query may contain data that must not be logged.
        let error = error.without_url();
        let this = Self::new(kind, message).with_operation(operation);
        if kind == ErrorKind::Timeout {
            this.with_source(error)
        } else {
            this.with_cause(error)
        }
    }

    /// The server responded with a status other than success.
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

    /// The body of a successful response does not match the operation.
    pub(crate) fn decode(
        operation: &'static Operation,
        response: Response<Bytes>,
        error: JsonError,
    ) -> Self {
        let (status, headers, body) = response.into_parts();
        let mut message = format!(
            "cannot decode the response: {}",
            printable(&error.to_string(), MESSAGE_LIMIT)
        );
        let media_type = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        if let Some(other) = media_type.filter(|media_type| !media_type.contains("json")) {
            message.push_str(&format!(
                " (its media type is {})",
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

    /// Sets the response of the server.
    pub(crate) fn with_response(mut self, response: ServerResponse) -> Self {
        self.0.response = Some(response);
        self
    }

    /// Sets the source.
    fn with_source(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.0.source = Some(Arc::new(source));
        self
    }
}
