//! Reading an object into a union: the whole object first, as the field that says what it is may come last.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::{Map, Value};

use super::decode_model::ModelVisitor;
use super::extra::Extra;
use super::field_path::FieldPath;
use super::union::Union;

/// Fills a union from an object.
///
/// # Errors
///
/// When it is no object, nothing in it says which model it is, or it is not that model.
pub(crate) fn read_union<'de, D: Deserializer<'de>>(
    union: &mut dyn Union,
    path: &FieldPath,
    deserializer: D,
) -> Result<(), D::Error> {
    let schema = union.schema();
    let mut fields = Map::deserialize(deserializer)?;
    let Some(Value::String(tag)) = fields.get(schema.tag) else {
        let (field, name) = (schema.tag, schema.name);
        let message = format!("no text in the field `{field}` says which {name} it is");
        return Err(D::Error::custom(message));
    };
    let index = schema.values.iter().position(|value| value == tag);
    let Some(model) = index.and_then(|index| union.choose(index)) else {
        union.keep_unrecognized(Extra::from_iter(fields));
        return Ok(());
    };
    // A model without the field has no use for it: what is written has it from the union.
    if model.schema().index_of(schema.tag, 0).is_none() {
        fields.remove(schema.tag);
    }
    Value::Object(fields)
        .deserialize_map(ModelVisitor { model, path })
        .map_err(D::Error::custom)
}
