//! Validation of headers that users set.

use reqwest::header::{
    AUTHORIZATION, CONTENT_LENGTH, COOKIE, HeaderName, HeaderValue, PROXY_AUTHORIZATION,
    TRANSFER_ENCODING,
};

/// Converts text to a header.
///
/// # Errors
///
/// Returns a message that names the header but never shows the value, which may be secret.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let Ok(key) = HeaderName::try_from(name) else {
        return Err(format!("{name:?} is not a header name"));
    };
    // These headers follow from the body; another value would enable request smuggling.
    if key == CONTENT_LENGTH || key == TRANSFER_ENCODING {
        return Err(format!(
            "header `{key}` cannot be set: it follows from the body"
        ));
    }
    let Ok(mut value) = HeaderValue::try_from(value) else {
        return Err(format!(
            "header `{key}` has a value with invalid characters"
        ));
    };
    value.set_sensitive(key == AUTHORIZATION || key == PROXY_AUTHORIZATION || key == COOKIE);
    Ok((key, value))
}

#[cfg(test)]
mod tests {
    use super::header;

    #[test]
    fn marks_credentials_as_sensitive() {
        for (name, secret) in [
            ("Authorization", true),
            ("Proxy-Authorization", true),
            ("Cookie", true),
            ("X-Trace", false),
        ] {
            let sensitive = header(name, "value").map(|(_, value)| value.is_sensitive());
            assert_eq!(sensitive, Ok(secret), "{name}");
        }
    }
}
