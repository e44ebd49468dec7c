//! The redirects that are followed: those to the same server that preserve the request.

use reqwest::header::LOCATION;
use reqwest::{Method, Response, StatusCode, Url};

use crate::operation::Operation;

/// Limit of consecutive redirects.
pub(crate) const LIMIT: usize = 5;

/// Returns the URL of a redirect that is safe to follow.
///
/// A redirect that is a response of the operation is not followed. Redirects to another scheme, host or port are not followed, since the request carries
/// credentials. The statuses 301, 302 and 303 turn every method into `GET`; they are followed for
/// `GET` and `HEAD` only, since the requested change would be lost otherwise.
pub(crate) fn next_url(operation: &Operation, response: &Response) -> Option<Url> {
    match response.status() {
        status if operation.is_answer(status) => return None,
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => {}
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER
            if matches!(operation.method, Method::GET | Method::HEAD) => {}
        _ => return None,
    }
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let next = response.url().join(location).ok()?;
    let named = !next.username().is_empty() || next.password().is_some();
    (!named && next.origin() == response.url().origin()).then_some(next)
}
