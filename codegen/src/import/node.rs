//! A value of a description with its place, and an object that knows which of its keys were read.

use serde_json::Value;

use super::report::Report;
use crate::said::{self, Said};

/// A value and where it stands: the file, and a JSON pointer in it.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    pub(super) value: &'a Value,
    pub(super) place: String,
}

impl<'a> Node<'a> {
    pub(super) fn new(value: &'a Value, place: String) -> Self {
        Self { value, place }
    }

    pub(super) fn key(&self, key: &str) -> Option<Self> {
        self.value
            .get(key)
            .map(|value| Self::new(value, step(&self.place, key)))
    }

    /// The entries of an object; none if it is none.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a str, Self)> {
        let entries = self.value.as_object().into_iter().flatten();
        entries.map(|(key, value)| (key.as_str(), Self::new(value, step(&self.place, key))))
    }

    /// The items of a list; none if it is none.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> {
        let items = self.value.as_array().into_iter().flatten().enumerate();
        items.map(|(index, value)| Self::new(value, step(&self.place, &index.to_string())))
    }

    /// The words of a list of words.
    pub(super) fn words(&self) -> Vec<String> {
        self.items()
            .filter_map(|item| item.value.as_str().map(str::to_owned))
            .collect()
    }
}

fn step(place: &str, key: &str) -> String {
    format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// An object of which each key is read once; what nobody asked for is reported.
pub(super) struct Object<'a> {
    entries: Vec<(&'a str, &'a Value)>,
    pub(super) place: String,
}

impl<'a> Object<'a> {
    /// The object; an empty one if the value is something else, which is reported.
    pub(super) fn new(node: &Node<'a>, what: &str, report: &mut Report) -> Self {
        if node.value.as_object().is_none() {
            report.left_out(format!("{what} that is no object"), &node.place);
        }
        Self::plain(node)
    }

    /// The object; an empty one if the value is something else.
    pub(super) fn plain(node: &Node<'a>) -> Self {
        Self {
            entries: node
                .value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(key, value)| (key.as_str(), value))
                .collect(),
            place: node.place.clone(),
        }
    }

    pub(super) fn take(&mut self, key: &str) -> Option<Node<'a>> {
        let index = self.entries.iter().position(|(other, _)| *other == key)?;
        let (key, value) = self.entries.remove(index);
        Some(Node::new(value, step(&self.place, key)))
    }

    /// The text under a key, without white space around it; a number counts as text.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let node = self.take(key)?;
        let text = match node.value {
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

    pub(super) fn flag(&mut self, key: &str) -> bool {
        self.take(key)
            .is_some_and(|node| node.value.as_bool() == Some(true))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(other, _)| *other == key)
    }

    /// The text under a key that is left to be read.
    pub(super) fn peek(&self, key: &str) -> Option<&'a str> {
        let (_, value) = self.entries.iter().find(|(other, _)| *other == key)?;
        value.as_str()
    }

    /// All keys but some as an object of their own; these stay here.
    pub(super) fn split(&mut self, keep: &[&str]) -> Self {
        let entries = std::mem::take(&mut self.entries);
        let (kept, others) = entries.into_iter().partition(|(key, _)| keep.contains(key));
        self.entries = kept;
        Self {
            entries: others,
            place: self.place.clone(),
        }
    }

    /// Takes back what was split off and not read.
    pub(super) fn rejoin(&mut self, other: Self) {
        self.entries.extend(other.entries);
    }

    /// What an export of a spec says that the format has no key for.
    pub(super) fn said(&mut self) -> Said {
        let node = self.take(said::KEY);
        // what somebody else wrote there says nothing
        node.and_then(|node| serde_json::from_value(node.value.clone()).ok())
            .unwrap_or_default()
    }

    /// Reports the keys that were not read.
    pub(super) fn finish(self, what: &str, report: &mut Report) {
        for (key, _) in &self.entries {
            report.left_out(format!("key `{key}` of {what}"), &step(&self.place, key));
        }
    }
}
