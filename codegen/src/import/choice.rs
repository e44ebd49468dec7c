//! `oneOf` and `anyOf`: one of several schemas.

use indexmap::IndexMap;
use serde_json::Value;

use super::document::Document;
use super::neutral::{Choice, Kind, Schema, Variant};
use super::node::{Node, Object};
use super::report::Report;
use super::schema;

/// Reports choices that stand beside the fields of an object. The object goes without them: many only say which fields stand
/// together, and what a model does not know, it keeps.
pub(super) fn beside_fields(
    object: &Object<'_>,
    key: &str,
    choices: &Node<'_>,
    report: &mut Report,
) {
    let narrows = |node: Node<'_>| {
        let mut keys = node.value.as_object().into_iter().flatten();
        keys.all(|(key, _)| matches!(key.as_str(), "required" | "title" | "description" | "not"))
    };
    let what = match choices.items().all(narrows) {
        true => format!("which fields stand together, as `{key}` beside them has it"),
        false => {
            format!("what `{key}` adds to the fields beside it: models keep what they do not know")
        }
    };
    report.left_out(what, &object.place);
}

/// What the choices are: the one that is left without `null`; a union, if a field tells the models apart; an enum, if they are
/// words and other text, since enums are open; or else any JSON.
pub(super) fn read(
    object: &mut Object<'_>,
    key: &str,
    choices: &Node<'_>,
    document: &Document,
    report: &mut Report,
) -> Kind {
    let is_null = |node: &Node<'_>| node.value.get("type").and_then(Value::as_str) == Some("null");
    let (nulls, choices): (Vec<Node<'_>>, Vec<Node<'_>>) = choices.items().partition(is_null);
    if let ([one], false) = (choices.as_slice(), object.has("discriminator")) {
        let mut schema = schema::read(one, document, report);
        schema.nullable |= !nulls.is_empty();
        return Kind::All(vec![schema]);
    }
    let kind = words(object, key, &choices, document, report)
        .unwrap_or_else(|| union(object, key, &choices, document, report));
    if nulls.is_empty() {
        return kind;
    }
    let mut schema = Schema::new(kind, &object.place);
    schema.nullable = true;
    Kind::All(vec![schema])
}

/// A union of the named schemas, or any JSON.
fn union(
    object: &mut Object<'_>,
    key: &str,
    choices: &[Node<'_>],
    document: &Document,
    report: &mut Report,
) -> Kind {
    let mut names = Vec::new();
    for node in choices {
        names.extend(
            node.value
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|text| document.schema_name(text)),
        );
    }
    let Some(discriminator) = object.take("discriminator") else {
        report.changed(
            format!("`{key}` without a discriminator: any JSON"),
            &object.place,
        );
        return Kind::Any;
    };
    let property = discriminator
        .key("propertyName")
        .and_then(|node| node.value.as_str());
    let (Some(property), true) = (property, names.len() == choices.len()) else {
        report.changed(
            format!("`{key}` of schemas without names: any JSON"),
            &object.place,
        );
        return Kind::Any;
    };
    let mut variants: IndexMap<String, Variant> = IndexMap::new();
    let mapping = discriminator.key("mapping");
    for (value, node) in mapping.iter().flat_map(Node::entries) {
        let Some(text) = node.value.as_str() else {
            continue;
        };
        let name = document
            .schema_name(text)
            .unwrap_or_else(|| text.to_owned());
        let variant = Variant {
            name,
            doc: None,
            rust: None,
        };
        variants.insert(value.to_owned(), variant);
    }
    for name in names {
        if variants.values().all(|variant| variant.name != name) {
            variants.insert(
                name.clone(),
                Variant {
                    name,
                    doc: None,
                    rust: None,
                },
            );
        }
    }
    if variants.is_empty() {
        report.changed(format!("`{key}` of nothing: any JSON"), &object.place);
        return Kind::Any;
    }
    Kind::Union(Choice {
        discriminator: property.to_owned(),
        variants,
    })
}

/// Words, or words and any text, or texts of several kinds: `None` if not all choices are text.
fn words(
    object: &Object<'_>,
    key: &str,
    choices: &[Node<'_>],
    document: &Document,
    report: &mut Report,
) -> Option<Kind> {
    let text = |node: &Node<'_>| node.value.get("type").and_then(Value::as_str) == Some("string");
    let binary =
        |node: &Node<'_>| node.value.get("format").and_then(Value::as_str) == Some("binary");
    for node in choices {
        let resolved = document.resolve(node.clone())?;
        if !text(&resolved) || binary(&resolved) {
            return None;
        }
    }
    let plain =
        |node: &&Node<'_>| node.value.get("$ref").is_none() && node.value.get("enum").is_none();
    let worded: Vec<&Node<'_>> = choices.iter().filter(|node| !plain(node)).collect();
    let kind = match worded.as_slice() {
        [] if choices.is_empty() => return None,
        [] => Kind::Text,
        [one] => Kind::All(vec![schema::read(one, document, report)]),
        several => {
            let lists = several.iter().map(|node| node.value.get("enum"));
            let lists: Option<Vec<&Value>> = lists.collect();
            let values = lists?.into_iter().filter_map(Value::as_array).flatten();
            let values: Vec<&Value> = values.collect();
            schema::enumeration(object, &values, &["string".to_owned()], report)
        }
    };
    let what = match kind {
        Kind::Text => format!("`{key}` of several kinds of text: any text"),
        _ => format!("`{key}` of words and text: an enum, which keeps any text"),
    };
    report.changed(what, &object.place);
    Some(kind)
}
