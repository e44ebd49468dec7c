//! What an operation returns, made from a successful answer, or made into one.

use bytes::Bytes;

use super::body::{Content, ResponseBody};
use crate::json::{Blank, JsonError, Slot, SlotMut, SlotRef, from_json, to_json};

/// A successful answer as it is on the wire.
#[derive(Debug)]
pub struct WireResponse {
    /// The status, from 200 to 299.
    pub status: u16,
    /// The media type; `None` if there is no body.
    pub media_type: Option<&'static str>,
    /// The body.
    pub body: Vec<u8>,
}

/// What an operation can return: models, lists, maps and single values; `()`; any JSON; bytes; one of several of these,
/// as the status says.
pub trait Output: Sized + Send + 'static {
    /// The media types to ask the server for.
    const ACCEPT: &'static str = "application/json";

    /// Makes the value from a successful answer, whose body it may take away. `facts` are those of the operation.
    ///
    /// # Errors
    ///
    /// When the body holds no such value.
    fn from_response(
        status: u16,
        body: &mut Bytes,
        facts: &'static [ResponseBody],
    ) -> Result<Self, JsonError>;

    /// Makes a successful answer, as the server would: what [`from_response`](Self::from_response) reads.
    ///
    /// # Errors
    ///
    /// When a number is not finite.
    fn to_response(&self, facts: &'static [ResponseBody]) -> Result<WireResponse, JsonError>;
}

impl<T: Slot + Blank + Send> Output for T {
    #[inline]
    fn from_response(
        _: u16,
        body: &mut Bytes,
        facts: &'static [ResponseBody],
    ) -> Result<Self, JsonError> {
        let mut value = T::blank();
        fill(&mut value, body, facts.first())?;
        Ok(value)
    }

    fn to_response(&self, facts: &'static [ResponseBody]) -> Result<WireResponse, JsonError> {
        write(self, facts.first())
    }
}

/// All of a typed output that does not depend on the type.
pub(crate) fn fill(
    slot: &mut dyn Slot,
    body: &[u8],
    fact: Option<&ResponseBody>,
) -> Result<(), JsonError> {
    if fact.and_then(ResponseBody::content) == Some(Content::Text) {
        return fill_text(slot, body);
    }
    match (body.trim_ascii_start(), slot.write()) {
        // Free JSON is `null` already, and nothing says that the server has to send something.
        ([], SlotMut::Json(_)) => Ok(()),
        ([], _) => Err(JsonError::new(
            "the answer is empty, where JSON was expected",
        )),
        (body, _) => from_json(slot, body),
    }
}

fn fill_text(slot: &mut dyn Slot, body: &[u8]) -> Result<(), JsonError> {
    let text = str::from_utf8(body).map_err(|_| JsonError::new("the answer is not UTF-8 text"))?;
    match slot.write() {
        SlotMut::String(value) => text.clone_into(value),
        // Generated code reads text into strings alone.
        _ => {
            return Err(JsonError::new(
                "the answer is text, where JSON was expected",
            ));
        }
    }
    Ok(())
}

/// Makes an answer of a value.
pub(crate) fn write(
    slot: &dyn Slot,
    fact: Option<&ResponseBody>,
) -> Result<WireResponse, JsonError> {
    let body = match (fact.and_then(ResponseBody::content), slot.read()) {
        (Some(Content::Text), SlotRef::Text(text)) => text.into_owned().into_bytes(),
        _ => to_json(slot)?,
    };
    Ok(WireResponse {
        status: fact.map_or(200, ResponseBody::status),
        media_type: fact.map_or(Some("application/json"), ResponseBody::media_type),
        body,
    })
}

/// An operation that returns nothing: the body, which should be empty, is ignored.
impl Output for () {
    fn from_response(_: u16, _: &mut Bytes, _: &'static [ResponseBody]) -> Result<Self, JsonError> {
        Ok(())
    }

    fn to_response(&self, facts: &'static [ResponseBody]) -> Result<WireResponse, JsonError> {
        Ok(WireResponse {
            status: facts.first().map_or(204, ResponseBody::status),
            media_type: None,
            body: Vec::new(),
        })
    }
}

/// An operation that returns a file or the like: the body is passed on as it came.
impl Output for Vec<u8> {
    /// Anything, since the errors are JSON nevertheless.
    const ACCEPT: &'static str = "*/*";

    fn from_response(
        _: u16,
        body: &mut Bytes,
        _: &'static [ResponseBody],
    ) -> Result<Self, JsonError> {
        Ok(std::mem::take(body).into())
    }

    fn to_response(&self, facts: &'static [ResponseBody]) -> Result<WireResponse, JsonError> {
        let fact = facts.first();
        Ok(WireResponse {
            status: fact.map_or(200, ResponseBody::status),
            media_type: fact.map_or(Some("application/octet-stream"), ResponseBody::media_type),
            body: self.clone(),
        })
    }
}
