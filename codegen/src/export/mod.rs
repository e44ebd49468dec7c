//! Exports a spec as an OpenAPI 3.1 document.

mod annotate;
mod document;
mod request;
mod schema;

pub(crate) use document::document;
