//! `oneOf` and `anyOf`.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::Value;

use super::enums;
use super::objects::MAX_KEY;
use super::reader::Reader;
use crate::import::description::{Fields, Kind, Schema, Union, Variant};
use crate::import::document::{Node, Object};

/// Whether an option permits only `null`: by its type, or as the only value of `enum` or `const`.
pub(super) fn is_null(node: &Node<'_>) -> bool {
    let only_null = |list: &Vec<Value>| list.iter().all(Value::is_null) && !list.is_empty();
    let key = |key: &str| node.value.get(key);
    key("type").and_then(Value::as_str) == Some("null")
        || key("enum").and_then(Value::as_array).is_some_and(only_null)
        || key("const").is_some_and(Value::is_null)
}

/// Whether an option permits only text.
fn is_text(option: &Value) -> bool {
    let texts = |list: &Vec<Value>| list.iter().all(Value::is_string) && !list.is_empty();
    let has = |key: &str, value: &str| option.get(key).and_then(Value::as_str) == Some(value);
    let values = option.get("enum").and_then(Value::as_array);
    (has("type", "string") && !has("format", "binary"))
        || (option.get("type").is_none()
            && (values.is_some_and(texts) || option.get("const").is_some_and(Value::is_string)))
}

impl Reader<'_, '_> {
    /// Reads `oneOf` or `anyOf`.
    ///
    /// - Next to `properties`, without a discriminator: the object without the options.
    /// - A single option, besides `null`: that option.
    /// - String enums and plain strings: an enum, because enums accept unknown values.
    /// - Named schemas with a discriminator: a union.
    /// - Any other options: any JSON value.
    pub(super) fn one_of(
        &mut self,
        object: &mut Object<'_>,
        key: &str,
        options: &Node<'_>,
    ) -> Kind {
        if object.has("properties") && !object.has("discriminator") {
            self.report_options_next_to_properties(object, key, options);
            return Kind::Object(self.fields(object));
        }
        let (nulls, options): (Vec<Node<'_>>, Vec<Node<'_>>) = options.items().partition(is_null);
        if let ([only], false) = (options.as_slice(), object.has("discriminator")) {
            let mut schema = self.read(only);
            schema.nullable |= !nulls.is_empty();
            return Kind::All(vec![schema]);
        }
        let kind = match self.strings(object, key, &options) {
            Some(kind) => kind,
            None => self.union(object, key, &options),
        };
        if nulls.is_empty() {
            return kind;
        }
        let mut schema = Schema::new(kind, &object.place);
        schema.nullable = true;
        Kind::All(vec![schema])
    }

    /// Whether all options of `oneOf` or `anyOf` are plain values.
    pub(super) fn has_plain_options(&self, object: &Object<'_>) -> bool {
        let document = self.document;
        let is_plain = |option: Node<'_>| {
            let option = document.resolve(option);
            let ty = option
                .as_ref()
                .and_then(|option| option.value.get("type")?.as_str());
            ty.is_some_and(|ty| ["boolean", "integer", "null", "number", "string"].contains(&ty))
        };
        let options = ["oneOf", "anyOf"].map(|key| object.node(key));
        let mut options = options.iter().flatten().flat_map(Node::items).peekable();
        options.peek().is_some() && options.all(is_plain)
    }

    /// Reports options next to the properties of an object. Many only restrict which properties
    /// occur together, and models keep unknown fields.
    fn report_options_next_to_properties(
        &mut self,
        object: &Object<'_>,
        key: &str,
        options: &Node<'_>,
    ) {
        let restricts = |node: Node<'_>| {
            let mut keys = node.value.as_object().into_iter().flatten();
            keys.all(|(key, _)| {
                matches!(key.as_str(), "required" | "title" | "description" | "not")
            })
        };
        let what = if options.items().all(restricts) {
            format!("`{key}` that restricts which fields occur together is not checked")
        } else {
            format!("fields that `{key}` adds to an object are among its unknown fields")
        };
        self.report.wider(what, &object.place);
    }

    /// Reads a union of named schemas.
    fn union(&mut self, object: &mut Object<'_>, key: &str, options: &[Node<'_>]) -> Kind {
        let document = self.document;
        let names: Vec<String> = options
            .iter()
            .filter_map(|node| node.value.get("$ref").and_then(Value::as_str))
            .filter_map(|reference| document.schema_name(reference))
            .collect();
        let Some(discriminator) = object.take("discriminator") else {
            let what = format!("`{key}` without a discriminator has the type `json`");
            self.report.wider(what, &object.place);
            return Kind::Any;
        };
        let property = discriminator
            .key("propertyName")
            .and_then(|node| node.value.as_str())
            .filter(|name| !name.trim().is_empty());
        let (Some(property), true) = (property, names.len() == options.len()) else {
            let what = format!("`{key}` of unnamed schemas has the type `json`");
            self.report.wider(what, &object.place);
            return Kind::Any;
        };
        let variant = |schema: String| Variant {
            schema,
            doc: None,
            rust: None,
        };
        let mut variants: IndexMap<String, Variant> = IndexMap::new();
        let mapping = discriminator.key("mapping");
        for (value, node) in mapping.iter().flat_map(Node::entries) {
            let Some(target) = node.value.as_str() else {
                continue;
            };
            if value.chars().count() > MAX_KEY {
                let what = "union variant with a value of more than 1,000 letters is read as an \
                            unrecognized one";
                self.report.wider(what, &node.place);
                continue;
            }
            let schema = document.schema_name(target);
            let schema = schema.unwrap_or_else(|| target.to_owned());
            variants.insert(value.to_owned(), variant(schema));
        }
        let mapped: BTreeSet<String> = variants.values().map(|item| item.schema.clone()).collect();
        for name in names.into_iter().filter(|name| !mapped.contains(name)) {
            variants.insert(name.clone(), variant(name));
        }
        if variants.is_empty() {
            let what = format!("empty `{key}` has the type `json`");
            self.report.wider(what, &object.place);
            return Kind::Any;
        }
        let fields = match object.has("properties") {
            true => self.fields(object),
            false => Fields::default(),
        };
        Kind::Union(Union {
            discriminator: property.to_owned(),
            variants,
            fields,
        })
    }

    /// Reads options that are all strings as an enum or as text; `None` for other options.
    fn strings(&mut self, object: &Object<'_>, key: &str, options: &[Node<'_>]) -> Option<Kind> {
        for node in options {
            let resolved = self.document.resolve(node.clone())?;
            if !is_text(resolved.value) {
                return None;
            }
        }
        let is_enum = |node: &&Node<'_>| {
            let mut keys = ["$ref", "enum", "const"].into_iter();
            keys.any(|key| node.value.get(key).is_some())
        };
        let enums: Vec<&Node<'_>> = options.iter().filter(is_enum).collect();
        let kind = match enums.as_slice() {
            [] if options.is_empty() => return None,
            [] => Kind::Text,
            [only] => Kind::All(vec![self.read(only)]),
            several => {
                let mut values: Vec<&Value> = Vec::new();
                for node in several {
                    match (node.value.get("enum"), node.value.get("const")) {
                        (Some(list), _) => values.extend(list.as_array().into_iter().flatten()),
                        (None, Some(value)) => values.push(value),
                        (None, None) => return None,
                    }
                }
                enums::read(object, &values, &["string".to_owned()], self.report)
            }
        };
        let place = &object.place;
        match kind {
            Kind::Text => {
                let what = format!("`{key}` of several string formats has the type `string`");
                self.report.wider(what, place);
            }
            _ => {
                let what = format!("`{key}` of enums and strings is an enum of all their values");
                self.report.docs_only(what, place);
            }
        }
        Some(kind)
    }
}
