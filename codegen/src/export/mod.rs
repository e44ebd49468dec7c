//! The spec in formats of others.

pub(crate) mod openapi;
mod request;
mod said;
mod schema;
