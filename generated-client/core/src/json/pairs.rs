//! Flattens a value to pairs of a name and a text, for queries, headers, paths and forms.

use std::fmt::{Display, Write};

use super::convert::JsonError;
use super::model::{Member, Model, members};
use super::slot::{SlotRef, values};
use super::union::Chosen;

/// Pairs of a name and a text, in the order of the value's fields.
pub(crate) type Pairs = Vec<(String, String)>;

/// How the names of list items are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemNames {
    /// `tags[0]=a&tags[1]=b`
    Indexed,
    /// `tags=a&tags=b`; items that are objects or lists have an index.
    Repeated,
}

/// Flattens a value: a plain value becomes one pair with the outer name, and a value within it has
/// the name `outer[field]`, or `field` if the outer name is empty.
///
/// Absent values and `null` have no pair.
///
/// # Errors
///
/// If a number is not finite.
pub(crate) fn pairs(
    outer: &str,
    items: ItemNames,
    value: &SlotRef<'_>,
) -> Result<Pairs, JsonError> {
    let mut flattener = Flattener {
        name: outer.to_owned(),
        items,
        pairs: Pairs::new(),
    };
    flattener.value(value)?;
    Ok(flattener.pairs)
}

/// Tells whether a value is an object: a model, a union, a map or a JSON object.
pub(crate) fn is_object(value: &SlotRef<'_>) -> bool {
    match value {
        SlotRef::Option(Some(slot)) => is_object(&slot.read()),
        SlotRef::Json(json) => json.is_object(),
        SlotRef::Map(_) | SlotRef::Model(_) | SlotRef::Union(_) => true,
        _ => false,
    }
}

fn is_list(value: &SlotRef<'_>) -> bool {
    match value {
        SlotRef::Option(Some(slot)) => is_list(&slot.read()),
        SlotRef::Json(json) => json.is_array(),
        SlotRef::List(_) => true,
        _ => false,
    }
}

struct Flattener {
    /// Name of the current value.
    name: String,
    items: ItemNames,
    pairs: Pairs,
}

impl Flattener {
    fn value(&mut self, value: &SlotRef<'_>) -> Result<(), JsonError> {
        match value {
            SlotRef::Text(text) => self.pair(text),
            SlotRef::Secret(secret) => self.pair(&secret.expose()),
            SlotRef::Bool(value) => self.pair(value),
            SlotRef::Integer(value) => self.pair(value),
            SlotRef::Unsigned(value) => self.pair(value),
            SlotRef::Float(value) if value.is_finite() => self.pair(value),
            SlotRef::Double(value) if value.is_finite() => self.pair(value),
            SlotRef::Float(_) | SlotRef::Double(_) => {
                return Err(JsonError {
                    path: self.name.clone(),
                    message: "the number is not finite".to_owned(),
                });
            }
            SlotRef::Option(None) => {}
            SlotRef::Option(Some(slot)) => self.value(&slot.read())?,
            SlotRef::List(list) => {
                for (index, slot) in values(*list).enumerate() {
                    self.item(index, &slot.read())?;
                }
            }
            SlotRef::Map(map) => {
                for (name, slot) in map.entries() {
                    self.member(name, &slot.read())?;
                }
            }
            SlotRef::Model(model) => self.model(*model, None)?,
            SlotRef::Union(union) => match union.chosen() {
                Chosen::Known(index, model) => {
                    let schema = union.schema();
                    let value = schema.values.get(index).copied().unwrap_or_default();
                    self.model(model, Some((schema.tag, value)))?;
                }
                Chosen::Unknown(fields) => {
                    for (name, value) in fields.iter() {
                        self.member(name, &SlotRef::Json(value))?;
                    }
                }
            },
            SlotRef::Json(json) => self.json(json)?,
        }
        Ok(())
    }

    fn json(&mut self, json: &serde_json::Value) -> Result<(), JsonError> {
        use serde_json::Value;
        match json {
            Value::Null => {}
            Value::Bool(value) => self.pair(value),
            Value::Number(number) => self.pair(number),
            Value::String(text) => self.pair(text),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.item(index, &SlotRef::Json(item))?;
                }
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    self.member(name, &SlotRef::Json(value))?;
                }
            }
        }
        Ok(())
    }

    fn model(
        &mut self,
        model: &dyn Model,
        tag: Option<(&'static str, &'static str)>,
    ) -> Result<(), JsonError> {
        for member in members(model, tag) {
            match member {
                Member::Tag(name, value) => self.member(name, &SlotRef::Text(value.into()))?,
                Member::Field(name, value) => self.member(name, &value)?,
                Member::Extra(name, value) => self.member(name, &SlotRef::Json(value))?,
            }
        }
        Ok(())
    }

    fn item(&mut self, index: usize, value: &SlotRef<'_>) -> Result<(), JsonError> {
        match self.items {
            ItemNames::Repeated if !is_object(value) && !is_list(value) => self.value(value),
            _ => self.member(&index.to_string(), value),
        }
    }

    fn member(&mut self, name: &str, value: &SlotRef<'_>) -> Result<(), JsonError> {
        let length = self.name.len();
        match length {
            0 => self.name.push_str(name),
            _ => {
                // Writing to a string never fails.
                let _ = write!(self.name, "[{name}]");
            }
        }
        let result = self.value(value);
        self.name.truncate(length);
        result
    }

    fn pair(&mut self, text: &dyn Display) {
        self.pairs.push((self.name.clone(), text.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ItemNames, SlotRef, pairs};

    fn flat(outer: &str, items: ItemNames, value: serde_json::Value) -> Vec<String> {
        let pairs = pairs(outer, items, &SlotRef::Json(&value)).unwrap();
        let pairs = pairs.into_iter();
        pairs.map(|(name, text)| format!("{name}={text}")).collect()
    }

    #[test]
    fn names_values_by_their_path() {
        let value = json!({"a": 1, "b": {"c": null, "d": "x"}, "t": ["p", {"q": true}, 0.5]});
        let indexed = [
            "f[a]=1",
            "f[b][d]=x",
            "f[t][0]=p",
            "f[t][1][q]=true",
            "f[t][2]=0.5",
        ];
        assert_eq!(flat("f", ItemNames::Indexed, value.clone()), indexed);
        let repeated = ["a=1", "b[d]=x", "t=p", "t[1][q]=true", "t=0.5"];
        assert_eq!(flat("", ItemNames::Repeated, value), repeated);
    }

    #[test]
    fn plain_value_has_the_outer_name() {
        assert_eq!(flat("f", ItemNames::Indexed, json!(7)), ["f=7"]);
        assert_eq!(
            flat("f", ItemNames::Repeated, json!(["a", "b"])),
            ["f=a", "f=b"]
        );
        assert!(flat("f", ItemNames::Repeated, json!(null)).is_empty());
    }

    #[test]
    fn rejects_numbers_that_are_not_finite() {
        let error = pairs("f", ItemNames::Indexed, &SlotRef::Double(f64::NAN)).unwrap_err();
        assert_eq!(error.to_string(), "f: the number is not finite");
    }
}
