//! An asynchronous client of the Genesys Cloud Organization API, generated from a machine-readable spec.
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
//! - A [`Client`] has a method for each group of the API, and that has a method for each operation. What an operation
//!   requires is an argument; what it leaves open is a setter on the [`Request`] that comes of it.
//! - Awaiting a request sends it, and gives the value that the operation returns. [`Request::send`] gives the
//!   [`Response`], which has the status, the headers and the correlation id as well.
//! - Any failure is an [`Error`] that names the operation, its [kind](ErrorKind), what the server said, and, when a
//!   permission is lacking, which ones the operation requires.
//! - The client [signs in](ClientBuilder::client_credentials), [retries](RetryPolicy) what can be sent again, and
//!   [lists](Request::items) page after page. [`Client::from_env`] sets it up as the vendor's CLI is.
//! - [`models`] keep fields that this version does not know, and [`enums`] keep such values.
//! - [`operations`] has the facts about all operations as data.
//! - With the feature `testing`, `testing::Server` stands in for the platform in a program's tests.

#![warn(missing_docs)]

#[cfg_attr(
    not(feature = "all-groups"),
    allow(
        dead_code,
        reason = "what a group needs of it goes unused without the group"
    )
)]
mod runtime;

#[rustfmt::skip]
pub mod generated;

pub use crate::generated::*;
#[cfg(feature = "testing")]
pub use crate::runtime::testing;
pub use crate::runtime::{
    AccessToken, Attempt, AuthorizationCode, BoxFuture, Bytes, Client, ClientBuilder,
    ClientCredentials, CodeExchange, Content, Date, DateTime, Endpoint, Environment, Error,
    ErrorKind, Extra, FilePart, Grant, Granted, HeaderMap, HeaderName, HeaderValue, Items, Json,
    Limit, Location, Login, Map, Method, Middleware, Next, NextPage, Operation, Paged, Pages,
    Paging, Parameter, Permissions, RateLimit, RawFuture, RefreshToken, Region, Request,
    RequestBody, RequiredPermissions, Response, ResponseBody, RetryBudget, RetryPolicy,
    Saml2Bearer, Secret, SendFuture, StatusCode, TokenProvider, Unlisted, UrlTemplate, UrlVariable,
    ValueFuture, ValueKind, required_permissions, required_scopes,
};

#[cfg(feature = "blocking")]
pub use crate::runtime::Waiting;

/// The examples of the repository's README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
