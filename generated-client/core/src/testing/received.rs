//! A request that the mock server received.

use std::fmt;

use bytes::Bytes;
use percent_encoding::percent_decode_str;
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, PROXY_AUTHORIZATION};

use super::received_form::{FormField, fields};
use super::received_style;
use super::route::PathParameters;
use crate::json::Json;
use crate::operation::Operation;

/// A request that the [`Server`](super::Server) received.
///
/// It prints as one line, `GET /api/v2/users?pageSize=25 (getUsers)`. With `{:#}` the headers and
/// the body follow, except headers with credentials. `Debug` shows neither.
///
/// ```
/// # use generated_client::models::ErrorBody;
/// # use generated_client::operations::organization::GetOrganizationsMigration;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # let server = generated_client::testing::Server::start().await;
/// server.on(GetOrganizationsMigration).fails(404, ErrorBody::new());
/// let client = server.client();
/// let request = client.organization().get_organizations_migration("a/b");
/// request.include_details(true).await.unwrap_err();
///
/// let requests = server.requests_of(GetOrganizationsMigration);
/// assert_eq!(requests[0].path_parameter("migrationName"), Some("a/b"));
/// assert_eq!(requests[0].query_value("includeDetails"), Some("true"));
/// # }
/// ```
#[derive(Clone)]
pub struct Received {
    pub(super) operation: Option<&'static Operation>,
    method: Method,
    /// The path and query, exactly as on the wire.
    target: String,
    pub(super) path_parameters: PathParameters,
    query: Vec<(String, String)>,
    cookies: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
}

impl Received {
    pub(super) fn new(method: Method, target: String, headers: HeaderMap, body: Bytes) -> Self {
        let query = target.split_once('?').map_or("", |(_, query)| query);
        Self {
            operation: None,
            method,
            path_parameters: Vec::new(),
            query: pairs(query).collect(),
            cookies: cookies(&headers),
            target,
            headers,
            body,
        }
    }

    /// The metadata of the called operation; `None` if no operation matches.
    #[must_use]
    pub const fn operation(&self) -> Option<&'static Operation> {
        self.operation
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> &Method {
        &self.method
    }

    /// The path without the query, exactly as on the wire.
    #[must_use]
    pub fn path(&self) -> &str {
        let target = self.target.as_str();
        target.split_once('?').map_or(target, |(path, _)| path)
    }

    /// The decoded value of a path parameter; `None` if the operation has no such parameter.
    #[must_use]
    pub fn path_parameter(&self, name: &str) -> Option<&str> {
        let mut parameters = self.path_parameters.iter();
        let (_, value) = parameters.find(|(key, _)| *key == name)?;
        Some(value)
    }

    /// The decoded pairs of the query, in the order of the request.
    #[must_use]
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// The first decoded value of a query parameter; `None` if it is missing.
    #[must_use]
    pub fn query_value(&self, name: &str) -> Option<&str> {
        self.query_values(name).next()
    }

    /// All decoded values of a query parameter, in the order of the request.
    pub fn query_values(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.query.iter().filter(move |(key, _)| key == name);
        named.map(|(_, value)| value.as_str())
    }

    /// The value of a parameter or form field with a [style](crate::Style): an object, a list of
    /// objects or JSON. `None` if it is missing or does not have the style.
    ///
    /// Plain values within it are text, except in the style JSON.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<Json> {
        let operation = self.operation?;
        let mut parameters = operation.parameters().iter();
        let parameter = parameters.find(|item| item.name() == name && item.style().is_some())?;
        received_style::value(self, &self.form(), operation, parameter).ok()?
    }

    /// The headers.
    #[must_use]
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The first value of a header; `None` if it is missing or not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The decoded cookies, in the order of the request.
    #[must_use]
    pub fn cookies(&self) -> &[(String, String)] {
        &self.cookies
    }

    /// The first decoded value of a cookie; `None` if it is missing.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let mut cookies = self.cookies.iter();
        let (_, value) = cookies.find(|(key, _)| key == name)?;
        Some(value)
    }

    /// The body; empty if the request has none.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as JSON; `Null` if it is empty or not JSON.
    #[must_use]
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The method, path and query, exactly as on the wire.
    pub(super) fn line(&self) -> String {
        format!("{} {}", self.method, self.target)
    }

    /// The fields of a form body, in the order of the request; empty if the body is not a form.
    #[must_use]
    pub fn form(&self) -> Vec<FormField> {
        fields(self).unwrap_or_default()
    }

    /// The decoded pairs of an `application/x-www-form-urlencoded` body.
    pub(super) fn form_pairs(&self) -> Vec<(String, String)> {
        pairs(&String::from_utf8_lossy(&self.body)).collect()
    }
}

/// Decodes the pairs of a query or form.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    let decode = |text: &str| {
        let spaces = text.replace('+', " ");
        percent_decode_str(&spaces).decode_utf8_lossy().into_owned()
    };
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(move |pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
}

/// Decodes the names and values of cookies.
fn cookies(headers: &HeaderMap) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let values = headers.get_all(COOKIE).into_iter();
    let texts = values.filter_map(|value| value.to_str().ok());
    let cookies = texts.flat_map(|text| text.split(';').map(str::trim));
    let cookies = cookies.filter_map(|cookie| cookie.split_once('='));
    cookies
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

impl fmt::Display for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())?;
        if let Some(operation) = self.operation {
            write!(f, " ({})", operation.id)?;
        }
        if !f.alternate() {
            return Ok(());
        }
        for (name, value) in &self.headers {
            let secret = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE].contains(name);
            let value = String::from_utf8_lossy(value.as_bytes());
            let shown = if secret { "[redacted]" } else { &value };
            write!(f, "\n{name}: {shown}")?;
        }
        if !self.body.is_empty() {
            write!(f, "\n\n{}", String::from_utf8_lossy(&self.body))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Received {
    /// Shows the request line and the size of the body; the headers and the body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("request", &format_args!("{self}"))
            .field("body_size", &self.body.len())
            .finish_non_exhaustive()
    }
}
