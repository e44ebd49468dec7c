//! Values of a document with their place, and objects that track which keys were read.

use serde_json::Value;

use super::unread_key::consequence;
use crate::extension::{self, Extension};
use crate::import::report::Report;
use crate::pointer;

/// Value with its place: the file and a JSON pointer.
#[derive(Debug, Clone)]
pub(crate) struct Node<'a> {
    pub(crate) value: &'a Value,
    pub(crate) place: String,
    origin: Origin,
}

/// Origin of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It was exported from a spec, so its texts and numbers are kept as they are.
    Spec,
    Elsewhere,
}

/// Keys whose values are prose.
const PROSE: &[&str] = &["description", "summary", "x-deprecation-note"];

impl<'a> Node<'a> {
    pub(super) fn new(value: &'a Value, place: String, origin: Origin) -> Self {
        Self {
            value,
            place,
            origin,
        }
    }

    fn child(&self, value: &'a Value, key: &str) -> Self {
        Self::new(value, pointer::push(&self.place, key), self.origin)
    }

    pub(crate) fn key(&self, key: &str) -> Option<Self> {
        self.value.get(key).map(|value| self.child(value, key))
    }

    /// Entries of an object; empty for any other value.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, Self)> {
        let entries = self.value.as_object().into_iter().flatten();
        entries.map(|(key, value)| (key.as_str(), self.child(value, key)))
    }

    /// Items of an array; empty for any other value.
    pub(crate) fn items(&self) -> impl Iterator<Item = Self> {
        let items = self.value.as_array().into_iter().flatten().enumerate();
        items.map(|(index, value)| self.child(value, &index.to_string()))
    }

    /// Strings of an array; other items are skipped.
    pub(crate) fn strings(&self) -> Vec<String> {
        self.items()
            .filter_map(|item| item.value.as_str().map(str::to_owned))
            .collect()
    }
}

/// Object whose keys are removed as they are read; `finish` reports the rest.
pub(crate) struct Object<'a> {
    entries: Vec<(&'a str, &'a Value)>,
    pub(crate) place: String,
    origin: Origin,
}

impl<'a> Object<'a> {
    /// Reads an object; any other value is reported and becomes an empty object.
    pub(crate) fn new(node: &Node<'a>, what: &str, report: &mut Report) -> Self {
        if node.value.as_object().is_none() {
            report.wrong(
                format!("{what} that is not an object is ignored"),
                &node.place,
            );
        }
        Self {
            entries: node
                .value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(key, value)| (key.as_str(), value))
                .collect(),
            place: node.place.clone(),
            origin: node.origin,
        }
    }

    pub(crate) fn take(&mut self, key: &str) -> Option<Node<'a>> {
        let index = self.entries.iter().position(|(other, _)| *other == key)?;
        let (key, value) = self.entries.remove(index);
        Some(self.child(value, key))
    }

    fn child(&self, value: &'a Value, key: &str) -> Node<'a> {
        Node::new(value, pointer::push(&self.place, key), self.origin)
    }

    /// Takes the trimmed text of a key; numbers become text, and empty text is `None`.
    ///
    /// Descriptions of an exported spec are not changed.
    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        let node = self.take(key)?;
        let text = match node.value {
            Value::String(text) if self.origin == Origin::Spec && PROSE.contains(&key) => {
                return Some(text.clone());
            }
            Value::String(text) => text
                .replace("\r\n", "\n")
                .replace('\r', "\n")
                .trim()
                .to_owned(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        (!text.is_empty()).then_some(text)
    }

    /// Whether the document was exported from a spec.
    pub(crate) fn is_exported(&self) -> bool {
        self.origin == Origin::Spec
    }

    pub(crate) fn flag(&mut self, key: &str) -> bool {
        self.take(key)
            .is_some_and(|node| node.value.as_bool() == Some(true))
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(other, _)| *other == key)
    }

    /// Whether the list under a key contains `null`.
    pub(crate) fn has_null(&self, key: &str) -> bool {
        let mut entries = self.entries.iter();
        let list = entries.find(|(other, _)| *other == key);
        let list = list.and_then(|(_, value)| value.as_array());
        list.is_some_and(|list| list.iter().any(Value::is_null))
    }

    /// Returns the text of a key without taking it.
    pub(crate) fn peek(&self, key: &str) -> Option<&'a str> {
        self.node(key)?.value.as_str()
    }

    /// Returns the value of a key without taking it.
    pub(crate) fn node(&self, key: &str) -> Option<Node<'a>> {
        let (key, value) = self.entries.iter().find(|(other, _)| *other == key)?;
        Some(self.child(value, key))
    }

    /// Moves all keys except `keep` into a separate object.
    pub(crate) fn split(&mut self, keep: &[&str]) -> Self {
        let entries = std::mem::take(&mut self.entries);
        let (kept, others) = entries.into_iter().partition(|(key, _)| keep.contains(key));
        self.entries = kept;
        Self {
            entries: others,
            place: self.place.clone(),
            origin: self.origin,
        }
    }

    /// Takes back the unread keys of an object that was split off.
    pub(crate) fn rejoin(&mut self, other: Self) {
        self.entries.extend(other.entries);
    }

    /// Takes the `x-spec` extension. One in a different form is left, so that it is reported.
    pub(crate) fn extension(&mut self) -> Extension {
        let mut entries = self.entries.iter();
        let found = entries.position(|(key, _)| *key == extension::KEY);
        let read = found.and_then(|index| {
            let (_, value) = self.entries.get(index)?;
            let extension = serde_json::from_value((*value).clone()).ok()?;
            self.entries.remove(index);
            Some(extension)
        });
        read.unwrap_or_default()
    }

    /// Reports the keys that were not read.
    pub(crate) fn finish(self, what: &str, report: &mut Report) {
        for (key, _) in &self.entries {
            let (effect, text) = consequence(key, what);
            report.add(effect, text, &pointer::push(&self.place, key));
        }
    }
}
