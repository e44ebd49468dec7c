//! The interface of token providers, which programs can implement.

use std::sync::Arc;

use super::access_token::AccessToken;
use super::login::Login;
use crate::error::Error;
use crate::transport::BoxFuture;

/// A source of access tokens.
///
/// The client keeps a token while it is valid. It requests a new one shortly before the token
/// expires, or when the server rejects it. The client never requests two tokens at a time,
/// independent of the number of waiting calls. Each request runs in its own task, so dropping a
/// call does not cancel it. A request that takes more than five minutes counts as lost.
///
/// ```
/// use generated_client::auth::{AccessToken, Login, TokenProvider};
/// use generated_client::middleware::BoxFuture;
/// use generated_client::{Client, Error};
///
/// /// Reads tokens from a file that another program keeps up to date.
/// struct TokenFile(std::path::PathBuf);
///
/// impl TokenProvider for TokenFile {
///     fn token<'a>(&'a self, _: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
///         Box::pin(async {
///             let token = std::fs::read_to_string(&self.0).map_err(Error::other)?;
///             Ok(AccessToken::new(token.trim()))
///         })
///     }
/// }
///
/// # fn example() -> Result<(), Error> {
/// let client = Client::builder().token_provider(TokenFile("token".into())).build()?;
/// # Ok(())
/// # }
/// ```
pub trait TokenProvider: Send + Sync + 'static {
    /// Returns a new token, if possible. `login` gives access to the login server.
    ///
    /// Create errors with [`Error::other`].
    fn token<'a>(&'a self, login: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>>;

    /// Checks the provider's settings when the client is built. Sends nothing.
    ///
    /// # Errors
    ///
    /// Settings with which no token can be obtained; [`Login::url`] if the provider needs a login
    /// URL.
    fn check(&self, login: &Login) -> Result<(), Error> {
        let _ = login;
        Ok(())
    }
}

/// Lets a program keep access to the provider that it gives to a client.
impl<P: TokenProvider + ?Sized> TokenProvider for Arc<P> {
    fn token<'a>(&'a self, login: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        (**self).token(login)
    }

    fn check(&self, login: &Login) -> Result<(), Error> {
        (**self).check(login)
    }
}
