//! Everything that generated code refers to.
//!
//! It re-exports the API-independent runtime and adds `Client`, `Request` and the macros. These
//! must belong to this crate, because generated code adds methods and trait implementations to
//! them.

mod client;
mod macros;
mod request;
mod setters;

#[cfg(feature = "blocking")]
pub use generated_client_core::Waiting;
// genesys only: begin
pub use generated_client_core::{Environment, Region};
// genesys only: end
pub use generated_client_core::{
    AccessToken, Attempt, AuthorizationCode, BoxFuture, Bytes, ClientCredentials, CodeExchange,
    Content, Date, DateTime, Endpoint, Error, ErrorKind, Extra, FilePart, Grant, Granted,
    HeaderMap, HeaderName, HeaderValue, Items, Json, Limit, Location, Login, Map, Method,
    Middleware, Next, NextPage, Operation, Paged, Pages, Paging, Parameter, Permissions, RateLimit,
    RawFuture, RefreshToken, RequestBody, RequiredPermissions, Response, ResponseBody, RetryBudget,
    RetryPolicy, Saml2Bearer, Secret, SendFuture, StatusCode, TokenProvider, Unlisted, UrlTemplate,
    UrlVariable, ValueFuture, ValueKind, required_permissions, required_scopes,
};

pub use self::client::{Client, ClientBuilder};
pub use self::request::Request;

#[allow(
    unused_imports,
    reason = "which of them the generated code uses depends on the spec"
)]
pub(crate) use self::macros::{
    choice, debug_and_eq, endpoint, model, open_enum, operations, serde_impls, setters, union,
};
#[allow(
    unused_imports,
    reason = "which of them the generated code uses depends on the spec"
)]
pub(crate) use generated_client_core::codegen_support::{
    Blank, Choice, Chosen, JsonError, KeepUnrecognized, Model, Output, Part, PartMut, Schema, Slot,
    SlotMut, SlotRef, TextSlot, Union, UnionSchema, WireResponse, deserialize, equal, fmt_debug,
    read_choice, serialize, value_index, write_choice,
};

#[cfg(feature = "testing")]
pub mod testing;
