//! The redirects that are followed: those to the same server that preserve the request.

use reqwest::header::LOCATION;
use reqwest::{Method, Response, StatusCode, Url};

/// Limit of consecutive redirects.
pub(crate) const LIMIT: usize = 5;

/// Returns the URL of a redirect that is safe to follow.
///
/// Redirects to another scheme, host or port are not followed, since the request carries
/// credentials. The statuses 301, 302 and 303 turn every method into `GET`; they are followed for
/// `GET` and `HEAD` only, since the requested change would be lost otherwise.
pub(crate) fn next_url(method: &Method, response: &Response) -> Option<Url> {
    match response.status() {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => {}
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER
            if matches!(*method, Method::GET | Method::HEAD) => {}
        _ => return None,
    }
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let next = response.url().join(location).ok()?;
    let named = !next.username().is_empty() || next.password().is_some();
    (!named && next.origin() == response.url().origin()).then_some(next)
}
