//! Signing in: grants, token providers, and the tokens that a client keeps.

mod access_token;
mod authorization_code;
mod callback;
mod client_credentials;
mod credential;
mod grant;
mod login;
mod login_url;
mod pkce;
mod refresh_token;
mod renewal;
mod rotating_token;
mod saml2_bearer;
mod session;
#[cfg(test)]
mod session_tests;
mod token_cache;
mod token_provider;
mod token_request;
mod token_response;

pub use self::access_token::AccessToken;
pub(crate) use self::access_token::{bearer, secret_header};
pub use self::authorization_code::{AuthorizationCode, CodeExchange};
pub use self::client_credentials::ClientCredentials;
pub(crate) use self::credential::{Carrier, Credential};
pub use self::grant::Grant;
pub use self::login::Login;
pub(crate) use self::login_url::{derived, parse_login_url};
pub use self::refresh_token::RefreshToken;
pub use self::saml2_bearer::Saml2Bearer;
pub(crate) use self::session::{IssuedToken, Session};
pub use self::token_provider::TokenProvider;
pub use self::token_response::Granted;
