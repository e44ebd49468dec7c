//! What an operation returns if that depends on the status: an enum with a variant for each, as the runtime sees it.

use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;

use super::body::ResponseBody;
use super::output::{WireResponse, fill, write};
use crate::json::{JsonError, Slot};

/// An answer of a status of success that this version does not know, as it came.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unlisted {
    /// The status.
    pub status: StatusCode,
    /// The body.
    pub body: Bytes,
}

impl Unlisted {
    /// An answer made up, for tests.
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
    /// Shows the size of the body only, since nobody knows whether it is secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unlisted")
            .field("status", &self.status)
            .field("body_size", &self.body.len())
            .finish()
    }
}

/// What a variant holds.
pub enum Part<'a> {
    /// No body.
    Nothing,
    /// A value.
    Slot(&'a dyn Slot),
    /// A body as it came.
    Bytes(&'a [u8]),
}

/// What a variant is to hold.
pub enum PartMut<'a> {
    /// No body.
    Nothing,
    /// A value.
    Slot(&'a mut dyn Slot),
    /// A body as it comes.
    Bytes(&'a mut Vec<u8>),
}

/// An enum of answers. Implemented by generated code only.
pub trait Choice: Sized {
    /// The variant for a status, blank; `None` if there is none.
    fn of(status: u16) -> Option<Self>;

    /// The variant for the other statuses.
    fn unlisted(answer: Unlisted) -> Self;

    /// The status, and what came with it.
    fn part(&self) -> (u16, Part<'_>);

    /// What came with the status, to be filled.
    fn part_mut(&mut self) -> PartMut<'_>;
}

/// Reads an answer.
///
/// # Errors
///
/// When the body does not hold what comes with the status.
pub fn read_choice<T: Choice>(
    status: u16,
    body: &mut Bytes,
    facts: &'static [ResponseBody],
) -> Result<T, JsonError> {
    let Some(mut value) = T::of(status) else {
        // The status is one that came, so it is one that there is.
        let status = StatusCode::from_u16(status).unwrap_or_default();
        return Ok(T::unlisted(Unlisted::new(status, std::mem::take(body))));
    };
    match value.part_mut() {
        PartMut::Nothing => {}
        PartMut::Slot(slot) => fill(slot, body, fact(status, facts))?,
        PartMut::Bytes(bytes) => *bytes = std::mem::take(body).into(),
    }
    Ok(value)
}

/// Makes an answer.
///
/// # Errors
///
/// When a number is not finite.
pub fn write_choice(
    (status, part): (u16, Part<'_>),
    facts: &'static [ResponseBody],
) -> Result<WireResponse, JsonError> {
    let fact = fact(status, facts);
    let body = match part {
        Part::Nothing => Vec::new(),
        Part::Slot(slot) => return write(slot, fact),
        Part::Bytes(bytes) => bytes.to_vec(),
    };
    Ok(WireResponse {
        status,
        media_type: fact.and_then(ResponseBody::media_type),
        body,
    })
}

fn fact(status: u16, facts: &'static [ResponseBody]) -> Option<&'static ResponseBody> {
    facts.iter().find(|fact| fact.status() == status)
}
