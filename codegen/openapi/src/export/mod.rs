//! Exports a spec as an OpenAPI 3.1 document.

mod annotate;
mod document;
mod request;
mod schema;
mod security;

use codegen::{Diagnostics, Source};

/// Exports a spec as an OpenAPI 3.1 document in JSON.
///
/// # Errors
///
/// Returns all errors of the spec.
pub fn export_openapi(sources: &[Source]) -> Result<String, Diagnostics> {
    let (spec, api) = codegen::read(sources)?;
    Ok(document::document(&api, &spec))
}
