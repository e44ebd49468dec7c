//! What gives access tokens: the interface that programs can implement.

use std::sync::Arc;

use super::access_token::AccessToken;
use super::login::Login;
use crate::error::Error;
use crate::transport::BoxFuture;

/// What gives access tokens.
///
/// The client keeps a token as long as it is valid, and asks for another one shortly before that ends, or when the server
/// no longer accepts it. It never asks twice at a time, however many calls are waiting. It asks in a task of its own, so a
/// call that is dropped meanwhile does not cancel it. What takes more than five minutes is taken for lost.
///
/// ```
/// use generated_client::{AccessToken, BoxFuture, Client, Error, Login, TokenProvider};
///
/// /// Tokens from a file that another program keeps up to date.
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
    /// Gets a token that has not been had before, if that is possible. `login` is the door to the login server.
    ///
    /// An error of the provider's own is made by [`Error::other`].
    fn token<'a>(&'a self, login: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>>;

    /// Finds mistakes in the settings when the client is made. Sends nothing.
    ///
    /// # Errors
    ///
    /// Whatever makes it certain that no token can be had; [`Login::url`] if it needs a login URL.
    fn check(&self, login: &Login) -> Result<(), Error> {
        let _ = login;
        Ok(())
    }
}

/// So that a program can keep a provider that it gives to a client.
impl<P: TokenProvider + ?Sized> TokenProvider for Arc<P> {
    fn token<'a>(&'a self, login: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        (**self).token(login)
    }

    fn check(&self, login: &Login) -> Result<(), Error> {
        (**self).check(login)
    }
}
