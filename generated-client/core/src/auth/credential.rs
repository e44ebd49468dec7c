//! Credentials besides the token: API keys, and user names with passwords.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::access_token::secret_header;
use crate::error::{Error, ErrorKind};
use crate::operation::{ApiKey, ApiKeyLocation, BasicAuth, SecurityScheme};
use crate::text::Secret;
use crate::transport::header;

/// A credential for one security scheme, as requests carry it.
#[derive(Clone)]
pub(crate) struct Credential {
    pub(crate) scheme: SecurityScheme,
    pub(crate) carrier: Carrier,
}

/// The part of a request that carries a credential.
#[derive(Clone)]
pub(crate) enum Carrier {
    Header(HeaderName, HeaderValue),
    /// The name and the value of a query parameter.
    Query(&'static str, Secret),
    /// The name and the value of a cookie.
    Cookie(&'static str, Secret),
}

impl Credential {
    /// Creates the credential for an API key.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the key is empty or contains characters that its carrier cannot.
    pub(crate) fn api_key(scheme: ApiKey, key: &Secret) -> Result<Self, Error> {
        let text = key.expose();
        let invalid = || {
            let name = scheme.name();
            let message =
                format!("the API key `{name}` is empty or contains invalid characters (not shown)");
            Error::new(ErrorKind::Config, message)
        };
        if text.is_empty() {
            return Err(invalid());
        }
        let parameter = scheme.parameter();
        let carrier = match scheme.location() {
            ApiKeyLocation::Header => {
                let (name, _) = header(parameter, text).map_err(|_| invalid())?;
                Carrier::Header(name, secret_header(&[text]).ok_or_else(invalid)?)
            }
            ApiKeyLocation::Query => Carrier::Query(parameter, key.clone()),
            ApiKeyLocation::Cookie if text.bytes().all(is_cookie_octet) => {
                Carrier::Cookie(parameter, key.clone())
            }
            ApiKeyLocation::Cookie => return Err(invalid()),
        };
        Ok(Self {
            scheme: SecurityScheme::ApiKey(scheme),
            carrier,
        })
    }

    /// Creates the credential for a user name and password.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the user name contains a colon or either a control character.
    pub(crate) fn basic(scheme: BasicAuth, user: &str, password: &Secret) -> Result<Self, Error> {
        let password = password.expose();
        let problem = if user.contains(':') {
            "the user name must not contain a colon"
        } else if user.chars().chain(password.chars()).any(char::is_control) {
            "the user name and the password must not contain control characters"
        } else {
            let pair = Zeroizing::new(format!("{user}:{password}"));
            let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
            if let Some(value) = secret_header(&["Basic ", &encoded]) {
                return Ok(Self {
                    scheme: SecurityScheme::Basic(scheme),
                    carrier: Carrier::Header(AUTHORIZATION, value),
                });
            }
            "the user name and the password do not fit into a header"
        };
        let message = format!("{}: {problem}", scheme.name());
        Err(Error::new(ErrorKind::Config, message))
    }
}

/// Whether a cookie's value can contain the byte (RFC 6265).
const fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}
