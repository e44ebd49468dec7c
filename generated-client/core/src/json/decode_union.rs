//! Decodes an object into a union.
//!
//! The whole object is read first because the discriminator may come last.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::{Map, Value};

use super::decode_model::ModelVisitor;
use super::extra::Extra;
use super::field_path::FieldPath;
use super::union::Union;

/// Fills a union from an object. An object without a known discriminator value is kept as it is.
///
/// # Errors
///
/// If the input is not an object, or does not match the model that the discriminator names.
pub(crate) fn read_union<'de, D: Deserializer<'de>>(
    union: &mut dyn Union,
    path: &FieldPath,
    deserializer: D,
) -> Result<(), D::Error> {
    let schema = union.schema();
    let mut fields = Map::deserialize(deserializer)?;
    let tag = fields.get(schema.tag).and_then(Value::as_str);
    let index = tag.and_then(|tag| schema.values.iter().position(|value| *value == tag));
    let Some(model) = index.and_then(|index| union.choose(index)) else {
        union.keep_unrecognized(Extra::from_iter(fields));
        return Ok(());
    };
    // A model without that field does not keep it: encoding takes the discriminator from the union.
    if model.schema().index_of(schema.tag, 0).is_none() {
        fields.remove(schema.tag);
    }
    Value::Object(fields)
        .deserialize_map(ModelVisitor { model, path })
        .map_err(D::Error::custom)
}
