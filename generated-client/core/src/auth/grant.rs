//! OAuth grants: requests for a token.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use super::access_token::secret_header;
use crate::error::{Error, ErrorKind};
use crate::text::{Secret, encode_form, encode_into};

/// Shorter secrets are not redacted from responses, since they match too much of the text.
const MIN_REDACTED: usize = 4;

/// A request for a token: the fields of the form, and the client authentication.
///
/// `Debug` shows only the grant type.
#[derive(Clone)]
#[must_use = "grants do nothing unless passed to `Login::exchange`"]
pub struct Grant {
    grant_type: String,
    fields: Vec<(String, Value)>,
    basic: Option<(String, Secret)>,
    once: bool,
}

#[derive(Clone)]
enum Value {
    Plain(String),
    Secret(Secret),
}

impl Value {
    fn expose(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Secret(secret) => secret.expose(),
        }
    }
}

impl Grant {
    /// Starts a grant with the field `grant_type`, such as `client_credentials`.
    pub fn new(grant_type: impl Into<String>) -> Self {
        Self {
            grant_type: grant_type.into(),
            fields: Vec::new(),
            basic: None,
            once: false,
        }
    }

    /// Adds a field that may be shown.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push((name.into(), Value::Plain(value.into())));
        self
    }

    /// Adds a secret field.
    pub fn secret(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.fields.push((name.into(), Value::Secret(value.into())));
        self
    }

    /// Authenticates the client with `Authorization: Basic`.
    pub fn basic(mut self, client_id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.basic = Some((client_id.into(), secret.into()));
        self
    }

    /// Marks the grant as valid for one use.
    ///
    /// It is not sent again once the server may have received it.
    pub const fn once(mut self) -> Self {
        self.once = true;
        self
    }

    pub(crate) const fn is_once(&self) -> bool {
        self.once
    }

    /// Encodes the form.
    pub(crate) fn body(&self) -> Zeroizing<Vec<u8>> {
        let fields = self.fields.iter();
        let fields = fields.map(|(name, value)| (name.as_str(), value.expose()));
        encode_form(std::iter::once(("grant_type", self.grant_type.as_str())).chain(fields))
    }

    /// Builds the `Authorization` header, if the grant has one.
    ///
    /// The id and the secret are not percent-encoded first, since the platform does not decode
    /// them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] for an id with a colon, which would end the id.
    pub(crate) fn authorization(&self) -> Result<Option<HeaderValue>, Error> {
        let Some((id, secret)) = &self.basic else {
            return Ok(None);
        };
        if id.contains(':') {
            let message = "the client id must not contain a colon";
            return Err(Error::new(ErrorKind::Config, message));
        }
        Ok(secret_header(&["Basic ", &basic_credentials(id, secret)]))
    }

    /// Replaces the grant's secrets in a text, in case a server echoes the request.
    pub(crate) fn redact(&self, text: &str) -> String {
        let mut output = text.to_owned();
        let mut hide = |secret: &str| {
            if secret.len() >= MIN_REDACTED && output.contains(secret) {
                output = output.replace(secret, "[redacted]");
            }
        };
        let fields = self.fields.iter().filter_map(|(_, value)| match value {
            Value::Secret(secret) => Some(secret),
            Value::Plain(_) => None,
        });
        for secret in fields.chain(self.basic.as_ref().map(|(_, secret)| secret)) {
            let mut encoded = Zeroizing::new(Vec::with_capacity(3 * secret.expose().len()));
            encode_into(&mut encoded, secret.expose());
            hide(secret.expose());
            hide(std::str::from_utf8(&encoded).unwrap_or_default());
        }
        if let Some((id, secret)) = &self.basic {
            hide(&basic_credentials(id, secret));
        }
        output
    }
}

fn basic_credentials(id: &str, secret: &Secret) -> Zeroizing<String> {
    let mut pair = Zeroizing::new(String::with_capacity(id.len() + secret.expose().len() + 1));
    pair.push_str(id);
    pair.push(':');
    pair.push_str(secret.expose());
    Zeroizing::new(STANDARD.encode(pair.as_bytes()))
}

impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Grant")
            .field("grant_type", &self.grant_type)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redacts_secrets_in_echoed_text() {
        let grant = Grant::new("g")
            .field("redirect_uri", "https://app")
            .secret("code", "hunter/2")
            .basic("id", "pass word");
        let text = "https://app: hunter/2, hunter%2F2, pass word, pass+word, aWQ6cGFzcyB3b3Jk";
        let expected = format!("https://app: {}", ["[redacted]"; 5].join(", "));
        assert_eq!(grant.redact(text), expected);
        assert_eq!(
            Grant::new("g")
                .secret("a", "")
                .secret("b", "xy")
                .redact("xyz"),
            "xyz"
        );
        assert_eq!(format!("{grant:?}"), "Grant { grant_type: \"g\", .. }");
    }

    #[test]
    fn does_not_percent_encode_basic_credentials() {
        let header = |id: &str| Grant::new("g").basic(id, "s:%/ü").authorization();
        let value = header("a b").unwrap().unwrap();
        assert!(value.is_sensitive());
        let expected = format!("Basic {}", STANDARD.encode("a b:s:%/ü"));
        assert_eq!(value.to_str().unwrap(), expected);
        assert_eq!(header("a:b").unwrap_err().kind(), ErrorKind::Config);
        assert!(Grant::new("g").authorization().unwrap().is_none());
    }
}
