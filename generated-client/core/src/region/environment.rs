// genesys only
//! The domain of an installation of the platform.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// DNS limits names to 253 characters; this leaves room for the host in front of the domain.
const MAX_LENGTH: usize = 240;

/// The domain of an installation of the platform, such as `mypurecloud.ie`.
///
/// A host name of at least two labels. It parses from any common notation: `mypurecloud.ie`,
/// `api.mypurecloud.ie`, `login.` and `apps.` likewise, `https://api.mypurecloud.ie/`, upper case,
/// and surrounding spaces. A port, path, query or user name is an error.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Environment(String);

impl Environment {
    /// The domain in lower case.
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
    /// [`ErrorKind::Config`] if the text is not a domain. The message omits the text, which may
    /// contain a password.
    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).map(Self).map_err(|problem| {
            Error::new(ErrorKind::Config, format!("not an environment: {problem}"))
        })
    }
}

impl TryFrom<&str> for Environment {
    type Error = Error;

    /// Like [`FromStr`].
    fn try_from(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

/// Parses a domain and returns it in lower case, or returns an error message that omits the text.
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

/// Returns the error message for a character that host names cannot contain.
fn character_problem(character: char) -> Option<&'static str> {
    Some(match character {
        'a'..='z' | '0'..='9' | '-' | '.' => return None,
        '@' => "it must not contain a user name",
        ':' => "it must not contain a port or a scheme other than https",
        '/' | '\\' => "it must not contain a path",
        '?' | '#' => "it must not contain a query or fragment",
        _ => "it contains invalid characters",
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
        return Err("a label between its dots is empty, too long, or starts or ends with a hyphen");
    }
    let Some((_, last)) = domain.rsplit_once('.') else {
        return Err("it must contain a dot, as in `mypurecloud.ie`");
    };
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("it ends with a number, like an IP address");
    }
    Ok(())
}
