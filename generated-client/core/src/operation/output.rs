//! Conversion between the values that operations return and successful responses.

use bytes::Bytes;

use super::body::{Content, ResponseBody};
use crate::json::{Blank, JsonError, Slot, SlotMut, SlotRef, from_json, to_json};

/// A successful response on the wire.
#[derive(Debug)]
pub struct WireResponse {
    /// The HTTP status, from 200 to 399.
    pub status: u16,
    /// The media type; `None` for a response without a body.
    pub media_type: Option<&'static str>,
    /// The body.
    pub body: Vec<u8>,
}

/// A type that an operation can return.
///
/// Implemented for models, lists, maps and single values; `()`; any JSON; bytes; and enums with one
/// variant for each status.
pub trait Output: Sized + Send + 'static {
    /// The value of the `Accept` header.
    const ACCEPT: &'static str = "application/json";

    /// Reads the value from a successful response.
    ///
    /// It may take the body out of `body`. `bodies` is the metadata of the operation's responses.
    ///
    /// # Errors
    ///
    /// If the body holds no such value.
    fn from_response(
        status: u16,
        body: &mut Bytes,
        bodies: &'static [ResponseBody],
    ) -> Result<Self, JsonError>;

    /// Builds the successful response that a server would send.
    ///
    /// It is the inverse of [`from_response`](Self::from_response).
    ///
    /// # Errors
    ///
    /// If a number is not finite.
    fn to_response(&self, bodies: &'static [ResponseBody]) -> Result<WireResponse, JsonError>;
}

impl<T: Slot + Blank + Send> Output for T {
    #[inline]
    fn from_response(
        _: u16,
        body: &mut Bytes,
        bodies: &'static [ResponseBody],
    ) -> Result<Self, JsonError> {
        let mut value = T::blank();
        fill(&mut value, body, bodies.first())?;
        Ok(value)
    }

    fn to_response(&self, bodies: &'static [ResponseBody]) -> Result<WireResponse, JsonError> {
        write(self, bodies.first())
    }
}

/// The part of reading a typed value that does not depend on the type.
pub(crate) fn fill(
    slot: &mut dyn Slot,
    body: &[u8],
    body_metadata: Option<&ResponseBody>,
) -> Result<(), JsonError> {
    if body_metadata.and_then(ResponseBody::content) == Some(Content::Text) {
        return fill_text(slot, body);
    }
    match (body.trim_ascii_start(), slot.write()) {
        // Free-form JSON is already `null`, and no specification obliges the server to send a body.
        ([], SlotMut::Json(_)) => Ok(()),
        ([], _) => Err(JsonError::new("the response is empty, expected JSON")),
        (body, _) => from_json(slot, body),
    }
}

fn fill_text(slot: &mut dyn Slot, body: &[u8]) -> Result<(), JsonError> {
    let text =
        str::from_utf8(body).map_err(|_| JsonError::new("the response is not UTF-8 text"))?;
    match slot.write() {
        SlotMut::String(value) => text.clone_into(value),
        // Unreachable: generated code reads text only into strings.
        _ => {
            return Err(JsonError::new("the response is text, expected JSON"));
        }
    }
    Ok(())
}

/// Encodes a value as a response.
pub(crate) fn write(
    slot: &dyn Slot,
    body_metadata: Option<&ResponseBody>,
) -> Result<WireResponse, JsonError> {
    let body = match (body_metadata.and_then(ResponseBody::content), slot.read()) {
        (Some(Content::Text), SlotRef::Text(text)) => text.into_owned().into_bytes(),
        _ => to_json(slot)?,
    };
    Ok(WireResponse {
        status: body_metadata.map_or(200, ResponseBody::status),
        media_type: match body_metadata.map_or(Some("application/json"), ResponseBody::media_type) {
            Some("*/*") => Some("text/plain"),
            media_type => media_type,
        },
        body,
    })
}

/// An operation that returns nothing. The body, which should be empty, is ignored.
impl Output for () {
    fn from_response(_: u16, _: &mut Bytes, _: &'static [ResponseBody]) -> Result<Self, JsonError> {
        Ok(())
    }

    fn to_response(&self, bodies: &'static [ResponseBody]) -> Result<WireResponse, JsonError> {
        Ok(WireResponse {
            status: bodies.first().map_or(204, ResponseBody::status),
            media_type: None,
            body: Vec::new(),
        })
    }
}

/// An operation that returns bytes, such as a file. The body is passed through unchanged.
impl Output for Vec<u8> {
    /// Accepts any media type, since errors are JSON even for such operations.
    const ACCEPT: &'static str = "*/*";

    fn from_response(
        _: u16,
        body: &mut Bytes,
        _: &'static [ResponseBody],
    ) -> Result<Self, JsonError> {
        Ok(std::mem::take(body).into())
    }

    fn to_response(&self, bodies: &'static [ResponseBody]) -> Result<WireResponse, JsonError> {
        let body_metadata = bodies.first();
        Ok(WireResponse {
            status: body_metadata.map_or(200, ResponseBody::status),
            media_type: body_metadata
                .map_or(Some("application/octet-stream"), ResponseBody::media_type),
            body: self.clone(),
        })
    }
}
