//! Decodes a slot from any serde format.
//!
//! All code that is generic over a deserializer is in the `decode*` files.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::decode_model::ModelVisitor;
use super::decode_scalar::{BoolVisitor, NumberVisitor, StringVisitor, TextVisitor};
use super::decode_union::read_union;

use super::field_path::{FieldPath, Segment};
use super::slot::{Blank, ListSlot, MapSlot, OptionSlot, Slot, SlotMut};

/// Decodes a value; generated `Deserialize` implementations call it.
///
/// # Errors
///
/// If the input holds no such value. The message starts with the path of the invalid field.
pub fn deserialize<'de, T: Slot + Blank, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = T::blank();
    fill(&mut value, deserializer)?;
    Ok(value)
}

/// The part of [`deserialize`] that does not depend on the type.
fn fill<'de, D: Deserializer<'de>>(slot: &mut dyn Slot, deserializer: D) -> Result<(), D::Error> {
    let path = FieldPath::default();
    let result = Seed {
        value: slot.write(),
        path: &path,
    }
    .deserialize(deserializer);
    result.map_err(|error| path.explain(&error).map_or(error, D::Error::custom))
}

/// A slot to be filled.
pub(crate) struct Seed<'a> {
    pub(crate) value: SlotMut<'a>,
    pub(crate) path: &'a FieldPath,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let path = self.path;
        match self.value {
            SlotMut::String(string) => deserializer.deserialize_string(StringVisitor(string)),
            SlotMut::Text(text) => TextVisitor::deserialize(text, deserializer),
            SlotMut::Bool(bool) => deserializer.deserialize_bool(BoolVisitor(bool)),
            SlotMut::Int32(number) => deserializer.deserialize_i32(NumberVisitor(number)),
            SlotMut::Int64(number) => deserializer.deserialize_i64(NumberVisitor(number)),
            SlotMut::Uint64(number) => deserializer.deserialize_u64(NumberVisitor(number)),
            SlotMut::Float(number) => deserializer.deserialize_f32(NumberVisitor(number)),
            SlotMut::Double(number) => deserializer.deserialize_f64(NumberVisitor(number)),
            SlotMut::Option(option) => {
                deserializer.deserialize_option(OptionVisitor { option, path })
            }
            SlotMut::List(list) => deserializer.deserialize_seq(ListVisitor { list, path }),
            SlotMut::Map(map) => deserializer.deserialize_map(MapVisitor { map, path }),
            SlotMut::Model(model) => deserializer.deserialize_map(ModelVisitor { model, path }),
            SlotMut::Union(union) => read_union(union, path, deserializer),
            SlotMut::Json(json) => {
                *json = serde::Deserialize::deserialize(deserializer)?;
                Ok(())
            }
        }
    }
}

struct OptionVisitor<'a> {
    option: &'a mut dyn OptionSlot,
    path: &'a FieldPath,
}

impl<'de> Visitor<'de> for OptionVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.option.set(false);
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let path = self.path;
        match self.option.set(true) {
            Some(slot) => {
                let value = slot.write();
                Seed { value, path }.deserialize(deserializer)
            }
            None => Err(D::Error::custom("the option has no slot")),
        }
    }
}

struct ListVisitor<'a> {
    list: &'a mut dyn ListSlot,
    path: &'a FieldPath,
}

/// Appends a list slot only after the deserializer has found an element.
struct ElementSeed<'a>(ListVisitor<'a>);

impl<'de> Visitor<'de> for ListVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Self { list, path } = self;
        list.clear();
        for index in 0.. {
            let seed = ElementSeed(ListVisitor {
                list: &mut *list,
                path,
            });
            // Syntax errors in a separator are also reported here, at the element that follows.
            let element = access.next_element_seed(seed);
            if element
                .map_err(|error| path.at(Segment::Index(index), error))?
                .is_none()
            {
                break;
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for ElementSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        Seed {
            value: self.0.list.push().write(),
            path: self.0.path,
        }
        .deserialize(deserializer)
    }
}

struct MapVisitor<'a> {
    map: &'a mut dyn MapSlot,
    path: &'a FieldPath,
}

impl<'de> Visitor<'de> for MapVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Self { map, path } = self;
        map.clear();
        // All names share one buffer: the map keeps copies, and error messages show the last name.
        let mut name = String::new();
        while access.next_key_seed(NameSeed(&mut name))?.is_some() {
            let value = map.insert(&name).write();
            let result = access.next_value_seed(Seed { value, path });
            result.map_err(|error| path.at(Segment::Name(name.clone()), error))?;
        }
        Ok(())
    }
}

/// Reads a name into a buffer.
struct NameSeed<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for NameSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<(), E> {
        name.clone_into(self.0);
        Ok(())
    }
}
