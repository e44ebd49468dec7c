//! Converts slots from and to JSON text with non-generic functions, compiled once for all models.

use std::fmt;

use serde::de::DeserializeSeed;
use serde::ser::Serialize;

use super::decode::Seed;
use super::encode::View;
use super::field_path::FieldPath;
use super::slot::Slot;

/// Why JSON text could not be decoded into a value, or a value could not be encoded as JSON.
#[derive(Debug)]
pub struct JsonError {
    /// The path of the field at fault, such as `entities[3].status`; empty for the outermost value.
    pub(crate) path: String,
    /// The error message, without the path.
    pub(crate) message: String,
}

impl JsonError {
    /// Creates an error about the value as a whole.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            message: message.into(),
        }
    }

    fn at(path: &FieldPath, error: &serde_json::Error) -> Self {
        Self {
            path: path.to_string(),
            message: error.to_string(),
        }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.message),
            path => write!(f, "{path}: {}", self.message),
        }
    }
}

impl std::error::Error for JsonError {}

/// Fills a blank slot from JSON text.
///
/// # Errors
///
/// If the text is not JSON, holds a value of another type, or continues after the value.
pub(crate) fn from_json(slot: &mut dyn Slot, bytes: &[u8]) -> Result<(), JsonError> {
    let path = FieldPath::default();
    let mut deserializer = serde_json::Deserializer::from_slice(without_bom(bytes));
    let result = Seed {
        value: slot.write(),
        path: &path,
    }
    .deserialize(&mut deserializer);
    result
        .and_then(|()| deserializer.end())
        .map_err(|error| JsonError::at(&path, &error))
}

/// JSON text without a byte order mark, which some servers send.
pub(crate) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Writes a slot as JSON text.
///
/// # Errors
///
/// If a number is not finite.
pub(crate) fn to_json(slot: &dyn Slot) -> Result<Vec<u8>, JsonError> {
    let path = FieldPath::default();
    let mut bytes = Vec::new();
    let result = View {
        value: slot.read(),
        path: &path,
    }
    .serialize(&mut serde_json::Serializer::new(&mut bytes));
    result
        .map(|()| bytes)
        .map_err(|error| JsonError::at(&path, &error))
}
