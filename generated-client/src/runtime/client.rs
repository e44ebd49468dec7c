//! The client type of the API.

use std::fmt;

use generated_client_core::codegen_support::Core;
use generated_client_core::{Api, Error, HasBody, Operation};

use crate::generated::operations::OPERATIONS;
use crate::generated::{BASE_URL, ErrorModel};

/// A client of the API.
///
/// Created by [`Client::builder`]. Clones are cheap and share their connections, so create one
/// client and keep it. The methods named after the groups of the API lead to the operations.
#[derive(Clone)]
pub struct Client(Core);

/// Builds a [`Client`].
pub type ClientBuilder = generated_client_core::ClientBuilder<Client>;

impl Client {
    /// Starts building a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    // genesys only: begin
    /// Builds a client from the environment variables of the vendor's command line.
    ///
    /// See [`ClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// The errors of [`ClientBuilder::from_env`] and [`ClientBuilder::build`].
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }
    // genesys only: end

    /// The base URL without a trailing slash, to which the operations' paths are appended.
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
    /// Shows the base URL; never the token or headers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Api for Client {
    const BASE_URL: &'static str = BASE_URL;
    const USER_AGENT: &'static str =
        concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    const OPERATIONS: &'static [&'static Operation] = OPERATIONS;
    type ErrorBody = ErrorModel;
}

impl HasBody<ErrorModel, Client> for Error {}
