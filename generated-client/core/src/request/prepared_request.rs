//! A request that is complete and checked, so that it can be sent, and sent again.

use std::time::Duration;

use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};

use super::request_builder::Parts;
use crate::client::Core;
use crate::error::{Error, ErrorKind};
use crate::operation::{Content, Operation};
use crate::retry::RetryPolicy;

/// A request that is complete and checked.
#[derive(Clone)]
pub(crate) struct PreparedRequest {
    pub(crate) client: Core,
    pub(crate) operation: &'static Operation,
    pub(crate) url: Url,
    pub(crate) accept: &'static str,
    pub(crate) content_type: Option<HeaderValue>,
    /// Those of the operation's parameters, and those that the user set for this request.
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    pub(crate) options: Options,
}

/// What a request does in another way than the client.
#[derive(Clone, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
}

impl PreparedRequest {
    /// Checks a request.
    ///
    /// # Errors
    ///
    /// The first mistake that was made in building it.
    pub(crate) fn new(parts: Parts) -> Result<Self, Error> {
        let Parts {
            client,
            operation,
            target,
            accept,
            content_type,
            headers,
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
        // The server's name is parsed already.
        let url = client.0.base.join(&target);
        let url = url.map_err(|error| invalid(format!("no URL comes of the path: {error}")))?;
        let (body, content_type) = match operation.body.map(|body| body.content()) {
            Some(content @ (Content::Form | Content::Multipart)) if !form.is_empty() => {
                let (body, media_type) = form.encode(content).map_err(invalid)?;
                (Some(body), Some(media_type))
            }
            _ => (body, content_type.map(HeaderValue::from_static)),
        };
        Ok(Self {
            client,
            operation,
            url,
            accept,
            content_type,
            headers,
            body: body.map(Bytes::from),
            options,
        })
    }

    /// The headers to send, the credentials left out: the client's, and the request's own in their place.
    pub(crate) fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::with_capacity(USUAL_HEADERS);
        headers.insert(ACCEPT, HeaderValue::from_static(self.accept));
        if let Some(media_type) = &self.content_type {
            headers.insert(CONTENT_TYPE, media_type.clone());
        }
        for (name, value) in &self.client.0.headers {
            // Who calls without signing in shows no credentials, whatever else the client does.
            if !(self.operation.anonymous && name == AUTHORIZATION) {
                headers.insert(name, value.clone());
            }
        }
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        headers
    }
}

/// Room for the usual headers, those that reqwest adds included.
const USUAL_HEADERS: usize = 12;
