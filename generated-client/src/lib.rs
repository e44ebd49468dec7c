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
//! - The client [signs in](ClientBuilder::client_credentials), [retries](RetryPolicy), and
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
pub mod generated;

pub use crate::generated::*;
#[cfg(feature = "testing")]
pub use crate::runtime::testing;
// genesys only: begin
pub use crate::runtime::{Environment, Region};
// genesys only: end
pub use crate::runtime::{
    AccessToken, Attempt, AuthorizationCode, BoxFuture, Bytes, Client, ClientBuilder,
    ClientCredentials, CodeExchange, Content, Date, DateTime, Endpoint, Error, ErrorKind, Extra,
    FilePart, Grant, Granted, HeaderMap, HeaderName, HeaderValue, Items, Json, Limit, Location,
    Login, Map, Method, Middleware, Next, NextPage, Operation, Paged, Pages, Paging, Parameter,
    Permissions, RateLimit, RawFuture, RefreshToken, Request, RequestBody, RequiredPermissions,
    Response, ResponseBody, RetryBudget, RetryPolicy, Saml2Bearer, Secret, SendFuture, StatusCode,
    TokenProvider, Unlisted, UrlTemplate, UrlVariable, ValueFuture, ValueKind,
    required_permissions, required_scopes,
};

#[cfg(feature = "blocking")]
pub use crate::runtime::Waiting;

/// The examples of the repository's README, compiled as doctests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
