//! Validation of the login URL, to which secrets are sent.

use std::net::IpAddr;

use reqwest::Url;

use crate::error::{Error, ErrorKind};

/// Parses and checks a login URL. Messages omit the text, which may contain a password.
///
/// # Errors
///
/// [`ErrorKind::Config`]: the text is not a URL, contains more than an address and a path, or is an
/// `http` URL of another machine.
pub(crate) fn parse_login_url(text: &str) -> Result<Url, Error> {
    let config = |message: String| Error::new(ErrorKind::Config, message);
    let url = Url::parse(text.trim())
        .map_err(|error| config(format!("the login URL is not a URL: {error}")))?;
    let problem = if !matches!(url.scheme(), "http" | "https") {
        "the login URL must begin with https://"
    } else if !url.username().is_empty() || url.password().is_some() {
        "the login URL must not contain a user name or password"
    } else if url.query().is_some() || url.fragment().is_some() {
        "the login URL must not contain a query or fragment"
    } else if url.scheme() == "http" && !is_loopback(&url) {
        "the login URL must begin with https://; http:// would expose secrets and is allowed for \
         localhost only"
    } else {
        return Ok(url);
    };
    Err(config(problem.to_owned()))
}

/// Derives the login URL from a base URL of the platform: `login.` replaces `api.`.
///
/// Returns `None` for other base URLs, such as those of gateways, and for URLs with a port or path.
pub(crate) fn derived(url: &Url) -> Option<String> {
    let domain = url.host_str()?.strip_prefix("api.")?;
    let plain = url.port().is_none() && url.path() == "/" && domain.contains('.');
    plain.then(|| format!("{}://login.{domain}", url.scheme()))
}

/// Tells whether a URL refers to this machine.
fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_login_urls_and_never_shows_them() {
        for (url, message) in [
            ("", "is not a URL: relative URL without a base"),
            (
                "login.hunter2.example",
                "is not a URL: relative URL without a base",
            ),
            ("ftp://hunter2.example", "must begin with https://"),
            (
                "https://u:hunter2@host",
                "must not contain a user name or password",
            ),
            (
                "https://hunter2@host",
                "must not contain a user name or password",
            ),
            (
                "https://host/?hunter2",
                "must not contain a query or fragment",
            ),
            (
                "https://host/#hunter2",
                "must not contain a query or fragment",
            ),
            (
                "http://hunter2.example",
                "must begin with https://; http://",
            ),
            ("http://10.0.0.1", "must begin with https://; http://"),
            ("http://[::2]", "must begin with https://; http://"),
            (
                "http://localhost.hunter2.example",
                "must begin with https://; http://",
            ),
            (
                "http://127.0.0.1.hunter2.example",
                "must begin with https://; http://",
            ),
        ] {
            let error = parse_login_url(url).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            let text = format!("{error} {error:?}");
            assert!(
                text.starts_with(&format!("the login URL {message}")),
                "{url}: {text}"
            );
            assert!(!text.contains("hunter2"), "{text}");
        }
        for (url, expected) in [
            (
                "https://login.platform.example",
                "https://login.platform.example/",
            ),
            (" https://h/a/b ", "https://h/a/b"),
            ("http://localhost:8080", "http://localhost:8080/"),
            ("http://127.9.9.9:1", "http://127.9.9.9:1/"),
            ("http://[::1]:1/", "http://[::1]:1/"),
        ] {
            assert_eq!(parse_login_url(url).unwrap().as_str(), expected);
        }
    }

    #[test]
    fn derives_login_urls_only_from_base_urls_of_the_platform() {
        for (base, expected) in [
            (
                "https://api.platform.example",
                Some("https://login.platform.example"),
            ),
            (
                "https://api.usw2.platform.example/",
                Some("https://login.usw2.platform.example"),
            ),
            ("https://API.inindca.com", Some("https://login.inindca.com")),
            ("https://api.example.com/gateway-path", None),
            ("https://api.example.com:8443", None),
            ("https://api.localhost", None),
            ("https://apix.example.com", None),
            ("https://gateway.example.com", None),
            ("http://127.0.0.1:80", None),
        ] {
            let url = Url::parse(base).unwrap();
            assert_eq!(derived(&url).as_deref(), expected, "{base}");
        }
    }
}
