//! Sends grants to the login server, with retries.

use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Method, Request, Response, StatusCode, Url};
use zeroize::Zeroizing;

use super::grant::Grant;
use super::login::Login;
use super::token_response::{self, Granted};
use crate::error::{Error, ErrorKind, ServerResponse};
use crate::random::fraction;
use crate::response::retry_after;

/// Maximum number of times that a grant is sent.
const ATTEMPTS: u32 = 3;

/// Limit of the random delay before the second attempt; doubles with each attempt.
///
/// A `Retry-After` takes precedence.
const BASE_DELAY: Duration = Duration::from_millis(250);

/// Limit of a `Retry-After` after which the grant is sent again.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(10);

/// Limit of the response in bytes.
const MAX_RESPONSE: usize = 1 << 20;

/// Initial capacity for a response of unknown length.
const DEFAULT_CAPACITY: usize = 16 << 10;

/// A failed exchange of a grant.
pub(crate) struct Failure {
    pub(crate) error: Error,
    /// Whether the server may have received the grant.
    pub(crate) sent: bool,
    /// Whether another attempt may help.
    retryable: bool,
}

impl Failure {
    /// The grant was not sent, and will not be.
    fn unsent(error: Error) -> Self {
        Self {
            error,
            sent: false,
            retryable: false,
        }
    }

    /// The exchange with the server failed.
    fn transport(error: reqwest::Error) -> Self {
        let (message, connect) = if error.is_connect() {
            ("could not connect to the login server", true)
        } else if error.is_timeout() {
            ("the login server did not respond in time", false)
        } else {
            ("the exchange with the login server failed", false)
        };
        let error = Error::new(ErrorKind::SignIn, message).with_cause(error.without_url());
        Self {
            error,
            sent: !connect,
            retryable: connect,
        }
    }

    /// The response contains no usable token.
    fn response(error: Error, status: StatusCode, headers: &HeaderMap) -> Self {
        let retryable = matches!(status.as_u16(), 429 | 502..=504);
        let delay = retry_after(headers, SystemTime::now()).filter(|_| !status.is_success());
        Self {
            error: error.with_retry_after(delay),
            sent: true,
            retryable,
        }
    }

    /// Returns the delay before the next attempt; `None` if this one is final.
    fn retry_delay(&self, grant: &Grant, attempt: u32) -> Option<Duration> {
        let may = self.retryable && attempt < ATTEMPTS && !(self.sent && grant.is_once());
        // Full jitter keeps processes that failed together from coming back together.
        let pause = (BASE_DELAY * (1 << (attempt - 1).min(4))).mul_f64(fraction());
        let asked = self.error.retry_after().unwrap_or_default();
        (may && asked <= MAX_RETRY_AFTER).then(|| pause.max(asked))
    }
}

/// Sends a grant with retries, and reads the token.
pub(crate) async fn exchange(login: &Login, grant: &Grant) -> Result<Granted, Failure> {
    let mut attempt = 1;
    loop {
        let failure = match send(login, grant).await {
            Ok(granted) => return Ok(granted),
            Err(failure) => failure,
        };
        match failure.retry_delay(grant, attempt) {
            Some(pause) => tokio::time::sleep(pause).await,
            None => return Err(failure),
        }
        attempt += 1;
    }
}

/// Sends a grant once.
async fn send(login: &Login, grant: &Grant) -> Result<Granted, Failure> {
    let request = assemble(login, grant).map_err(Failure::unsent)?;
    let url = request.url().clone();
    let asked = Instant::now();
    let response = login.send(request).await.map_err(Failure::transport)?;
    let (status, headers) = (response.status(), response.headers().clone());
    let unusable = |message: &str| {
        let server_response = ServerResponse {
            status,
            headers: headers.clone(),
            body: None,
            excerpt: None,
        };
        let error = Error::new(ErrorKind::SignIn, message).with_response(server_response);
        Failure::response(error, status, &headers)
    };
    if status.is_redirection() || *response.url() != url {
        return Err(unusable(
            "the login server responded with a redirect, which is not followed",
        ));
    }
    let Some(body) = receive(response).await.map_err(Failure::transport)? else {
        return Err(unusable("the login server's response is too large"));
    };
    token_response::read(
        grant,
        status,
        headers.clone(),
        &body,
        asked,
        login.error_body,
    )
    .map_err(|error| Failure::response(error, status, &headers))
}

fn assemble(login: &Login, grant: &Grant) -> Result<Request, Error> {
    let url = Url::parse(&format!("{}/oauth/token", login.url()?))
        .map_err(|_| Error::new(ErrorKind::Config, "the login URL is invalid"))?;
    let mut request = Request::new(Method::POST, url);
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    headers.insert(CONTENT_TYPE, form);
    if let Some(value) = grant.authorization()? {
        headers.insert(AUTHORIZATION, value);
    }
    *request.body_mut() = Some(Bytes::from_owner(grant.body()).into());
    Ok(request)
}

/// Receives the body in memory that is wiped on drop; `None` if it exceeds the limit.
async fn receive(mut response: Response) -> Result<Option<Zeroizing<Vec<u8>>>, reqwest::Error> {
    let length = response
        .content_length()
        .and_then(|length| length.try_into().ok());
    let mut body = Zeroizing::new(Vec::with_capacity(
        length.unwrap_or(DEFAULT_CAPACITY).min(MAX_RESPONSE),
    ));
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > MAX_RESPONSE {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body))
}
