//! The half of a generated client that no API is in: signing in, sending, retries, listings, JSON, the testing kit.
//!
//! A program does not use this crate: it uses a client, which has all of this, and the operations and types of an API. It
//! is a crate of its own so that it is compiled once, whatever becomes of the API.

#![warn(missing_docs)]

mod answer;
mod api;
mod auth;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod builder;
mod call;
mod choice;
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
mod middleware;
mod model;
mod operation;
mod output;
mod paging;
mod parameter;
mod parts;
mod permissions;
mod precompiled;
mod random;
mod redirect;
mod region;
mod response;
mod retry;
mod retry_after;
mod same;
mod scalar;
mod secret;
mod sending;
mod shared;
mod show;
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
mod words;

pub use bytes::Bytes;
pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use reqwest::{Method, StatusCode};

pub use self::api::Api;
pub use self::auth::{
    AccessToken, AuthorizationCode, ClientCredentials, CodeExchange, Grant, Granted, Login,
    RefreshToken, Saml2Bearer, TokenProvider,
};
#[cfg(feature = "blocking")]
pub use self::blocking::Waiting;
pub use self::body::{Content, RequestBody, ResponseBody};
pub use self::builder::ClientBuilder;
pub use self::choice::Unlisted;
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
pub use self::response::Response;
pub use self::retry::{RetryBudget, RetryPolicy};
pub use self::scalar::{Date, DateTime, Json, Map};
pub use self::secret::Secret;
pub use self::sending::{RawFuture, SendFuture, ValueFuture};

pub use self::url_template::{UrlTemplate, UrlVariable};

/// What generated code, and the part of a client around it, are written with. No promise is made about it.
#[doc(hidden)]
pub mod seam {
    pub use crate::api::HasBody;
    pub use crate::choice::{Choice, Part, PartMut, read_choice, write_choice};
    pub use crate::decode::deserialize;
    pub use crate::encode::serialize;
    pub use crate::json::JsonError;
    pub use crate::model::{Model, Schema};
    pub use crate::output::{Output, Wire};
    pub use crate::parts::Parts;
    pub use crate::precompiled::containers;
    pub use crate::same::same;
    pub use crate::shared::Core;
    pub use crate::show::show;
    pub use crate::slot::{Blank, Slot, SlotMut, SlotRef, TextSlot};
    pub use crate::union::{Chosen, Kept, Union, UnionSchema};
    pub use crate::words::position;
}
