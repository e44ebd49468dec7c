//! The spec format: its schema, its reference, and its writer.

mod base_urls;
mod examples;
mod reference;
mod schema;
mod schema_agreement;
mod writing;
