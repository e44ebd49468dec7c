//! The hand-written part of the crate: sending requests, and JSON for the generated types.
//!
//! It knows nothing about any operation or model; of the generated code it names `BASE_URL` and `ErrorModel` alone, and
//! the list of all operations in the testing kit.

mod answer;
mod auth;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod builder;
mod call;
mod choice;
mod client;
mod container;
mod deadline;
mod decode;
mod decode_model;
mod decode_scalar;
mod decode_union;
mod encode;
mod environment;
mod error;
mod error_kind;
mod excerpt;
mod exchange;
mod extra;
mod fields;
mod file_part;
mod form;
mod future;
mod header;
mod json;
mod limiter;
mod lookup;
mod macros;
mod middleware;
mod model;
mod operation;
mod output;
mod paging;
mod parameter;
mod parts;
mod permissions;
mod random;
mod redirect;
mod region;
mod request;
mod response;
mod retry;
mod retry_after;
mod scalar;
mod secret;
mod setters;
mod slot;
mod target;
#[cfg(feature = "testing")]
pub mod testing;
mod tls;
mod trace;
mod trail;
mod transport;
mod union;
mod url_template;

pub use bytes::Bytes;
pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use reqwest::{Method, StatusCode};

pub use self::auth::{
    AccessToken, AuthorizationCode, ClientCredentials, CodeExchange, Grant, Granted, Login,
    RefreshToken, Saml2Bearer, TokenProvider,
};
#[cfg(feature = "blocking")]
pub use self::blocking::Waiting;
pub use self::body::{Content, RequestBody, ResponseBody};
pub use self::builder::ClientBuilder;
pub use self::choice::Unlisted;
pub use self::client::Client;
pub use self::environment::Environment;
pub use self::error::Error;
pub use self::error_kind::ErrorKind;
pub use self::extra::Extra;
pub use self::file_part::FilePart;
pub use self::future::BoxFuture;
pub use self::limiter::RateLimit;
pub use self::middleware::{Attempt, Middleware, Next};
pub use self::operation::{Endpoint, Operation};
pub use self::paging::{Items, NextPage, Paged, Pages, Paging};
pub use self::parameter::{Limit, Location, Parameter, ValueKind};
pub use self::permissions::{
    Permissions, RequiredPermissions, required_permissions, required_scopes,
};
pub use self::region::Region;
pub use self::request::{RawFuture, Request, SendFuture, ValueFuture};
pub use self::response::Response;
pub use self::retry::{RetryBudget, RetryPolicy};
pub use self::scalar::{Date, DateTime, Json, Map};
pub use self::secret::Secret;

pub use self::url_template::{UrlTemplate, UrlVariable};

// What generated code is written with.
#[allow(
    unused_imports,
    reason = "which of them the generated code uses depends on the spec"
)]
pub(crate) use self::{
    choice::{Choice, Part, PartMut, read_choice, write_choice},
    decode::deserialize,
    encode::serialize,
    json::JsonError,
    macros::{choice, doors, model, open_enum, union},
    model::{Model, Open, Schema},
    output::{Output, Wire},
    parts::Parts,
    slot::{Blank, Slot, SlotMut, SlotRef, TextSlot},
    union::{Chosen, Kept, Union, UnionSchema},
};
