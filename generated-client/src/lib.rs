//! An asynchronous client of the Genesys Cloud Organization API, generated from a spec.
//!
//! ```no_run
//! use generated_client::{Client, Region};
//!
//! # async fn example() -> Result<(), generated_client::Error> {
//! let client = Client::builder()
//!     .region(Region::EuWest1)
//!     .client_credentials("CLIENT_ID", "CLIENT_SECRET")
//!     .build()?;
//! let organization = client.organization().get_organizations_me().await?;
//! println!("{:?}", organization.name);
//! # Ok(())
//! # }
//! ```
//!
//! - A [`Client`] has a method for each group of the API, which returns an object with a method for
//!   each operation. Required parameters are arguments; optional ones are setters on the
//!   [`Request`].
//! - Awaiting a request sends it and returns the operation's value. [`Request::send`] returns a
//!   [`Response`] with the status, the headers and the correlation id as well.
//! - Every failure is an [`Error`] with the operation, its [kind](ErrorKind), the server's message
//!   and, after a 403, the permissions that the operation requires.
//! - The client [signs in](ClientBuilder::client_credentials), [retries](retry::RetryPolicy), and
//!   [pages](Request::items) through listings. [`Client::from_env`] reads the environment variables
//!   of the vendor's CLI.
//! - [`models`] preserve unknown fields, and [`enums`] preserve unknown values.
//! - [`operations`] contains the metadata of all operations.
//! - With the feature `testing`, `testing::Server` is a mock server for a program's tests.

#![warn(missing_docs)]

#[cfg_attr(
    not(feature = "all-groups"),
    allow(dead_code, reason = "some items are used only by certain groups")
)]
mod runtime;

#[rustfmt::skip]
#[allow(clippy::disallowed_names, reason = "the API may name a parameter `foo`")]
mod generated;

pub use crate::generated::*;
#[cfg(feature = "testing")]
pub use crate::runtime::testing;
// genesys only: begin
#[doc(inline)]
pub use crate::runtime::Region;
// genesys only: end
#[doc(inline)]
pub use crate::runtime::{
    Client, ClientBuilder, Date, DateTime, Error, ErrorKind, Extra, FilePart, Json, Map, Request,
    Response, Secret,
};

/// Grants, token providers and access tokens.
pub mod auth {
    #[doc(inline)]
    pub use crate::runtime::{
        AccessToken, AuthorizationCode, ClientCredentials, CodeExchange, Grant, Granted, Login,
        RefreshToken, Saml2Bearer, TokenProvider,
    };
}

/// Futures and streams that requests return.
pub mod futures {
    #[cfg(feature = "blocking")]
    #[doc(inline)]
    pub use crate::runtime::Waiting;
    #[doc(inline)]
    pub use crate::runtime::{Items, Pages, RawFuture, SendFuture, ValueFuture};
}

/// Types of the HTTP libraries that the client uses.
pub mod http {
    #[doc(inline)]
    pub use crate::runtime::{Bytes, HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
}

/// Middleware around each attempt of a call.
pub mod middleware {
    #[doc(inline)]
    pub use crate::runtime::{Attempt, BoxFuture, Middleware, Next};
}

// genesys only: begin
/// Regions and domains of the platform.
pub mod region {
    #[doc(inline)]
    pub use crate::runtime::{Environment, Region};
}
// genesys only: end

/// Retry policy, retry budget and rate limit.
pub mod retry {
    #[doc(inline)]
    pub use crate::runtime::{RateLimit, RetryBudget, RetryPolicy};
}

/// The examples of the repository's README, compiled as doctests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
