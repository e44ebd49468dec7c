//! Signing in: where access tokens come from, and how long they are kept.

mod access_token;
mod authorization_code;
mod client_credentials;
mod exchange;
pub(crate) mod form;
mod from_env;
mod grant;
mod login;
mod login_url;
mod pkce;
mod provider;
mod redirect_back;
mod refresh_token;
mod renewal;
mod renewing;
mod rotating;
mod saml2_bearer;
mod session;
#[cfg(test)]
mod session_tests;
mod settings;
mod token_answer;

pub use self::access_token::AccessToken;
pub use self::authorization_code::{AuthorizationCode, CodeExchange};
pub use self::client_credentials::ClientCredentials;
pub use self::grant::Grant;
pub use self::login::Login;
pub use self::provider::TokenProvider;
pub use self::refresh_token::RefreshToken;
pub use self::saml2_bearer::Saml2Bearer;
pub use self::token_answer::Granted;

pub(crate) use self::session::{Pass, Session};
pub(crate) use self::settings::SignIn;
