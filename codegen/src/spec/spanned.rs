//! Values with their places in the spec.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut, Range};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::diagnostics::Place;
use crate::yaml::deserialize::{KEYED, NO_TEXT, SPANNED};

/// A value with its place. Comparisons and hashes see only the value.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    value: T,
    place: Place,
    /// The byte range of the text without quotes, if the file has it verbatim: no escapes, no
    /// folded lines.
    text: Option<Range<usize>>,
}

/// A value of a map entry, with the places of its key and value.
#[derive(Debug, Clone)]
pub struct Keyed<T> {
    key: Place,
    value: Spanned<T>,
}

impl<T> Spanned<T> {
    /// Wraps a value that no file has. [`Diagnostics`](crate::diagnostics::Diagnostics) drops
    /// reports about it.
    pub fn unplaced(value: T) -> Self {
        Self {
            value,
            place: Place::nowhere(),
            text: None,
        }
    }

    /// The place of the value.
    pub fn place(&self) -> Place {
        self.place.clone()
    }

    /// The place of a range of the text, or of the whole value if the file does not have the text
    /// verbatim.
    pub fn part(&self, part: Range<usize>) -> Place {
        match &self.text {
            Some(text) if part.end <= text.len() => Place {
                file: self.place.file,
                span: text.start + part.start..text.start + part.end,
            },
            _ => self.place(),
        }
    }

    /// Whether the file has the text verbatim.
    pub fn is_verbatim(&self) -> bool {
        self.text.is_some()
    }

    /// Whether a file has the value. Placeholders and values made by the program have no place.
    pub fn is_placed(&self) -> bool {
        !self.place.is_nowhere()
    }
}

impl<T> Keyed<T> {
    /// Wraps a value that no file has.
    pub fn unplaced(value: T) -> Self {
        Self {
            key: Place::nowhere(),
            value: Spanned::unplaced(value),
        }
    }

    /// The place of the key.
    pub fn key_place(&self) -> Place {
        self.key.clone()
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Spanned<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T> Deref for Keyed<T> {
    type Target = Spanned<T>;

    fn deref(&self) -> &Spanned<T> {
        &self.value
    }
}

impl<T> DerefMut for Keyed<T> {
    fn deref_mut(&mut self) -> &mut Spanned<T> {
        &mut self.value
    }
}

impl<T> From<T> for Spanned<T> {
    fn from(value: T) -> Self {
        Self::unplaced(value)
    }
}

impl<T> From<T> for Keyed<T> {
    fn from(value: T) -> Self {
        Self::unplaced(value)
    }
}

impl From<&str> for Spanned<String> {
    fn from(text: &str) -> Self {
        Self::unplaced(text.to_owned())
    }
}

impl<A, C: FromIterator<A>> FromIterator<A> for Spanned<C> {
    fn from_iter<I: IntoIterator<Item = A>>(items: I) -> Self {
        Self::unplaced(items.into_iter().collect())
    }
}

impl<T: Default> Default for Spanned<T> {
    fn default() -> Self {
        Self::unplaced(T::default())
    }
}

impl<T: Default> Default for Keyed<T> {
    fn default() -> Self {
        Self::unplaced(T::default())
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T: PartialEq> PartialEq for Keyed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Keyed<T> {}

impl<T: PartialOrd> PartialOrd for Spanned<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: Ord> Ord for Spanned<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T: Hash> Hash for Spanned<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

impl Borrow<str> for Spanned<String> {
    fn borrow(&self) -> &str {
        &self.value
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for Keyed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

macro_rules! same_schema {
    ($wrapper:ident) => {
        impl<T: JsonSchema> JsonSchema for $wrapper<T> {
            fn inline_schema() -> bool {
                T::inline_schema()
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                T::schema_name()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                T::schema_id()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                T::json_schema(generator)
            }
        }
    };
}

same_schema!(Spanned);
same_schema!(Keyed);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(SPANNED, SpannedVisitor(PhantomData))
    }
}

struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Spanned<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value with its place")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        T::deserialize(deserializer).map(Spanned::unplaced)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let place = place(&mut parts)?;
        let text = next(&mut parts)?..next(&mut parts)?;
        Ok(Spanned {
            place,
            text: (text != NO_TEXT).then_some(text),
            value: next(&mut parts)?,
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Keyed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(KEYED, KeyedVisitor(PhantomData))
    }
}

struct KeyedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for KeyedVisitor<T> {
    type Value = Keyed<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value with the place of its key")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        T::deserialize(deserializer).map(Keyed::unplaced)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        Ok(Keyed {
            key: place(&mut parts)?,
            value: next(&mut parts)?,
        })
    }
}

fn place<'de, A: SeqAccess<'de>>(parts: &mut A) -> Result<Place, A::Error> {
    Ok(Place {
        file: next(parts)?,
        span: next(parts)?..next(parts)?,
    })
}

fn next<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(parts: &mut A) -> Result<T, A::Error> {
    parts
        .next_element()?
        .ok_or_else(|| A::Error::custom("a value without its place"))
}
