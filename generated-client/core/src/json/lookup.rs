//! Looks up a field of a value by its wire name, independent of the value's type.

use std::borrow::Cow;

use super::model::Model;
use super::slot::{Slot, SlotRef};
use super::union::Chosen;

/// Returns a field of a model or JSON object, or `None` if it is absent or `null`.
pub(crate) fn field<'a>(slot: &'a dyn Slot, name: &str) -> Option<SlotRef<'a>> {
    let field = match slot.read() {
        SlotRef::Model(model) => in_model(model, name)?,
        SlotRef::Union(union) => match union.chosen() {
            Chosen::Known(_, model) => in_model(model, name)?,
            Chosen::Unknown(fields) => SlotRef::Json(fields.get(name)?),
        },
        SlotRef::Json(json) => SlotRef::Json(json.get(name)?),
        _ => return None,
    };
    match field {
        SlotRef::Option(inner) => inner.map(Slot::read),
        SlotRef::Json(serde_json::Value::Null) => None,
        _ => Some(field),
    }
}

fn in_model<'a>(model: &'a dyn Model, name: &str) -> Option<SlotRef<'a>> {
    model.field(model.schema().index_of(name, 0)?)
}

/// Returns the text of a value; `None` for other types and for secrets.
pub(crate) fn text(value: SlotRef<'_>) -> Option<Cow<'_, str>> {
    match value {
        SlotRef::Text(text) => Some(text),
        SlotRef::Json(json) => json.as_str().map(Cow::Borrowed),
        _ => None,
    }
}

/// Returns the integer in a value; `None` for other types.
pub(crate) fn integer(value: &SlotRef<'_>) -> Option<i64> {
    match value {
        SlotRef::Integer(number) => Some(*number),
        SlotRef::Unsigned(number) => i64::try_from(*number).ok(),
        SlotRef::Json(json) => json.as_i64(),
        _ => None,
    }
}

/// Returns the number of elements of a list; 0 for other types.
pub(crate) fn length(value: &SlotRef<'_>) -> usize {
    match value {
        SlotRef::List(list) => list.len(),
        SlotRef::Json(json) => json.as_array().map_or(0, Vec::len),
        _ => 0,
    }
}
