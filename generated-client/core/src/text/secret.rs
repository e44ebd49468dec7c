//! Text that must not be logged: passwords and tokens.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// A password, token or other text that must not appear in logs.
///
/// `Debug` prints `[redacted]`, `Display` is not implemented, and the memory is wiped on drop. Only
/// [`expose`](Self::expose) returns the text.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Returns the text. The caller is responsible for keeping it out of logs.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(SecretString::from(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(SecretString::from(text))
    }
}

impl Default for Secret {
    /// Returns an empty text.
    fn default() -> Self {
        Self::from("")
    }
}

impl PartialEq for Secret {
    /// Compares in a time that depends on the lengths alone, not on where the texts differ.
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (self.expose().as_bytes(), other.expose().as_bytes());
        one.len() == two.len()
            && one
                .iter()
                .zip(two)
                .fold(0, |differences, (a, b)| differences | (a ^ b))
                == 0
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
