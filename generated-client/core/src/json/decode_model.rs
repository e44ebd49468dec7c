//! Decodes an object into a model; unknown fields go to [`Extra`](super::extra::Extra).

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::decode::Seed;
use super::field_path::{FieldPath, Segment};
use super::model::{Model, Schema};
use super::slot::reset;

/// Fills a model from an object.
pub(crate) struct ModelVisitor<'a> {
    pub(crate) model: &'a mut dyn Model,
    pub(crate) path: &'a FieldPath,
}

impl<'de> Visitor<'de> for ModelVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", self.model.schema().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Self { model, path } = self;
        let schema = model.schema();
        let mut seen = Seen::default();
        let mut guess = 0;
        let mut unknown = String::new();
        loop {
            let seed = KeySeed {
                schema,
                guess,
                unknown: &mut unknown,
            };
            let Some(index) = access.next_key_seed(seed)? else {
                break;
            };
            match index {
                Some(index) => {
                    guess = index + 1;
                    let repeated = !seen.insert(index);
                    let result = match model.field_mut(index) {
                        Some(mut value) => {
                            if repeated {
                                reset(&mut value);
                            }
                            access.next_value_seed(Seed { value, path })
                        }
                        // Unreachable: generated code has a slot for every field of the schema.
                        None => access.next_value::<IgnoredAny>().map(drop),
                    };
                    result.map_err(|error| path.at(field(schema, index), error))?;
                }
                None => {
                    let name = std::mem::take(&mut unknown);
                    match access.next_value::<Value>() {
                        Ok(value) => drop(model.extra_mut().insert(name, value)),
                        Err(error) => return Err(path.at(Segment::Name(name), error)),
                    }
                }
            }
        }
        match missing(schema, &seen) {
            Some(message) => Err(A::Error::custom(message)),
            None => Ok(()),
        }
    }
}

/// Returns a message that names the required fields without a value, or `None` if all have one.
fn missing(schema: &Schema, seen: &Seen) -> Option<String> {
    let mut missing = String::new();
    let came = |name: &str| {
        let index = schema.index_of(name, 0);
        index.is_some_and(|index| seen.contains(index))
    };
    for name in schema.required.iter().filter(|name| !came(name)) {
        missing.push_str(if missing.is_empty() { "`" } else { ", `" });
        missing.push_str(name);
        missing.push('`');
    }
    let noun = if missing.contains(',') {
        "fields"
    } else {
        "field"
    };
    (!missing.is_empty()).then(|| format!("missing {noun} {missing} of {}", schema.name))
}

/// Returns the path segment of a field of the schema.
fn field(schema: &Schema, index: usize) -> Segment {
    Segment::Field(schema.fields.get(index).copied().unwrap_or_default())
}

/// Looks up a key without copying it.
///
/// Returns the field's index, or stores the unknown name and returns `None`.
struct KeySeed<'a> {
    schema: &'static Schema,
    guess: usize,
    unknown: &'a mut String,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a field name of {}", self.schema.name)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<usize>, E> {
        let index = self.schema.index_of(name, self.guess);
        if index.is_none() {
            *self.unknown = name.to_owned();
        }
        Ok(index)
    }
}

/// The indexes of the fields seen so far.
#[derive(Default)]
struct Seen {
    /// Bits of the first 64 fields. Almost no model has more.
    first: u64,
    /// Indexes from 64 on. A list compiles to less code than a set.
    rest: Vec<usize>,
}

impl Seen {
    /// Adds an index; returns `false` if it was already present.
    fn insert(&mut self, index: usize) -> bool {
        match Self::bit(index) {
            Some(bit) => {
                let new = self.first & bit == 0;
                self.first |= bit;
                new
            }
            None if self.rest.contains(&index) => false,
            None => {
                self.rest.push(index);
                true
            }
        }
    }

    fn contains(&self, index: usize) -> bool {
        Self::bit(index).map_or_else(|| self.rest.contains(&index), |bit| self.first & bit != 0)
    }

    fn bit(index: usize) -> Option<u64> {
        u32::try_from(index)
            .ok()
            .and_then(|index| 1_u64.checked_shl(index))
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn reports_each_index_as_new_once() {
        let mut seen = Seen::default();
        for index in [0, 63, 64, 65, 200, usize::MAX] {
            assert!(!seen.contains(index), "{index}");
            assert!(seen.insert(index), "{index}");
            assert!(seen.contains(index), "{index}");
            assert!(!seen.insert(index), "{index}");
        }
        assert!(!seen.contains(1) && !seen.contains(66));
    }
}
