//! Responses of the server, and the headers that the runtime evaluates.

mod retry_after;
mod typed_response;

pub(crate) use self::retry_after::retry_after;
pub use self::typed_response::Response;
pub(crate) use self::typed_response::correlation_id;
