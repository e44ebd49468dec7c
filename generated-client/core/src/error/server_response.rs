//! The server's response that an error carries.

use std::sync::Arc;

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, LOCATION};

use super::api_body::{ErrorBody, ErrorReader};
use crate::json::{field, text};
use crate::text::{excerpt, printable};

/// Limit of the characters of a server's text in an error message.
pub(crate) const MESSAGE_LIMIT: usize = 300;

/// The response that caused an error.
#[derive(Clone)]
pub(crate) struct ServerResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Arc<dyn ErrorBody>>,
    pub(crate) excerpt: Option<String>,
}

impl ServerResponse {
    /// A response with a status other than success.
    pub(crate) fn from_failure(
        status: StatusCode,
        headers: HeaderMap,
        body: &[u8],
        read: ErrorReader,
    ) -> Self {
        let model = read(body);
        let excerpt = if model.is_some() { None } else { excerpt(body) };
        Self {
            status,
            headers,
            body: model,
            excerpt,
        }
    }

    /// A successful response that does not match the operation.
    ///
    /// The excerpt shows a gateway's page or a login form, for example. JSON is not shown, since it
    /// may be data of the API.
    pub(crate) fn from_unexpected_success(
        status: StatusCode,
        headers: HeaderMap,
        body: &[u8],
    ) -> Self {
        let json = body
            .trim_ascii_start()
            .first()
            .is_some_and(|byte| b"{[\"".contains(byte));
        Self {
            status,
            headers,
            body: None,
            excerpt: if json { None } else { excerpt(body) },
        }
    }

    /// Summarizes the server's error message on one line; empty if it has none.
    pub(crate) fn summary(&self) -> String {
        let text = match (&self.body, &self.excerpt) {
            (Some(body), _) => {
                let parts = ["code", "message"].map(|name| field(&**body, name).and_then(text));
                parts
                    .into_iter()
                    .flatten()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(": ")
            }
            (None, _) if self.status.is_redirection() && self.headers.contains_key(LOCATION) => {
                "the redirect was not followed".to_owned()
            }
            (None, excerpt) => excerpt.clone().unwrap_or_default(),
        };
        printable(&text, MESSAGE_LIMIT)
    }
}
