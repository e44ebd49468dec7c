//! Digests of parts, by which a later import sees what changed.

use serde_json::{Map, Value};

use crate::shape::Shape;

/// Hexadecimal digits of a digest. Two values of one part rarely have the same 32 bits.
const DIGITS: usize = 8;

/// The digests of a part: one of a leaf, or a map of those of its children.
pub(crate) fn of(shape: Shape, value: &Value) -> Value {
    match shape.children(value) {
        Some(children) if !children.is_empty() => {
            let children = children
                .iter()
                .filter(|(name, _)| !shape.belongs_to_spec(name));
            let digests = children.map(|(name, child)| {
                let digest = of(shape.child(name), child);
                (name.clone(), digest)
            });
            Value::Object(Map::from_iter(digests))
        }
        _ => Value::String(of_text(&value.to_string())),
    }
}

/// The digest of a text.
pub(crate) fn of_text(text: &str) -> String {
    let mut digits = full(text);
    digits.truncate(DIGITS);
    digits
}

/// The whole SHA-256 digest of a text.
pub(crate) fn full(text: &str) -> String {
    let bytes = hmac_sha256::Hash::hash(text.as_bytes());
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
