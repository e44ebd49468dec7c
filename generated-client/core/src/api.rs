//! What a client's crate says of its API: all that the core has to know of it.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use super::json::from_json;
use super::operation::Operation;
use super::shared::Core;
use super::slot::{Blank, Slot, SlotRef};

/// An API, by the type of its client. Implemented once, by the client's crate.
pub trait Api: From<Core> {
    /// Where requests go unless the client is told otherwise.
    const BASE_URL: &'static str;

    /// Who is calling, unless the user says otherwise.
    const USER_AGENT: &'static str;

    /// All operations of the groups whose features are on.
    const OPERATIONS: &'static [&'static Operation];

    /// What the API says about an error.
    type ErrorBody: Slot + Blank + Debug + Send + Sync;
}

/// Says of [`Error`](super::error::Error) that its body, of the API `A`, is a `B`. There is one such type in a client's crate, so
/// the compiler knows which one is meant.
pub trait HasBody<B, A> {}

/// The body of an error, of whichever API.
pub(crate) trait ErrorBody: Slot + Any + Debug + Send + Sync {}

impl<T: Slot + Any + Debug + Send + Sync> ErrorBody for T {}

/// Reads the API's own error, if the body is one: an object of which the error model knows something.
pub(crate) type ErrorReader = fn(&[u8]) -> Option<Arc<dyn ErrorBody>>;

/// The reader of errors of one type.
pub(crate) fn error_body<T: ErrorBody + Blank>(body: &[u8]) -> Option<Arc<dyn ErrorBody>> {
    let mut model = T::blank();
    from_json(&mut model, body).ok()?;
    says_something(&model).then(|| Arc::new(model) as _)
}

fn says_something(slot: &dyn Slot) -> bool {
    match slot.read() {
        SlotRef::Model(model) => (0..model.schema().fields.len())
            .filter_map(|index| model.field(index))
            .any(|field| !matches!(field, SlotRef::Option(None))),
        SlotRef::Json(json) => json.as_object().is_some_and(|fields| !fields.is_empty()),
        _ => false,
    }
}

/// An API of nothing.
#[cfg(test)]
impl Api for Core {
    const BASE_URL: &'static str = "https://localhost";
    const USER_AGENT: &'static str = "core";
    const OPERATIONS: &'static [&'static Operation] = &[];
    type ErrorBody = super::scalar::Json;
}
