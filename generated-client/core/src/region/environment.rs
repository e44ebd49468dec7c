//! The domain of an installation of the platform: what its hosts' names end with.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// Room for a host in front: the longest name that DNS has is 253 characters.
const MAX_LENGTH: usize = 240;

/// The domain of an installation of the platform, such as `mypurecloud.ie`: a host name of at least two labels.
///
/// It is read from text in any of the ways in which people write it: `mypurecloud.ie`, `api.mypurecloud.ie`, `login.` and
/// `apps.` likewise, `https://api.mypurecloud.ie/`, in upper case, and with spaces around it. A port, a path, a query or
/// a user name is an error.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Environment(String);

impl Environment {
    /// The domain, in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Environment {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Environment {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`] if it is no domain. The text is not shown: there may be a password in it.
    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text)
            .map(Self)
            .map_err(|problem| Error::new(ErrorKind::Config, format!("no environment: {problem}")))
    }
}

impl TryFrom<&str> for Environment {
    type Error = Error;

    /// Like [`FromStr`].
    fn try_from(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

/// The domain that the text means, in lower case; or what is wrong with it, without showing it.
pub(crate) fn parse(text: &str) -> Result<String, &'static str> {
    let text = text.trim().to_ascii_lowercase();
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
        .unwrap_or(&text);
    let host = host.strip_suffix('/').unwrap_or(host);
    if let Some(problem) = host.chars().find_map(character_problem) {
        return Err(problem);
    }
    let domain = ["api.", "login.", "apps."]
        .iter()
        .find_map(|name| host.strip_prefix(name))
        .filter(|rest| rest.contains('.'))
        .unwrap_or(host);
    check(domain).map(|()| domain.to_owned())
}

/// What a character that no host has says about the text.
fn character_problem(character: char) -> Option<&'static str> {
    Some(match character {
        'a'..='z' | '0'..='9' | '-' | '.' => return None,
        '@' => "it must not contain a user name",
        ':' => "it must not contain a port or another scheme than https",
        '/' | '\\' => "it must not contain a path",
        '?' | '#' => "it must not contain a query or fragment",
        _ => "it holds characters that no domain can",
    })
}

fn check(domain: &str) -> Result<(), &'static str> {
    if domain.is_empty() {
        return Err("it is empty");
    }
    if domain.len() > MAX_LENGTH {
        return Err("it is too long");
    }
    let fits = |label: &str| {
        (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    if !domain.split('.').all(fits) {
        return Err("its dots and hyphens are not those of a domain");
    }
    let Some((_, last)) = domain.rsplit_once('.') else {
        return Err("it has no dot, as a domain such as `mypurecloud.ie` has");
    };
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("it ends with a number, as an address does and no domain");
    }
    Ok(())
}
