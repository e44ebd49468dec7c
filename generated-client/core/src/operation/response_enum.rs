//! Responses whose type depends on the status: enums with one variant for each status.

use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;

use super::body::ResponseBody;
use super::output::{WireResponse, fill, write};
use crate::json::{JsonError, Slot};

/// A successful response with a status that this version does not know.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unlisted {
    /// The HTTP status.
    pub status: StatusCode,
    /// The body, unchanged.
    pub body: Bytes,
}

impl Unlisted {
    /// Creates a response, for tests.
    #[must_use]
    pub fn new(status: StatusCode, body: impl Into<Bytes>) -> Self {
        Self {
            status,
            body: body.into(),
        }
    }

    #[doc(hidden)]
    pub fn part(&self) -> (u16, Part<'_>) {
        (self.status.as_u16(), Part::Bytes(&self.body))
    }
}

impl fmt::Debug for Unlisted {
    /// Shows only the size of the body, since the body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unlisted")
            .field("status", &self.status)
            .field("body_size", &self.body.len())
            .finish()
    }
}

/// The content of a variant.
pub enum Part<'a> {
    /// No body.
    Nothing,
    /// A value.
    Slot(&'a dyn Slot),
    /// A body, unchanged.
    Bytes(&'a [u8]),
}

/// The content of a variant, for writing.
pub enum PartMut<'a> {
    /// No body.
    Nothing,
    /// A value.
    Slot(&'a mut dyn Slot),
    /// A body, unchanged.
    Bytes(&'a mut Vec<u8>),
}

/// An enum with one variant for each status. Implemented by generated code only.
#[doc(hidden)]
pub trait Choice: Sized {
    /// Returns the blank variant for a status; `None` for an unknown status.
    fn of(status: u16) -> Option<Self>;

    /// Returns the variant for unknown statuses.
    fn unlisted(response: Unlisted) -> Self;

    /// Returns the status and the content.
    fn part(&self) -> (u16, Part<'_>);

    /// Returns the content, for writing.
    fn part_mut(&mut self) -> PartMut<'_>;
}

/// Reads a response.
///
/// # Errors
///
/// If the body does not match the status.
pub fn read_choice<T: Choice>(
    status: u16,
    body: &mut Bytes,
    bodies: &'static [ResponseBody],
) -> Result<T, JsonError> {
    let Some(mut value) = T::of(status) else {
        // The status came from the server, so it is a valid one.
        let status = StatusCode::from_u16(status).unwrap_or_default();
        return Ok(T::unlisted(Unlisted::new(status, std::mem::take(body))));
    };
    match value.part_mut() {
        PartMut::Nothing => {}
        PartMut::Slot(slot) => fill(slot, body, body_for(status, bodies))?,
        PartMut::Bytes(bytes) => *bytes = std::mem::take(body).into(),
    }
    Ok(value)
}

/// Encodes a response.
///
/// # Errors
///
/// If a number is not finite.
pub fn write_choice(
    (status, part): (u16, Part<'_>),
    bodies: &'static [ResponseBody],
) -> Result<WireResponse, JsonError> {
    let body_metadata = body_for(status, bodies);
    let body = match part {
        Part::Nothing => Vec::new(),
        Part::Slot(slot) => return write(slot, body_metadata),
        Part::Bytes(bytes) => bytes.to_vec(),
    };
    Ok(WireResponse {
        status,
        media_type: body_metadata.and_then(ResponseBody::media_type),
        body,
    })
}

fn body_for(status: u16, bodies: &'static [ResponseBody]) -> Option<&'static ResponseBody> {
    bodies
        .iter()
        .find(|body_metadata| body_metadata.status() == status)
}
