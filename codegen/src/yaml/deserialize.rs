//! Deserializes types from the located tree and hands out the places of their values.
//!
//! Serde has no notion of a place. A type asks for its place by deserializing itself as a newtype
//! struct with one of the names below. Any other deserializer passes the plain value on.

use std::ops::Range;

use serde::de::value::{Error, MapAccessDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::yaml::tree::{Entry, Key, Kind, Node, Value};

/// Asks for the sequence `file, start, end, text start, text end, value`; see [`NO_TEXT`].
pub(crate) const SPANNED: &str = "$codegen::Spanned";

/// Asks for the sequence `file, start, end, value`, where the first three locate the key of the
/// value.
pub(crate) const KEYED: &str = "$codegen::Keyed";

/// Asks for `visit_some` with a scalar, `visit_seq` with a list, `visit_map` with a map.
pub(crate) const BY_KIND: &str = "$codegen::ByKind";

/// Start and end of the text of a value that is not written verbatim.
pub(crate) const NO_TEXT: Range<usize> = usize::MAX..usize::MAX;

/// Reads a value of the tree of a file.
///
/// # Errors
///
/// The first value that has another type than `T` needs. A tree that was checked against the schema
/// has none.
pub(crate) fn from_tree<'de, T: Deserialize<'de>>(
    file: usize,
    node: &'de Node,
) -> Result<T, Error> {
    T::deserialize(NodeDeserializer {
        file,
        node,
        key: None,
    })
}

#[derive(Clone, Copy)]
struct NodeDeserializer<'de> {
    file: usize,
    node: &'de Node,
    /// The key in front of the value, if it has one.
    key: Option<&'de Key>,
}

impl<'de> NodeDeserializer<'de> {
    fn items(self, items: &'de [Node]) -> Items<'de> {
        Items {
            file: self.file,
            rest: items.iter(),
        }
    }

    fn entries(self, entries: &'de [Entry]) -> Entries<'de> {
        Entries {
            file: self.file,
            rest: entries.iter(),
            next: None,
        }
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (&self.node.value, self.node.kind()) {
            (Value::List(items), _) => visitor.visit_seq(self.items(items)),
            (Value::Map(entries), _) => visitor.visit_map(self.entries(entries)),
            (Value::Alias, _) | (_, Kind::Nothing) => visitor.visit_unit(),
            (_, Kind::Bool(value)) => visitor.visit_bool(value),
            (_, Kind::Int(value)) => visitor.visit_i64(value),
            (_, Kind::Float(value)) => visitor.visit_f64(value),
            (Value::Scalar { text, .. }, _) => visitor.visit_borrowed_str(text),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.kind() {
            Kind::Nothing => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match (name, &self.node.value) {
            (SPANNED, _) => {
                let text = self.node.verbatim_text().unwrap_or(NO_TEXT);
                let Range { start, end } = self.node.span;
                visitor.visit_seq(Located {
                    numbers: [self.file, start, end, text.start, text.end].into_iter(),
                    value: Some(self),
                })
            }
            (KEYED, _) => {
                let Range { start, end } = self.key.map_or(&self.node.span, |key| &key.span);
                visitor.visit_seq(Located {
                    numbers: [self.file, *start, *end].into_iter(),
                    value: Some(self),
                })
            }
            (BY_KIND, Value::List(items)) => visitor.visit_seq(self.items(items)),
            (BY_KIND, Value::Map(entries)) => visitor.visit_map(self.entries(entries)),
            (BY_KIND, _) => visitor.visit_some(self),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Scalar { text, .. } => visitor.visit_enum(text.as_str().into_deserializer()),
            Value::Map(entries) => {
                visitor.visit_enum(MapAccessDeserializer::new(self.entries(entries)))
            }
            Value::List(_) | Value::Alias => {
                let message = format_args!("{name} is one of {variants:?}");
                Err(serde::de::Error::custom(message))
            }
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct KeyDeserializer<'de> {
    file: usize,
    key: &'de Key,
}

impl<'de> Deserializer<'de> for KeyDeserializer<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(&self.key.text)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name != SPANNED {
            return visitor.visit_newtype_struct(self);
        }
        let text = self.key.verbatim_text().unwrap_or(NO_TEXT);
        let Range { start, end } = self.key.span;
        visitor.visit_seq(Located {
            numbers: [self.file, start, end, text.start, text.end].into_iter(),
            value: Some(self),
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Numbers that locate a value, then the value.
struct Located<N, D> {
    numbers: N,
    value: Option<D>,
}

impl<'de, N, D> SeqAccess<'de> for Located<N, D>
where
    N: Iterator<Item = usize>,
    D: Deserializer<'de, Error = Error>,
{
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if let Some(number) = self.numbers.next() {
            return seed.deserialize(number.into_deserializer()).map(Some);
        }
        self.value
            .take()
            .map(|value| seed.deserialize(value))
            .transpose()
    }
}

struct Items<'de> {
    file: usize,
    rest: std::slice::Iter<'de, Node>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let item = self.rest.next().map(|node| NodeDeserializer {
            file: self.file,
            node,
            key: None,
        });
        item.map(|item| seed.deserialize(item)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Entries<'de> {
    file: usize,
    rest: std::slice::Iter<'de, Entry>,
    /// The entry whose key was read last.
    next: Option<&'de Entry>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        self.next = self.rest.next();
        let key = self.next.map(|entry| KeyDeserializer {
            file: self.file,
            key: &entry.key,
        });
        key.map(|key| seed.deserialize(key)).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some(entry) = self.next.take() else {
            return Err(serde::de::Error::custom("a value is read before its key"));
        };
        seed.deserialize(NodeDeserializer {
            file: self.file,
            node: &entry.value,
            key: Some(&entry.key),
        })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}
