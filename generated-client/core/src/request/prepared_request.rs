//! A complete and checked request, which can be sent repeatedly.

use std::time::Duration;

use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};

use super::cookies::Cookies;
use super::request_builder::Parts;
use crate::client::Core;
use crate::error::{Error, ErrorKind};
use crate::operation::{Content, Operation};
use crate::retry::RetryPolicy;

/// A complete and checked request.
#[derive(Clone)]
pub(crate) struct PreparedRequest {
    pub(crate) client: Core,
    pub(crate) operation: &'static Operation,
    /// The base URL of the operation's own server.
    pub(crate) base: Option<Url>,
    pub(crate) url: Url,
    pub(crate) accept: &'static str,
    pub(crate) content_type: Option<HeaderValue>,
    /// Headers of the operation's parameters, and headers that the user set for this request.
    pub(crate) headers: HeaderMap,
    pub(crate) cookies: Cookies,
    pub(crate) body: Option<Bytes>,
    pub(crate) options: Options,
}

/// Settings of a request that override those of the client.
#[derive(Clone, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
}

impl PreparedRequest {
    /// Completes and checks a request.
    ///
    /// # Errors
    ///
    /// The first error that occurred while the request was built.
    pub(crate) fn new(parts: Parts) -> Result<Self, Error> {
        let Parts {
            client,
            operation,
            base,
            target,
            accept,
            content_type,
            headers,
            cookies,
            body,
            form,
            options,
            error,
        } = parts;
        if let Some(error) = error {
            return Err(error);
        }
        let invalid =
            |message| Error::new(ErrorKind::InvalidParameter, message).with_operation(operation);
        let target = target.finish().map_err(invalid)?;
        // The host name was already parsed with the base URL.
        let url = base
            .as_ref()
            .unwrap_or(&client.0.servers.base)
            .join(&target);
        let url = url.map_err(|error| invalid(format!("the path does not form a URL: {error}")))?;
        let (body, content_type) = match operation.body.map(|body| body.content()) {
            Some(content @ (Content::Form | Content::Multipart)) if !form.is_empty() => {
                let (body, media_type) = form
                    .encode(content, operation.parameters)
                    .map_err(invalid)?;
                (Some(body), Some(media_type))
            }
            _ => (body, content_type.map(HeaderValue::from_static)),
        };
        Ok(Self {
            client,
            operation,
            base,
            url,
            accept,
            content_type,
            headers,
            cookies,
            body: body.map(Bytes::from),
            options,
        })
    }

    /// The base URL.
    pub(crate) fn base(&self) -> &Url {
        self.base.as_ref().unwrap_or(&self.client.0.servers.base)
    }

    /// Builds the headers without credentials; the request's headers override the client's.
    pub(crate) fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::with_capacity(USUAL_HEADERS);
        headers.insert(ACCEPT, HeaderValue::from_static(self.accept));
        if let Some(media_type) = &self.content_type {
            headers.insert(CONTENT_TYPE, media_type.clone());
        }
        for (name, value) in &self.client.0.headers {
            // Anonymous operations never send credentials, not even those in the client's headers.
            if !(self.operation.is_anonymous() && name == AUTHORIZATION) {
                headers.insert(name, value.clone());
            }
        }
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        self.cookies.add_to(&mut headers);
        headers
    }
}

/// Capacity for the usual headers, including those that reqwest adds.
const USUAL_HEADERS: usize = 12;
