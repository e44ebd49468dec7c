//! A response: the value with its HTTP status and headers.

use std::fmt;

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderName};

/// The header with the identifier that the platform's support uses to find a request.
const CORRELATION_ID: HeaderName = HeaderName::from_static("inin-correlation-id");

/// Returns the correlation id of a response, unless it is missing, empty or not text.
pub(crate) fn correlation_id(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(CORRELATION_ID)?
        .to_str()
        .ok()
        .filter(|id| !id.is_empty())
}

/// A response with its value, HTTP status and headers.
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    value: T,
}

impl<T> Response<T> {
    /// Creates a response, for example in a middleware.
    #[must_use]
    pub const fn new(status: StatusCode, headers: HeaderMap, value: T) -> Self {
        Self {
            status,
            headers,
            value,
        }
    }

    /// The HTTP status.
    ///
    /// It is a success (2xx), except in responses of `Request::raw` and in middleware.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The header `ININ-Correlation-Id`, which the platform's support asks for.
    ///
    /// `None` if it is missing.
    #[must_use]
    pub fn correlation_id(&self) -> Option<&str> {
        correlation_id(&self.headers)
    }

    /// The value that the operation returned.
    #[must_use]
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// The value that the operation returned, for writing.
    #[must_use]
    pub const fn value_mut(&mut self) -> &mut T {
        &mut self.value
    }

    /// Returns the value and drops the rest.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// Splits the response into status, headers and value.
    #[must_use]
    pub fn into_parts(self) -> (StatusCode, HeaderMap, T) {
        (self.status, self.headers, self.value)
    }

    /// Converts the value and keeps the rest.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response::new(self.status, self.headers, change(self.value))
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    /// Shows the status, the correlation id and the value; headers may hold cookies.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("correlation_id", &self.correlation_id())
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}
