//! The redirect by which a browser comes back from signing in.

use reqwest::Url;

use crate::error::{Error, ErrorKind, MESSAGE_LIMIT};
use crate::text::{Secret, printable};

/// The code in the URL, or only the path and query, that a browser was sent back to.
///
/// # Errors
///
/// [`ErrorKind::SignIn`]: the state is another one, the user or the server said no, or there is no code. The URL is not
/// shown.
pub(crate) fn code(url: &str, state: &Secret) -> Result<Secret, Error> {
    let failed = |message: &str| Err(Error::new(ErrorKind::SignIn, message));
    let base = Url::parse("http://localhost").ok();
    let Ok(url) = Url::options().base_url(base.as_ref()).parse(url.trim()) else {
        return failed("the redirect is not a URL");
    };
    let value = |name: &str| {
        let mut values = url.query_pairs().filter(|(key, _)| key == name);
        let value = values.next().map(|(_, value)| value.into_owned());
        // Twice means that somebody has tampered with it.
        value.filter(|_| values.next().is_none())
    };
    // Whoever does not know the state must not even choose the words of an error.
    if value("state").map(Secret::from).as_ref() != Some(state) {
        return failed(
            "the redirect's state is not the one that was sent: it was not asked for here",
        );
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
        None => failed("the redirect has no code"),
    }
}
