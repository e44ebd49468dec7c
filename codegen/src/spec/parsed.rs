//! Texts with their own grammar, which are parsed when a spec is loaded.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Spanned;
use crate::diagnostics::{Code, Diagnostic};

/// A value that is written as text in a spec.
pub trait Grammar: Sized {
    /// Parses the text.
    ///
    /// # Errors
    ///
    /// Returns the first mistake in the text.
    fn parse(text: &str) -> Result<Self, Fault>;
}

/// A mistake in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub code: Code,
    /// The range of the mistake in the text.
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
}

/// A text with its place and its parsed value. A mistake in it is kept until `check` reports it.
#[derive(Debug, Clone)]
pub struct Parsed<T> {
    text: Spanned<String>,
    value: Result<T, Fault>,
}

impl<T> Parsed<T> {
    /// The parsed value; `None` if the text has a mistake.
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref().ok()
    }

    /// The diagnostic for the mistake in the text.
    pub fn fault(&self) -> Option<Diagnostic> {
        let fault = self.value.as_ref().err()?;
        let place = self.text.part(fault.span.clone());
        Some(Diagnostic::error(fault.code, place, &fault.message).help(&fault.help))
    }
}

impl<T> Deref for Parsed<T> {
    type Target = Spanned<String>;

    fn deref(&self) -> &Spanned<String> {
        &self.text
    }
}

impl<T> fmt::Display for Parsed<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(formatter)
    }
}

impl<T> PartialEq for Parsed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T: Grammar> From<Spanned<String>> for Parsed<T> {
    fn from(text: Spanned<String>) -> Self {
        let value = T::parse(&text);
        Self { text, value }
    }
}

impl<T: Grammar> From<String> for Parsed<T> {
    fn from(text: String) -> Self {
        Spanned::unplaced(text).into()
    }
}

impl<T> Serialize for Parsed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}

impl<'de, T: Grammar> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(|text: Spanned<String>| text.into())
    }
}

impl<T> JsonSchema for Parsed<T> {
    fn inline_schema() -> bool {
        String::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}
