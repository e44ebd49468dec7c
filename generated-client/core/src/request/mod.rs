//! Builds requests: path, query, headers, cookies, body and forms, checked before anything is sent.

mod cookies;
mod file_part;
mod form_body;
mod form_fields;
mod prepared_request;
mod request_builder;
mod style;
mod target;

pub use self::file_part::FilePart;
pub(crate) use self::prepared_request::PreparedRequest;
pub use self::request_builder::Parts;
