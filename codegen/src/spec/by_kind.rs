//! Values that have a short form: a scalar for the usual case, a list or map with more detail.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use crate::yaml::deserialize::BY_KIND;

/// A type whose variants differ in the kind of value. Serde's `untagged` would read a copy without
/// places.
pub(crate) trait ByKind<'de>: Sized {
    /// Reads the short form.
    fn from_scalar<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// Reads the form that is a list.
    fn from_list<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("a list is not expected here"))
    }

    /// Reads the form that is a map.
    fn from_map<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("a map is not expected here"))
    }
}

/// Reads a value in its actual form.
///
/// # Errors
///
/// Returns the error of the form, or an error if the type does not have the form.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: ByKind<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_newtype_struct(BY_KIND, KindVisitor(PhantomData))
}

struct KindVisitor<T>(PhantomData<T>);

impl<'de, T: ByKind<'de>> Visitor<'de> for KindVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a scalar, a list or a map")
    }

    /// A format without places, such as JSON, reveals the kind only if any value is requested.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::from_scalar(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        T::from_scalar(Json::from(value)).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        T::from_scalar(Json::from(value)).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        T::from_list(SeqAccessDeserializer::new(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<T, A::Error> {
        T::from_map(MapAccessDeserializer::new(entries))
    }
}

/// Deserializes an enum by the kind of the value, with one variant for each kind.
macro_rules! by_kind {
    ($type:ident { scalar: $scalar:ident $(, list: $list:ident)? $(, map: $map:ident)? }) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::spec::by_kind::deserialize(deserializer)
            }
        }

        impl<'de> $crate::spec::by_kind::ByKind<'de> for $type {
            fn from_scalar<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer).map(Self::$scalar)
            }

            $(fn from_list<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer).map(Self::$list)
            })?

            $(fn from_map<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer).map(Self::$map)
            })?
        }
    };
}

pub(crate) use by_kind;
