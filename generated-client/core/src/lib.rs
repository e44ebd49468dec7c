//! The API-independent runtime of a generated client.
//!
//! It signs in, sends requests, retries, pages through listings, reads and writes JSON, and
//! provides a mock server for tests.
//!
//! Programs do not use this crate directly. They use a client crate, which re-exports everything
//! here and adds the operations and types of one API. The runtime is a separate crate so that it is
//! compiled once, independent of changes to the API.

#![warn(missing_docs)]

mod auth;
#[cfg(feature = "blocking")]
mod blocking;
mod call;
mod client;
mod error;
mod json;
mod operation;
mod paging;
mod random;
// genesys only: begin
mod region;
// genesys only: end
mod request;
mod response;
mod retry;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
mod transport;

pub use bytes::Bytes;
pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use reqwest::{Method, StatusCode};

pub use self::auth::{
    AccessToken, AuthorizationCode, ClientCredentials, CodeExchange, Grant, Granted, Login,
    RefreshToken, Saml2Bearer, TokenProvider,
};
#[cfg(feature = "blocking")]
pub use self::blocking::Waiting;
pub use self::call::{RawFuture, SendFuture, ValueFuture};
pub use self::client::{Api, ClientBuilder, UrlTemplate, UrlVariable};
pub use self::error::{Error, ErrorKind, HasBody};
pub use self::json::{Date, DateTime, Extra, Json, Map};
pub use self::operation::{
    ApiKey, ApiKeyLocation, BasicAuth, Content, Endpoint, Limit, Location, NamedServer, NextPage,
    Operation, Paged, Paging, Parameter, Permissions, RequestBody, RequiredPermissions,
    ResponseBody, SecurityScheme, Style, Unlisted, ValueKind, required_permissions,
    required_scopes,
};
pub use self::paging::{Items, Pages};
// genesys only: begin
pub use self::region::{Environment, Region};
// genesys only: end
pub use self::request::FilePart;
pub use self::response::Response;
pub use self::retry::{RetryBudget, RetryPolicy};
pub use self::text::Secret;
pub use self::transport::{Attempt, BoxFuture, Middleware, Next, RateLimit};

/// Items for generated code and for the client crate around it; not covered by semantic versioning.
#[doc(hidden)]
pub mod codegen_support {
    pub use crate::client::Core;
    pub use crate::json::{
        Blank, Chosen, JsonError, KeepUnrecognized, Model, Schema, Slot, SlotMut, SlotRef,
        TextSlot, Union, UnionSchema, containers, deserialize, equal, fmt_debug, serialize,
        value_index,
    };
    pub use crate::operation::{
        Choice, Output, Part, PartMut, WireResponse, read_choice, write_choice,
    };
    pub use crate::request::Parts;
}
