//! What an operation returns, made from the body of a successful answer, or made into one.

use bytes::Bytes;

use super::json::{JsonError, from_json, to_json};
use super::slot::{Blank, Slot, SlotMut};

/// What an operation can return: models, lists, maps and single values; `()`; any JSON; bytes.
pub trait Output: Sized + Send + 'static {
    /// The media types to ask the server for.
    const ACCEPT: &'static str = "application/json";

    /// The media type of the body that [`to_body`](Self::to_body) makes; `None` if an answer has no body.
    const MEDIA_TYPE: Option<&'static str> = Some("application/json");

    /// Makes the value from the body of a successful answer, which it may take away.
    ///
    /// # Errors
    ///
    /// When the body holds no such value.
    fn from_body(body: &mut Bytes) -> Result<Self, JsonError>;

    /// Makes the body of a successful answer, as the server would: what [`from_body`](Self::from_body) reads.
    ///
    /// # Errors
    ///
    /// When a number is not finite.
    fn to_body(&self) -> Result<Vec<u8>, JsonError>;
}

impl<T: Slot + Blank + Send> Output for T {
    fn from_body(body: &mut Bytes) -> Result<Self, JsonError> {
        let mut value = T::blank();
        fill(&mut value, body)?;
        Ok(value)
    }

    fn to_body(&self) -> Result<Vec<u8>, JsonError> {
        to_json(self)
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
    const MEDIA_TYPE: Option<&'static str> = None;

    fn from_body(_: &mut Bytes) -> Result<Self, JsonError> {
        Ok(())
    }

    fn to_body(&self) -> Result<Vec<u8>, JsonError> {
        Ok(Vec::new())
    }
}

/// An operation that returns a file or the like: the body is passed on as it came.
impl Output for Vec<u8> {
    /// Anything, since the errors are JSON nevertheless.
    const ACCEPT: &'static str = "*/*";
    const MEDIA_TYPE: Option<&'static str> = Some("application/octet-stream");

    fn from_body(body: &mut Bytes) -> Result<Self, JsonError> {
        Ok(std::mem::take(body).into())
    }

    fn to_body(&self) -> Result<Vec<u8>, JsonError> {
        Ok(self.clone())
    }
}
