//! Decides whether an attempt is final or is followed by a retry.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use reqwest::{Method, StatusCode};

use super::policy::RetryPolicy;
use crate::error::{Error, ErrorKind};
use crate::response::{Response, retry_after};

/// The decision after an attempt.
#[derive(Debug, PartialEq)]
pub(crate) enum Decision {
    /// The outcome is final.
    Return,
    /// The same request may be sent again after this delay.
    After(Duration),
}

/// Decides what follows an attempt; `retries` counts the retries before it.
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

/// Tells whether the status is temporary and the request may be repeated.
fn is_transient(method: &Method, status: StatusCode) -> bool {
    match status {
        StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
            is_idempotent(method)
        }
        _ => false,
    }
}

/// Tells whether the request may be repeated after a failed exchange.
fn is_safe_to_repeat(method: &Method, kind: ErrorKind) -> bool {
    match kind {
        ErrorKind::Connect => true,
        ErrorKind::Transport | ErrorKind::Timeout => is_idempotent(method),
        _ => false,
    }
}

/// Tells whether the method is idempotent according to RFC 9110.
fn is_idempotent(method: &Method) -> bool {
    matches!(
        *method,
        Method::GET | Method::HEAD | Method::PUT | Method::DELETE | Method::OPTIONS
    )
}
