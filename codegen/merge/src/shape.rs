//! The parts of a spec that are merged by themselves.
//!
//! A part is a leaf, or it has children with names. A leaf is taken from one side as a whole.

use serde_json::{Map, Value};

/// Key that states the group of an operation, as if it were a key of the operation.
pub(crate) const GROUP: &str = "group";

/// The kind of a part, which decides about its children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A server or security scheme, a group, a parameter, field, value or variant: each key is a
    /// leaf.
    Plain,
    Api,
    Operation,
    Form,
    Model,
    Enum,
    Union,
    /// A list of parts, which the value of a key identifies.
    List(&'static str),
    /// A map of parts.
    Map,
    Leaf,
}

impl Shape {
    /// The shape of the child with a name.
    pub(crate) fn child(self, name: &str) -> Self {
        match (self, name) {
            (Self::Operation, "path" | "query" | "header" | "cookie") | (Self::Form, "fields") => {
                Self::List("name")
            }
            (Self::Operation, "body") => Self::Plain,
            (Self::Operation, "form") => Self::Form,
            (Self::Model, "fields") | (Self::Union, "variants") => Self::Map,
            (Self::Enum, "values") => Self::List("value"),
            (Self::List(_) | Self::Map, _) => Self::Plain,
            _ => Self::Leaf,
        }
    }

    /// Whether a child belongs to the spec alone once the spec has the part.
    ///
    /// That is so for Rust names, and for what depends on the files and the selection of an import.
    pub(crate) fn belongs_to_spec(self, child: &str) -> bool {
        match self {
            Self::List(_) | Self::Map => false,
            Self::Api => {
                matches!(
                    child,
                    "title" | "version" | "doc" | "error" | "default_security"
                )
            }
            Self::Operation => matches!(child, "rust" | GROUP | "also_in"),
            _ => child == "rust",
        }
    }

    /// The children of a value by name; `None` if the value is a leaf.
    pub(crate) fn children(self, value: &Value) -> Option<Map<String, Value>> {
        match (self, value) {
            (Self::Leaf, _) => None,
            (Self::List(key), Value::Array(items)) => {
                let named = items.iter().map(|item| {
                    let name = item.get(key)?.as_str()?;
                    Some((name.to_owned(), item.clone()))
                });
                named.collect()
            }
            (Self::List(_), _) => None,
            (_, Value::Object(entries)) => Some(entries.clone()),
            _ => None,
        }
    }

    /// The value that has these children.
    pub(crate) fn parent(self, children: Map<String, Value>) -> Value {
        match self {
            Self::List(_) => Value::Array(children.into_iter().map(|(_, value)| value).collect()),
            _ => Value::Object(children),
        }
    }
}

/// Writes short forms of fields, variants and values in full, so that their keys can be merged.
pub(crate) fn expand(shape: Shape, value: &mut Value) {
    let expand_all = |value: &mut Value, key: &str| {
        let parts: Vec<&mut Value> = match value {
            Value::Object(entries) => entries.values_mut().collect(),
            Value::Array(items) => items.iter_mut().collect(),
            _ => Vec::new(),
        };
        for part in parts.into_iter().filter(|part| part.is_string()) {
            let short = std::mem::take(part);
            *part = Value::Object(Map::from_iter([(key.to_owned(), short)]));
        }
    };
    let (section, key) = match shape {
        Shape::Model => ("fields", "type"),
        Shape::Union => ("variants", "type"),
        Shape::Enum => ("values", "value"),
        _ => return,
    };
    if let Some(section) = value.get_mut(section) {
        expand_all(section, key);
    }
}
