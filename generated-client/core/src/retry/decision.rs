//! What to make of an attempt: is it the outcome of the call, or worth another attempt?

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use reqwest::{Method, StatusCode};

use super::policy::RetryPolicy;
use crate::error::{Error, ErrorKind};
use crate::response::{Response, retry_after};

/// What to do after an attempt.
#[derive(Debug, PartialEq)]
pub(crate) enum Decision {
    /// It is the outcome of the call.
    Return,
    /// The same request may be sent again after this time.
    After(Duration),
}

/// Decides what to do after an attempt and so many retries before it.
pub(crate) fn decide(
    policy: &RetryPolicy,
    method: &Method,
    retries: u32,
    outcome: &Result<Response<Bytes>, Error>,
) -> Decision {
    let asked = match outcome {
        Ok(response) if is_transient(method, response.status()) => {
            retry_after(response.headers(), SystemTime::now())
        }
        Err(error) if is_safe_to_repeat(method, error.kind()) => None,
        _ => return Decision::Return,
    };
    let delay = policy.delay(retries, asked);
    delay.map_or(Decision::Return, Decision::After)
}

/// Whether the server may give another answer later, and can be asked twice.
fn is_transient(method: &Method, status: StatusCode) -> bool {
    match status {
        StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
            is_idempotent(method)
        }
        _ => false,
    }
}

/// Whether the request may go out again after a failure on the way.
fn is_safe_to_repeat(method: &Method, kind: ErrorKind) -> bool {
    match kind {
        ErrorKind::Connect => true,
        ErrorKind::Transport | ErrorKind::Timeout => is_idempotent(method),
        _ => false,
    }
}

/// Whether doing it twice has the effect of doing it once, by RFC 9110.
fn is_idempotent(method: &Method) -> bool {
    matches!(
        *method,
        Method::GET | Method::HEAD | Method::PUT | Method::DELETE | Method::OPTIONS
    )
}
