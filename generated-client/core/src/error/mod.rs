//! The error type of all calls.

mod api_body;
mod construct;
mod display;
mod inspect;
mod kind;
mod server_response;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

pub use self::api_body::HasBody;
pub(crate) use self::api_body::{ErrorReader, error_body};
pub use self::kind::ErrorKind;
pub(crate) use self::server_response::{MESSAGE_LIMIT, ServerResponse};
use crate::operation::Operation;

/// An error of a call or of the client's settings.
///
/// It prints as one line that names the operation. It never contains a token, a request header or a
/// URL.
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    message: String,
    operation: Option<&'static Operation>,
    response: Option<ServerResponse>,
    path: String,
    attempts: u32,
    retry_after: Option<Duration>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}
