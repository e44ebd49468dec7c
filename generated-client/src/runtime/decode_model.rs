//! Reading an object into a model: known fields into their slots, the others into [`Extra`](super::extra::Extra).

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::decode::Seed;
use super::model::{Model, Presence, Schema};
use super::slot::reset;
use super::trail::{Segment, Trail};

/// Fills a model from an object.
pub(crate) struct ModelVisitor<'a> {
    pub(crate) model: &'a mut dyn Model,
    pub(crate) trail: &'a Trail,
}

impl<'de> Visitor<'de> for ModelVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", self.model.schema().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Self { model, trail } = self;
        let schema = model.schema();
        let mut seen = Seen::default();
        let mut guess = 0;
        while let Some(key) = access.next_key_seed(KeySeed { schema, guess })? {
            match key {
                Key::Known(index, name) => {
                    guess = index + 1;
                    let repeated = !seen.insert(index);
                    let result = match model.slot_mut(index) {
                        Some(slot) => {
                            if repeated {
                                reset(slot);
                            }
                            access.next_value_seed(Seed { slot, trail })
                        }
                        // Generated code has a slot for every field of the schema.
                        None => access.next_value::<IgnoredAny>().map(drop),
                    };
                    result.map_err(|error| trail.at(Segment::Field(name), error))?;
                }
                Key::Unknown(name) => match access.next_value::<Value>() {
                    Ok(value) => drop(model.extra_mut().insert(name, value)),
                    Err(error) => return Err(trail.at(Segment::Name(name), error)),
                },
            }
        }
        match missing(schema, &seen) {
            Some(message) => Err(A::Error::custom(message)),
            None => Ok(()),
        }
    }
}

/// Names the required fields that did not come, if there are any.
fn missing(schema: &Schema, seen: &Seen) -> Option<String> {
    let mut missing = String::new();
    let fields = schema.fields.iter().enumerate();
    for (_, field) in fields
        .filter(|(index, field)| field.presence == Presence::Required && !seen.contains(*index))
    {
        missing.push_str(if missing.is_empty() { "`" } else { ", `" });
        missing.push_str(field.name);
        missing.push('`');
    }
    let noun = if missing.contains(',') {
        "fields"
    } else {
        "field"
    };
    (!missing.is_empty()).then(|| format!("missing {noun} {missing} of {}", schema.name))
}

/// A key of an object, looked up in the schema.
enum Key {
    /// The index of a field, and its name.
    Known(usize, &'static str),
    /// Any other name.
    Unknown(String),
}

/// Looks a key up without copying it.
struct KeySeed {
    schema: &'static Schema,
    guess: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a field name of {}", self.schema.name)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        let index = self.schema.index_of(name, self.guess);
        let known = index.and_then(|index| {
            self.schema
                .fields
                .get(index)
                .map(|field| Key::Known(index, field.name))
        });
        Ok(known.unwrap_or_else(|| Key::Unknown(name.to_owned())))
    }
}

/// The indexes of the fields that have come so far.
#[derive(Default)]
struct Seen {
    /// The first 64, which is all there are for nearly every model.
    first: u64,
    rest: BTreeSet<usize>,
}

impl Seen {
    /// Notes an index; `false` if it was there before.
    fn insert(&mut self, index: usize) -> bool {
        match Self::bit(index) {
            Some(bit) => {
                let new = self.first & bit == 0;
                self.first |= bit;
                new
            }
            None => self.rest.insert(index),
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
