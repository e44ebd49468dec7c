//! The redirect that ends the sign-in in a browser.

use reqwest::Url;

use crate::error::{Error, ErrorKind, MESSAGE_LIMIT};
use crate::text::{Secret, printable};

/// Extracts the code from a redirect: a URL, or its path and query.
///
/// # Errors
///
/// [`ErrorKind::SignIn`]: the state does not match, the user or the server refused, or the code is
/// missing. The message omits the URL.
pub(crate) fn code(url: &str, state: &Secret) -> Result<Secret, Error> {
    let failed = |message: &str| Err(Error::new(ErrorKind::SignIn, message));
    let base = Url::parse("http://localhost").ok();
    let Ok(url) = Url::options().base_url(base.as_ref()).parse(url.trim()) else {
        return failed("the redirect is not a URL");
    };
    let value = |name: &str| {
        let mut values = url.query_pairs().filter(|(key, _)| key == name);
        let value = values.next().map(|(_, value)| value.into_owned());
        // A duplicate parameter indicates tampering.
        value.filter(|_| values.next().is_none())
    };
    // Only a sender that knows the state may influence the error message.
    if value("state").map(Secret::from).as_ref() != Some(state) {
        return failed("the redirect's state does not match the request");
    }
    if let Some(error) = value("error") {
        let text = match value("error_description") {
            Some(description) => format!("{error}: {description}"),
            None => error,
        };
        let message = format!(
            "the sign-in was refused: {}",
            printable(&text, MESSAGE_LIMIT)
        );
        return failed(&message);
    }
    match value("code").filter(|code| !code.is_empty()) {
        Some(code) => Ok(Secret::from(code)),
        None => failed("the redirect contains no code"),
    }
}
