//! What an operation returns, made from the body of a successful answer.

use bytes::Bytes;

use super::json::{JsonError, from_json};
use super::slot::{Blank, Slot, SlotMut};

/// What an operation can return: models, lists, maps and single values; `()`; any JSON; bytes.
pub trait Output: Sized + Send + 'static {
    /// The media types to ask the server for.
    const ACCEPT: &'static str = "application/json";

    /// Makes the value from the body of a successful answer, which it may take away.
    ///
    /// # Errors
    ///
    /// When the body holds no such value.
    fn from_body(body: &mut Bytes) -> Result<Self, JsonError>;
}

impl<T: Slot + Blank + Send> Output for T {
    fn from_body(body: &mut Bytes) -> Result<Self, JsonError> {
        let mut value = T::blank();
        fill(&mut value, body)?;
        Ok(value)
    }
}

/// All of a typed output that does not depend on the type.
fn fill(slot: &mut dyn Slot, body: &[u8]) -> Result<(), JsonError> {
    match (body.trim_ascii_start(), slot.write()) {
        // Free JSON is `null` already, and nothing says that the server has to send something.
        ([], SlotMut::Json(_)) => Ok(()),
        ([], _) => Err(JsonError::new(
            "the answer is empty, where JSON was expected",
        )),
        (body, _) => from_json(slot, body),
    }
}

/// An operation that returns nothing: the body, which should be empty, is ignored.
impl Output for () {
    fn from_body(_: &mut Bytes) -> Result<Self, JsonError> {
        Ok(())
    }
}

/// An operation that returns a file or the like: the body is passed on as it came.
impl Output for Vec<u8> {
    /// Anything, since the errors are JSON nevertheless.
    const ACCEPT: &'static str = "*/*";

    fn from_body(body: &mut Bytes) -> Result<Self, JsonError> {
        Ok(std::mem::take(body).into())
    }
}
