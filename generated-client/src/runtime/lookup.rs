//! Reading a field of a value by its wire name, whatever the value's type.

use std::borrow::Cow;

use super::model::Model;
use super::slot::{Slot, SlotRef};
use super::union::Chosen;

/// A field of a model or of a JSON object, if it is there and not `null`.
pub(crate) fn field<'a>(slot: &'a dyn Slot, name: &str) -> Option<&'a dyn Slot> {
    let field = match slot.read() {
        SlotRef::Model(model) => in_model(model, name)?,
        SlotRef::Union(union) => match union.chosen() {
            Chosen::Known(_, model) => in_model(model, name)?,
            Chosen::Unknown(fields) => fields.get(name)?,
        },
        SlotRef::Json(json) => json.get(name)?,
        _ => return None,
    };
    match field.read() {
        SlotRef::Option(inner) => inner,
        SlotRef::Json(serde_json::Value::Null) => None,
        _ => Some(field),
    }
}

fn in_model<'a>(model: &'a dyn Model, name: &str) -> Option<&'a dyn Slot> {
    model.slot(model.schema().index_of(name, 0)?)
}

/// The text of a value, if it is one.
pub(crate) fn text(slot: &dyn Slot) -> Option<Cow<'_, str>> {
    match slot.read() {
        SlotRef::Text(text) => Some(text),
        SlotRef::Json(json) => json.as_str().map(Cow::Borrowed),
        _ => None,
    }
}

/// The whole number that a value is, if it is one.
pub(crate) fn integer(slot: &dyn Slot) -> Option<i64> {
    match slot.read() {
        SlotRef::Integer(number) => Some(number),
        SlotRef::Json(json) => json.as_i64(),
        _ => None,
    }
}

/// How many values a list has; 0 for what is no list.
pub(crate) fn length(slot: &dyn Slot) -> usize {
    match slot.read() {
        SlotRef::List(list) => list.len(),
        SlotRef::Json(json) => json.as_array().map_or(0, Vec::len),
        _ => 0,
    }
}
