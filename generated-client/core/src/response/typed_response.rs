//! A successful answer: the value, with the status and headers that it came with.

use std::fmt;

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderName};

/// The header by which the platform's support finds a request.
const CORRELATION_ID: HeaderName = HeaderName::from_static("inin-correlation-id");

/// The identifier of an answer, if it has a readable one.
pub(crate) fn correlation_id(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(CORRELATION_ID)?
        .to_str()
        .ok()
        .filter(|id| !id.is_empty())
}

/// A successful answer.
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    value: T,
}

impl<T> Response<T> {
    /// An answer made up: by a middleware, for example.
    #[must_use]
    pub const fn new(status: StatusCode, headers: HeaderMap, value: T) -> Self {
        Self {
            status,
            headers,
            value,
        }
    }

    /// The HTTP status, always one of success (2xx).
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers of the answer.
    #[must_use]
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The header `ININ-Correlation-Id`: what the platform's support asks for. `None` if it did not come.
    #[must_use]
    pub fn correlation_id(&self) -> Option<&str> {
        correlation_id(&self.headers)
    }

    /// What the operation returned.
    #[must_use]
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// What the operation returned, to be changed.
    #[must_use]
    pub const fn value_mut(&mut self) -> &mut T {
        &mut self.value
    }

    /// What the operation returned, without the rest.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// Takes the answer apart.
    #[must_use]
    pub fn into_parts(self) -> (StatusCode, HeaderMap, T) {
        (self.status, self.headers, self.value)
    }

    /// Makes another value of the value, and keeps the rest.
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
