//! Parses JSON and YAML files.

use granit_parser::{ErrorKind, Event, Parser};
use std::fmt;

use serde::de::{EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::import::error::ImportError;

/// Parses a file; text that starts with `{` is JSON.
pub(super) fn parse(text: &str, name: &str) -> Result<Value, ImportError> {
    if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|error| {
            let place = format!("{name}:{}:{}", error.line(), error.column());
            ImportError::new(place, format!("invalid JSON: {error}"))
        })
    } else {
        yaml(text, name)
    }
}

/// Maximum nesting of lists and maps, as in `serde_json`.
const MAX_DEPTH: usize = 128;

/// Checks the nesting of a YAML text: `serde_yaml` takes quadratic time to reject a deep one.
fn check_depth(text: &str, name: &str) -> Result<(), ImportError> {
    let mut depth = 0_usize;
    for next in Parser::new_from_str(text) {
        let at = match next {
            Ok((Event::SequenceStart(..) | Event::MappingStart(..), span)) => {
                depth += 1;
                span.start
            }
            Ok((Event::SequenceEnd | Event::MappingEnd, _)) => {
                depth = depth.saturating_sub(1);
                continue;
            }
            Ok(_) => continue,
            Err(error) if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) => {
                depth = usize::MAX;
                *error.marker()
            }
            // The other parser reports the error, or reads what this one does not support.
            Err(_) => return Ok(()),
        };
        if depth > MAX_DEPTH {
            let place = format!("{name}:{}:{}", at.line(), at.col() + 1);
            let message = format!("lists and maps are nested deeper than {MAX_DEPTH} levels");
            return Err(ImportError::new(place, message));
        }
    }
    Ok(())
}

fn yaml(text: &str, name: &str) -> Result<Value, ImportError> {
    check_depth(text, name)?;
    let invalid = |error: serde_yaml::Error| {
        let place = match error.location() {
            Some(at) => format!("{name}:{}:{}", at.line(), at.column()),
            None => name.to_owned(),
        };
        ImportError::new(place, format!("invalid YAML: {error}"))
    };
    let Tree(mut value) = serde_yaml::from_str(text).map_err(invalid)?;
    value.apply_merge().map_err(invalid)?;
    Ok(to_json(value))
}

/// A YAML value whose integers of more than 64 bits are doubles, as `serde_json` reads them.
struct Tree(serde_yaml::Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor).map(Self)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = serde_yaml::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any YAML value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    #[expect(clippy::cast_precision_loss, reason = "the number has no other type")]
    fn visit_i128<E>(self, value: i128) -> Result<Self::Value, E> {
        Ok((value as f64).into())
    }

    #[expect(clippy::cast_precision_loss, reason = "the number has no other type")]
    fn visit_u128<E>(self, value: u128) -> Result<Self::Value, E> {
        Ok((value as f64).into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(serde_yaml::Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Tree(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = serde_yaml::Mapping::new();
        while let Some((Tree(key), Tree(value))) = entries.next_entry()? {
            if map.contains_key(&key) {
                let key = key_text(key);
                return Err(A::Error::custom(format!("duplicate key `{key}`")));
            }
            map.insert(key, value);
        }
        Ok(map.into())
    }

    /// A value with a tag, which is ignored.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Self::Value, A::Error> {
        let (_, contents) = data.variant::<String>()?;
        contents.newtype_variant::<Tree>().map(|Tree(value)| value)
    }
}

/// Converts YAML to JSON; keys that are not strings, such as the status `200`, become strings.
fn to_json(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => Value::Bool(value),
        serde_yaml::Value::Number(number) => {
            let integer = number
                .as_i64()
                .map(Value::from)
                .or_else(|| number.as_u64().map(Value::from));
            integer
                .or_else(|| number.as_f64().map(Value::from))
                .unwrap_or_default()
        }
        serde_yaml::Value::String(text) => Value::String(text),
        serde_yaml::Value::Sequence(items) => items.into_iter().map(to_json).collect(),
        serde_yaml::Value::Mapping(entries) => {
            let entries = entries
                .into_iter()
                .map(|(key, value)| (key_text(key), to_json(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        serde_yaml::Value::Tagged(tagged) => to_json(tagged.value),
    }
}

fn key_text(key: serde_yaml::Value) -> String {
    match to_json(key) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
