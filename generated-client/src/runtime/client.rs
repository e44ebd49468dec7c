//! The client: where requests go, and what they all have in common.

use std::fmt;

use generated_client_core::codegen_support::{Core, HasBody};
use generated_client_core::{Api, Error, Operation};

use crate::generated;

/// A client of the API.
///
/// Made by [`Client::builder`]. Cloning is cheap, and clones share their connections; so make one and keep it. The methods
/// named after the groups of the API lead to the operations.
#[derive(Clone)]
pub struct Client(Core);

/// Makes a [`Client`]: every choice, with its default.
pub type ClientBuilder = generated_client_core::ClientBuilder<Client>;

impl Client {
    /// Starts making a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// Makes a client of the environment variables that the vendor's command line uses; see [`ClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// Those of [`ClientBuilder::from_env`], and of [`ClientBuilder::build`].
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    /// Where requests go: a URL without a slash at its end, to which the operations' paths are appended.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.0.base_url()
    }
}

impl From<Core> for Client {
    fn from(core: Core) -> Self {
        Self(core)
    }
}

impl AsRef<Core> for Client {
    fn as_ref(&self) -> &Core {
        &self.0
    }
}

impl fmt::Debug for Client {
    /// Shows where requests go; never the token or any header.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Api for Client {
    const BASE_URL: &'static str = generated::BASE_URL;
    const USER_AGENT: &'static str =
        concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    const OPERATIONS: &'static [&'static Operation] = generated::operations::OPERATIONS;
    type ErrorBody = generated::ErrorModel;
}

impl HasBody<generated::ErrorModel, Client> for Error {}
