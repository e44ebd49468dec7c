//! Which redirects are followed: those that stay at the same server and keep the request what it is.

use reqwest::header::LOCATION;
use reqwest::{Method, Response, StatusCode, Url};

/// Redirects in a row that are followed.
pub(crate) const LIMIT: usize = 5;

/// Where to send the request once more, if the answer says so and it is safe.
///
/// Another scheme, host or port is not followed: the request carries credentials. Neither is a redirect that turns
/// anything but a `GET` into a `GET`, which is what 301, 302 and 303 mean: the change that was asked for would be lost.
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
