//! Reads Swagger 2.0 and OpenAPI 3 documents.
//!
//! Both dialects use `info`, `parameters`, `responses` and `security`. `operation` chooses the
//! dialect.

mod forms;
mod info;
mod openapi;
mod operation;
mod parameters;
mod responses;
mod security;
mod serialization;
mod servers;
mod swagger;
mod unread;

pub(crate) use operation::{info, operation};
pub(crate) use security::{remove_common_scopes, token as token_security, used as used_schemes};
pub(crate) use unread::{UnreadOperation, derived_id, operations};
