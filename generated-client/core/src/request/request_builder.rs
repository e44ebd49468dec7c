//! Request builder, independent of the operation's type.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::time::Duration;

use percent_encoding::AsciiSet;
use reqwest::Url;
use reqwest::header::HeaderMap;

use super::cookies::Cookies;
use super::form_body::Form;
use super::prepared_request::Options;
use super::target::Target;
use crate::client::Core;
use crate::error::{Error, ErrorKind};
use crate::json::{JsonError, Slot, to_json};
use crate::operation::{Location, Operation};
use crate::retry::RetryPolicy;
use crate::text::{ENCODED, RESERVED};
use crate::transport::header;

/// A request under construction.
///
/// Errors are stored and reported when the request is sent, so that building a request is one chain
/// of calls.
pub struct Parts {
    pub(crate) client: Core,
    pub(crate) operation: &'static Operation,
    /// The base URL of the operation's own server.
    pub(crate) base: Option<Url>,
    pub(crate) target: Target,
    pub(crate) accept: &'static str,
    pub(crate) content_type: Option<&'static str>,
    pub(crate) headers: HeaderMap,
    pub(crate) cookies: Cookies,
    pub(crate) body: Option<Vec<u8>>,
    /// The fields of a form body.
    pub(crate) form: Form,
    pub(crate) options: Options,
    /// The first error.
    pub(crate) error: Option<Error>,
}

impl Parts {
    /// Starts a request for an operation.
    pub fn new(client: &impl AsRef<Core>, operation: &'static Operation) -> Self {
        let client = client.as_ref();
        let servers = &client.0.servers;
        let (base, error) = match servers.base_of(operation) {
            Ok(Cow::Borrowed(_)) if operation.server.is_none() => (None, None),
            Ok(url) => (Some(url.into_owned()), None),
            Err(error) => (None, Some(error)),
        };
        let path = base.as_ref().unwrap_or(&servers.base).path();
        let target = Target::new(path.trim_end_matches('/'), operation.path);
        Self {
            target,
            base,
            client: client.clone(),
            operation,
            accept: "*/*",
            content_type: None,
            headers: HeaderMap::new(),
            cookies: Cookies::default(),
            body: None,
            form: Form::default(),
            options: Options::default(),
            error,
        }
    }

    /// Fills the next placeholder of the path template.
    pub fn path(mut self, name: &str, value: &dyn Display) -> Self {
        let result = self.target.fill(name, "", &mut std::iter::once(value));
        self.record(result)
    }

    /// Fills the next placeholder of the path template with several values.
    pub fn path_joined<T: Display>(
        mut self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values: Vec<T> = values.into_iter().collect();
        let result = self.target.fill(name, separator, &mut displays(&values));
        self.record(result)
    }

    /// Sets a query parameter, replacing earlier values.
    pub fn query(mut self, name: &str, value: &dyn Display) -> Self {
        let result = self
            .target
            .set(name, self.characters(name), &mut std::iter::once(value));
        self.record(result)
    }

    /// Sets a query parameter that is repeated for each value, replacing earlier values.
    pub fn query_list<T: Display>(self, name: &str, values: impl IntoIterator<Item = T>) -> Self {
        let values: Vec<T> = values.into_iter().collect();
        self.query_values(name, &mut displays(&values))
    }

    fn query_values(mut self, name: &str, values: &mut dyn Iterator<Item = &dyn Display>) -> Self {
        let result = self.target.set(name, self.characters(name), values);
        self.record(result)
    }

    /// The characters that are encoded in the values of a query parameter.
    pub(crate) fn characters(&self, name: &str) -> &'static AsciiSet {
        let mut parameters = self.operation.parameters.iter();
        let is_reserved = parameters.any(|parameter| {
            parameter.allows_reserved()
                && parameter.location() == Location::Query
                && parameter.name() == name
        });
        if is_reserved { RESERVED } else { ENCODED }
    }

    /// Sets a query parameter to several values joined by a separator, replacing earlier values.
    pub fn query_joined<T: Display>(
        mut self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values: Vec<T> = values.into_iter().collect();
        let result = self.target.set_joined(
            name,
            self.characters(name),
            separator,
            &mut displays(&values),
        );
        self.record(result)
    }

    /// Sets a header, replacing earlier values.
    pub fn header(mut self, name: &str, value: &dyn Display) -> Self {
        let result = header(name, &value.to_string())
            .map(|(name, value)| drop(self.headers.insert(name, value)));
        self.record(result)
    }

    /// Sets a header to several values joined by a separator, replacing earlier values.
    ///
    /// Without values the header is omitted.
    pub fn header_joined<T: Display>(
        mut self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values: Vec<T> = values.into_iter().collect();
        if values.is_empty() {
            self.headers.remove(name);
            return self;
        }
        self.header(name, &joined(separator, &mut displays(&values)))
    }

    /// Sets the body to a value as JSON, replacing an earlier body.
    pub fn body(self, body: &dyn Slot) -> Self {
        match to_json(body) {
            Ok(json) => self.content(json, "application/json"),
            Err(error) => self.with_encode_error("the body", error),
        }
    }

    pub(crate) fn with_encode_error(mut self, what: &str, error: JsonError) -> Self {
        self.error
            .get_or_insert_with(|| Error::encode(self.operation, what, error));
        self
    }

    /// Sets the body to text, replacing an earlier body.
    pub fn text(self, body: String) -> Self {
        self.content(body.into_bytes(), "text/plain")
    }

    /// Overrides the media type of the body.
    pub fn media_type(mut self, media_type: &'static str) -> Self {
        self.content_type = Some(media_type);
        self
    }

    /// Sets the body to bytes, replacing an earlier body.
    pub fn bytes(self, body: Vec<u8>) -> Self {
        self.content(body, "application/octet-stream")
    }

    fn content(mut self, body: Vec<u8>, media_type: &'static str) -> Self {
        self.body = Some(body);
        self.content_type = Some(media_type);
        self
    }

    /// Limits the time of the whole call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Limits the time of each attempt.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the retry policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = Some(policy);
        self
    }

    /// Sets the `Accept` header.
    pub fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }

    /// Stores an error, unless the request already has one.
    pub(crate) fn record(mut self, result: Result<(), String>) -> Self {
        if let Err(message) = result {
            self.error.get_or_insert_with(|| {
                Error::new(ErrorKind::InvalidParameter, message).with_operation(self.operation)
            });
        }
        self
    }
}

/// Converts values to trait objects, for functions that are compiled once for all types.
pub(crate) fn displays<T: Display>(values: &[T]) -> impl Iterator<Item = &dyn Display> {
    values.iter().map(|value| value as &dyn Display)
}

/// Joins values to one text.
pub(crate) fn joined(separator: &str, values: &mut dyn Iterator<Item = &dyn Display>) -> String {
    let values: Vec<String> = values.map(ToString::to_string).collect();
    values.join(separator)
}

impl fmt::Debug for Parts {
    /// Shows the URL; the headers and the body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let server = self
            .base
            .as_ref()
            .unwrap_or(&self.client.0.servers.base)
            .origin()
            .ascii_serialization();
        f.debug_struct("Request")
            .field("operation", &self.operation.id)
            .field("method", &self.operation.method)
            .field("target", &format_args!("{server}{}", self.target))
            .finish_non_exhaustive()
    }
}
