//! Imports API descriptions as a spec, and exports a spec as an OpenAPI 3.1 document.
//!
//! An import of an exported document restores the same spec: the `x-spec` extension of the
//! document holds the facts for which OpenAPI has no key.
//!
//! The crate does not touch the disk, the network, the clock or the environment.

/// Ties the build to one working tree; see `.cargo/config.toml`.
const _: Option<&str> = option_env!("REPOSITORY_ROOT");

mod export;
mod extension;
mod import;
mod pointer;

pub use export::export_openapi;
pub use import::{Counts, Effect, Finding, Import, ImportError, Report, Selection, import};
