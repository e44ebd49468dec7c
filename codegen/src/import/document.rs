//! A description as a tree: JSON or YAML, Swagger 2.0 or OpenAPI 3.

use std::cell::{Cell, RefCell};

use serde_json::{Map, Value};

use super::fault::ImportError;
use super::node::Node;
use crate::said;
use crate::source::Source;

/// Which of the formats a description is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Swagger2,
    OpenApi3,
}

/// A Swagger or OpenAPI file.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) name: String,
    pub(super) dialect: Dialect,
    root: Value,
    /// The references that are being followed, one within the other.
    followed: RefCell<Vec<String>>,
    /// How many were followed in all.
    total: Cell<usize>,
}

impl Document {
    /// Reads a file that is no reference page.
    pub(super) fn parse(source: &Source, name: &str) -> Result<Self, ImportError> {
        let text = source.text.trim_start_matches('\u{feff}');
        let root = if text.trim_start().starts_with('{') {
            serde_json::from_str(text).map_err(|error| {
                let place = format!("{name}:{}:{}", error.line(), error.column());
                ImportError::new(place, format!("this is not JSON: {error}"))
            })?
        } else {
            yaml(text, name)?
        };
        let word = |key: &str| match root.get(key) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let dialect = match (word("swagger"), word("openapi")) {
            (Some(version), _) if version == "2.0" || version == "2" => Dialect::Swagger2,
            (_, Some(version)) if version.starts_with("3.") => Dialect::OpenApi3,
            (Some(version), _) => return Err(other_version("Swagger", &version, name)),
            (_, Some(version)) => return Err(other_version("OpenAPI", &version, name)),
            (None, None) => {
                let message = "this is neither a Swagger 2.0 nor an OpenAPI 3 description, nor a reference page";
                return Err(ImportError::new(name, message)
                    .help("a description has a key `swagger` or `openapi`; a page is Markdown and has the title `...Api`"));
            }
        };
        Ok(Self {
            name: name.to_owned(),
            dialect,
            root,
            followed: RefCell::default(),
            total: Cell::new(0),
        })
    }

    pub(super) fn root(&self) -> Node<'_> {
        Node::new(&self.root, format!("{}#", self.name))
    }

    /// Whether the document is an export of a spec, whose order people chose.
    pub(super) fn is_ours(&self) -> bool {
        self.root.get(said::KEY).is_some()
    }

    /// All named schemas.
    pub(super) fn schemas(&self) -> Option<Node<'_>> {
        match self.dialect {
            Dialect::Swagger2 => self.root().key("definitions"),
            Dialect::OpenApi3 => self.root().key("components")?.key("schemas"),
        }
    }

    /// The name of the schema that a reference leads to, if it leads to a named one that is there.
    pub(super) fn schema_name(&self, reference: &str) -> Option<String> {
        let prefix = match self.dialect {
            Dialect::Swagger2 => "#/definitions/",
            Dialect::OpenApi3 => "#/components/schemas/",
        };
        let name = reference.strip_prefix(prefix)?;
        if name.contains('/') {
            return None;
        }
        let name = unescape(name);
        self.schemas()?.value.get(&name)?;
        Some(name)
    }

    /// What a reference within the document leads to.
    pub(super) fn follow(&self, reference: &str) -> Option<Node<'_>> {
        let pointer = reference.strip_prefix("#/")?;
        let mut node = self.root();
        for part in pointer.split('/') {
            let part = unescape(part);
            node = match node.value {
                Value::Array(_) => node.items().nth(part.parse().ok()?)?,
                _ => node.key(&part)?,
            };
        }
        Some(node)
    }

    /// Reads what a reference leads to; `None` if it leads back to itself, or if very many have been followed.
    pub(super) fn within<T>(&self, reference: &str, read: impl FnOnce() -> T) -> Option<T> {
        let outer = &self.followed;
        if outer.borrow().iter().any(|other| other == reference)
            || outer.borrow().len() >= REFERENCES
            || self.total.get() >= EXPANSIONS
        {
            return None;
        }
        self.total.update(|count| count + 1);
        outer.borrow_mut().push(reference.to_owned());
        let inner = read();
        outer.borrow_mut().pop();
        Some(inner)
    }

    /// The node itself, or what its `$ref` leads to, through several of them if need be.
    pub(super) fn resolve<'a>(&'a self, node: Node<'a>) -> Option<Node<'a>> {
        let mut node = node;
        for _ in 0..REFERENCES {
            match node.value.get("$ref").and_then(Value::as_str) {
                Some(reference) => node = self.follow(reference)?,
                None => return Some(node),
            }
        }
        None
    }
}

/// References that lead to one another, at most: more can only go round in circles.
const REFERENCES: usize = 16;

/// References to what has no name, at most: each is read where it is used, so that few of them could make very many.
const EXPANSIONS: usize = 10_000;

fn other_version(format: &str, version: &str, name: &str) -> ImportError {
    ImportError::new(
        name,
        format!("version {version} of {format} is not known here"),
    )
    .help("Swagger 2.0 and OpenAPI 3.0 and 3.1 are")
}

fn yaml(text: &str, name: &str) -> Result<Value, ImportError> {
    let fault = |error: serde_yaml::Error| {
        let place = match error.location() {
            Some(at) => format!("{name}:{}:{}", at.line(), at.column()),
            None => name.to_owned(),
        };
        ImportError::new(place, format!("this is not YAML: {error}"))
    };
    let mut value: serde_yaml::Value = serde_yaml::from_str(text).map_err(fault)?;
    value.apply_merge().map_err(fault)?;
    Ok(from_yaml(value))
}

/// YAML has keys that JSON has not, as the status `200`.
fn from_yaml(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => Value::Bool(value),
        serde_yaml::Value::Number(number) => {
            let whole = number
                .as_i64()
                .map(Value::from)
                .or_else(|| number.as_u64().map(Value::from));
            whole
                .or_else(|| number.as_f64().map(Value::from))
                .unwrap_or_default()
        }
        serde_yaml::Value::String(text) => Value::String(text),
        serde_yaml::Value::Sequence(items) => items.into_iter().map(from_yaml).collect(),
        serde_yaml::Value::Mapping(entries) => {
            let entries = entries
                .into_iter()
                .map(|(key, value)| (key_text(key), from_yaml(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        serde_yaml::Value::Tagged(tagged) => from_yaml(tagged.value),
    }
}

fn key_text(key: serde_yaml::Value) -> String {
    match from_yaml(key) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// A part of a pointer: `~1` is a slash, `~0` a tilde, and `%20` a byte.
fn unescape(part: &str) -> String {
    let bytes = part.as_bytes();
    let mut text = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let code = (bytes[index] == b'%')
            .then(|| part.get(index + 1..index + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        text.push(code.unwrap_or(bytes[index]));
        index += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&text)
        .replace("~1", "/")
        .replace("~0", "~")
}
