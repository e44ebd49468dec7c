//! Encodes a slot in any serde format.
//!
//! All code that is generic over a serializer is in this file.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::field_path::{FieldPath, Segment};
use super::model::{Member, Model, members};
use super::slot::{ListSlot, MapSlot, Slot, SlotRef, values};
use super::union::{Chosen, Union};

/// Encodes a value; generated `Serialize` implementations call it.
///
/// # Errors
///
/// Returns the errors of the serializer, and an error for numbers that are not finite, which JSON
/// cannot represent. The message starts with the path of the invalid field.
pub fn serialize<S: Serializer>(slot: &dyn Slot, serializer: S) -> Result<S::Ok, S::Error> {
    let path = FieldPath::default();
    let result = View {
        value: slot.read(),
        path: &path,
    }
    .serialize(serializer);
    result.map_err(|error| path.explain(&error).map_or(error, S::Error::custom))
}

/// A value to encode.
pub(crate) struct View<'a> {
    pub(crate) value: SlotRef<'a>,
    pub(crate) path: &'a FieldPath,
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let path = self.path;
        match &self.value {
            SlotRef::Text(text) => serializer.serialize_str(text),
            SlotRef::Secret(secret) => serializer.serialize_str(secret.expose()),
            SlotRef::Bool(value) => serializer.serialize_bool(*value),
            SlotRef::Integer(value) => serializer.serialize_i64(*value),
            SlotRef::Unsigned(value) => serializer.serialize_u64(*value),
            SlotRef::Float(value) if value.is_finite() => serializer.serialize_f32(*value),
            SlotRef::Double(value) if value.is_finite() => serializer.serialize_f64(*value),
            SlotRef::Float(_) | SlotRef::Double(_) => {
                Err(S::Error::custom("the number is not finite"))
            }
            SlotRef::Option(Some(slot)) => {
                let value = slot.read();
                serializer.serialize_some(&View { value, path })
            }
            SlotRef::Option(None) => serializer.serialize_none(),
            SlotRef::List(list) => serialize_list(*list, path, serializer),
            SlotRef::Map(map) => serialize_map(*map, path, serializer),
            SlotRef::Model(model) => serialize_model(*model, None, path, serializer),
            SlotRef::Union(union) => serialize_union(*union, path, serializer),
            SlotRef::Json(json) => json.serialize(serializer),
        }
    }
}

fn serialize_list<S: Serializer>(
    list: &dyn ListSlot,
    path: &FieldPath,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut output = serializer.serialize_seq(Some(list.len()))?;
    for (index, slot) in values(list).enumerate() {
        let value = slot.read();
        let element = output.serialize_element(&View { value, path });
        element.map_err(|error| path.at(Segment::Index(index), error))?;
    }
    output.end()
}

fn serialize_map<S: Serializer>(
    map: &dyn MapSlot,
    path: &FieldPath,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut output = serializer.serialize_map(Some(map.len()))?;
    for (name, slot) in map.entries() {
        let value = slot.read();
        let entry = output.serialize_entry(name, &View { value, path });
        entry.map_err(|error| path.at(Segment::Name(name.to_owned()), error))?;
    }
    output.end()
}

/// Writes the model with its discriminator.
fn serialize_union<S: Serializer>(
    union: &dyn Union,
    path: &FieldPath,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let schema = union.schema();
    match union.chosen() {
        Chosen::Unknown(fields) => (**fields).serialize(serializer),
        Chosen::Known(index, model) => {
            let value = schema.values.get(index).copied().unwrap_or_default();
            serialize_model(model, Some((schema.tag, value)), path, serializer)
        }
    }
}

fn serialize_model<S: Serializer>(
    model: &dyn Model,
    tag: Option<(&'static str, &'static str)>,
    path: &FieldPath,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut output = serializer.serialize_map(None)?;
    for member in members(model, tag) {
        match member {
            Member::Tag(name, value) => output.serialize_entry(name, value)?,
            Member::Field(name, value) => {
                let entry = output.serialize_entry(name, &View { value, path });
                entry.map_err(|error| path.at(Segment::Field(name), error))?;
            }
            Member::Extra(name, value) => output.serialize_entry(name, value)?,
        }
    }
    output.end()
}
