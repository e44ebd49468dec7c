//! Reads schemas. The schemas of Swagger 2.0, OpenAPI 3.0 and OpenAPI 3.1 share one reader.

mod enums;
mod flatten;
mod forms;
mod limits;
mod named;
mod objects;
mod one_of;
mod reader;

pub(crate) use named::NamedSchemas;
pub(crate) use reader::Reader;
