//! The API's error body, independent of its model.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use crate::json::{Blank, Slot, SlotRef, from_json};

/// States that the error body of the API of the client `A` is the model `B`.
///
/// A client crate implements it for exactly one `B`, from which the compiler infers the result of
/// [`Error::body`](crate::error::Error::body). Programs need not name it.
pub trait HasBody<B, A> {}

/// An error body of any API.
pub(crate) trait ErrorBody: Slot + Any + Debug + Send + Sync {}

impl<T: Slot + Any + Debug + Send + Sync> ErrorBody for T {}

/// Reads the API's error body: an object with at least one field that the error model knows.
pub(crate) type ErrorReader = fn(&[u8]) -> Option<Arc<dyn ErrorBody>>;

/// Reads an error body of the type `T`; an [`ErrorReader`].
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
