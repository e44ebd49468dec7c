//! The API's error body, of whichever model.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use crate::json::{Blank, Slot, SlotRef, from_json};

/// Says of [`Error`](crate::error::Error) that its body, of the API `A`, is a `B`. There is one such type in a client's crate, so
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
    has_any_field(&model).then(|| Arc::new(model) as _)
}

fn has_any_field(slot: &dyn Slot) -> bool {
    match slot.read() {
        SlotRef::Model(model) => (0..model.schema().fields.len())
            .filter_map(|index| model.field(index))
            .any(|field| !matches!(field, SlotRef::Option(None))),
        SlotRef::Json(json) => json.as_object().is_some_and(|fields| !fields.is_empty()),
        _ => false,
    }
}
