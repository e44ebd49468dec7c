//! Sends one request and receives its response.
//!
//! All traffic with the API passes through this file.

use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use reqwest::Url;
use reqwest::header::HeaderMap;

use super::redirect;
use crate::error::{Error, ErrorKind};
use crate::operation::Operation;
use crate::response::Response;
use crate::text::{Secret, encoded};

/// Limit for the body of an error response, which only has to explain the error.
const ERROR_LIMIT: usize = 1024 * 1024;

/// Limits of a response.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// The time until the last byte.
    pub(crate) time: Duration,
    /// The size of the decompressed body in bytes.
    pub(crate) bytes: usize,
}

/// Sends a request, follows redirects, and receives the whole response with any status.
///
/// `headers` builds the headers again for each redirect, and `secrets` are query parameters that
/// are added to each URL. No other code sees a URL that contains them.
///
/// # Errors
///
/// If the response does not arrive completely within the limits. The body of an error response may
/// be incomplete: its status says more than the connection error that follows it.
pub(crate) async fn exchange(
    http: &reqwest::Client,
    operation: &'static Operation,
    mut url: Url,
    secrets: &[(&'static str, Secret)],
    headers: &(dyn Fn() -> HeaderMap + Sync),
    body: Option<Bytes>,
    limits: Limits,
) -> Result<Response<Bytes>, Error> {
    let failed = |error| Error::transport(operation, error);
    let start = Instant::now();
    let mut redirects = 0;
    let mut response = loop {
        add_secrets(&mut url, secrets);
        let mut request = reqwest::Request::new(operation.method.clone(), url);
        *request.headers_mut() = headers();
        *request.body_mut() = body.clone().map(Into::into);
        *request.timeout_mut() = Some(limits.time.saturating_sub(start.elapsed()));
        let response = http.execute(request).await.map_err(failed)?;
        match redirect::next_url(operation, &response) {
            Some(next) if redirects < redirect::LIMIT => {
                redirects += 1;
                url = next;
            }
            _ => break response,
        }
    };
    let status = response.status();
    let body = if operation.is_answer(status) {
        read(&mut response, operation, limits.bytes).await?
    } else {
        let limit = limits.bytes.min(ERROR_LIMIT);
        read(&mut response, operation, limit)
            .await
            .unwrap_or_default()
    };
    let headers = std::mem::take(response.headers_mut());
    Ok(Response::new(status, headers, body))
}

/// Adds query parameters, unless the URL of a redirect already has them.
fn add_secrets(url: &mut Url, secrets: &[(&'static str, Secret)]) {
    for (name, secret) in secrets {
        if !url.query_pairs().any(|(key, _)| key == *name) {
            let others = url.query().map(|query| format!("{query}&"));
            let (name, value) = (encoded(name), encoded(secret.expose()));
            let query = format!("{}{name}={value}", others.unwrap_or_default());
            url.set_query(Some(&query));
        }
    }
}

/// Receives the body.
async fn read(
    response: &mut reqwest::Response,
    operation: &'static Operation,
    limit: usize,
) -> Result<Bytes, Error> {
    let failed = |error| Error::transport(operation, error);
    let too_large = || {
        let message = format!("the response exceeds the client's limit of {limit} bytes");
        Error::new(ErrorKind::TooLarge, message).with_operation(operation)
    };
    // The announced length may already exceed the limit.
    if response
        .content_length()
        .is_some_and(|length| length > limit as u64)
    {
        return Err(too_large());
    }
    // Most responses arrive in one chunk, which needs no copy.
    let Some(first) = response.chunk().await.map_err(failed)? else {
        return Ok(Bytes::new());
    };
    if first.len() > limit {
        return Err(too_large());
    }
    let Some(second) = response.chunk().await.map_err(failed)? else {
        return Ok(first);
    };
    let mut body = BytesMut::from(first);
    let mut next = Some(second);
    while let Some(chunk) = next {
        if body.len() + chunk.len() > limit {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
        next = response.chunk().await.map_err(failed)?;
    }
    Ok(body.freeze())
}
