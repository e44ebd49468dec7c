//! Everything that generated code refers to.
//!
//! It re-exports the API-independent runtime and adds `Client`, `Request` and the macros. These
//! must belong to this crate, because generated code adds methods and trait implementations to
//! them.

mod client;
mod macros;
mod request;
mod setters;

pub use generated_client_core::*;

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

/// Types of the metadata, which the generated module `operations` re-exports.
pub(crate) mod metadata {
    #[doc(inline)]
    pub use generated_client_core::{
        ApiKey, ApiKeyLocation, BasicAuth, Content, Endpoint, HasBody, Limit, Location,
        NamedServer, NextPage, Operation, Paged, Paging, Parameter, Permissions, RequestBody,
        RequiredPermissions, ResponseBody, SecurityScheme, Style, Unlisted, UrlTemplate,
        UrlVariable, ValueKind, required_permissions, required_scopes,
    };
}
