//! Reads schemas: those of Swagger 2.0, OpenAPI 3.0 and 3.1 differ little enough to be read alike.

use serde_json::Value;

use super::choice;
use super::document::Document;
use super::limits;
use super::neutral::{Fields, Kind, Schema, Word};
use super::node::{Node, Object};
use super::report::Report;
use crate::said::Said;
use crate::spec::{EnumValue, Limits, UnionVariant};

/// What is left of a schema's keys is reported under this name.
const WHAT: &str = "a schema";

/// Reads one schema with all that is in it.
pub(super) fn read(node: &Node<'_>, document: &Document, report: &mut Report) -> Schema {
    if node.value.is_boolean() {
        return Schema::new(Kind::Any, &node.place);
    }
    let mut object = Object::new(node, WHAT, report);
    let schema = read_keys(&mut object, document, report);
    object.finish(WHAT, report);
    schema
}

/// Reads the keys of a schema from an object that may have others, as a parameter of Swagger 2.0 has.
pub(super) fn read_keys(
    object: &mut Object<'_>,
    document: &Document,
    report: &mut Report,
) -> Schema {
    let place = object.place.clone();
    let types = types(object);
    let said = object.said();
    let mut kind = kind(object, &types, document, report);
    tell(&mut kind, &said);
    let mut schema = Schema::new(kind, &place);
    schema.nullable = types.iter().any(|ty| ty == "null");
    for key in ["nullable", "x-nullable"] {
        schema.nullable |= object.flag(key);
    }
    schema.read_only = object.flag("readOnly");
    schema.format = object.text("format");
    schema.limits = limits::read(object, report);
    schema.default = object.take("default").map(|node| node.value.clone());
    schema.doc = object.text("description");
    schema.rust = said.rust;
    schema.allow = said.allow;
    flatten(schema)
}

/// Adds what an export says of the values of an enum, and of the variants of a union.
fn tell(kind: &mut Kind, said: &Said) {
    match kind {
        Kind::Enum(words) => {
            for details in said.values.iter().filter_map(EnumValue::details) {
                for word in words.iter_mut().filter(|word| word.value == details.value) {
                    word.doc.clone_from(&details.doc);
                    word.rust.clone_from(&details.rust);
                }
            }
        }
        Kind::Union(choice) => {
            for (value, variant) in &mut choice.variants {
                if let Some(UnionVariant::Details(details)) = said.variants.get(value) {
                    variant.doc.clone_from(&details.doc);
                    variant.rust.clone_from(&details.rust);
                }
            }
        }
        _ => {}
    }
}

/// A choice or sum of one is that one, with what is said beside it.
fn flatten(mut outer: Schema) -> Schema {
    let Kind::All(parts) = &mut outer.kind else {
        return outer;
    };
    if parts.len() != 1 {
        return outer;
    }
    let Some(mut inner) = parts.pop() else {
        return outer;
    };
    inner.nullable |= outer.nullable;
    inner.read_only |= outer.read_only;
    inner.format = outer.format.or(inner.format);
    inner.default = outer.default.or(inner.default);
    inner.doc = outer.doc.or(inner.doc);
    inner.rust = outer.rust.or(inner.rust);
    inner.allow.extend(outer.allow);
    if outer.limits != Limits::default() {
        inner.limits = outer.limits;
    }
    inner
}

/// The words under `type`: OpenAPI 3.1 has a list.
fn types(object: &mut Object<'_>) -> Vec<String> {
    match object.take("type") {
        Some(node) => match node.value {
            Value::String(word) => vec![word.clone()],
            _ => node.words(),
        },
        None => Vec::new(),
    }
}

fn kind(
    object: &mut Object<'_>,
    types: &[String],
    document: &Document,
    report: &mut Report,
) -> Kind {
    if let Some(reference) = object.text("$ref") {
        return target(&reference, &object.place, document, report);
    }
    if let Some(parts) = object.take("allOf") {
        let mut parts: Vec<Schema> = parts
            .items()
            .map(|part| read(&part, document, report))
            .collect();
        let own = fields(object, document, report);
        if !own.fields.is_empty() || own.additional.is_some() || !own.required.is_empty() {
            parts.push(Schema::new(Kind::Object(own), &object.place));
        }
        return Kind::All(parts);
    }
    for key in ["oneOf", "anyOf"] {
        if let Some(choices) = object.take(key) {
            if object.has("properties") && !object.has("discriminator") {
                choice::beside_fields(object, key, &choices, report);
                return Kind::Object(fields(object, document, report));
            }
            return choice::read(object, key, &choices, document, report);
        }
    }
    if let Some(values) = object.take("enum") {
        let values: Vec<&Value> = values.items().map(|item| item.value).collect();
        return enumeration(object, &values, types, report);
    }
    if let Some(value) = object.take("const") {
        return enumeration(object, &[value.value], types, report);
    }
    let mut named = types.iter().filter(|ty| *ty != "null");
    let ty = named.next().map(String::as_str);
    if named.next().is_some() {
        report.changed("a schema of several types: any JSON", &object.place);
        return Kind::Any;
    }
    plain(object, ty, document, report)
}

fn plain(
    object: &mut Object<'_>,
    ty: Option<&str>,
    document: &Document,
    report: &mut Report,
) -> Kind {
    match ty {
        Some("string") if object.peek("format") == Some("binary") => Kind::Bytes,
        Some("file") => Kind::Bytes,
        Some("string") => Kind::Text,
        Some("boolean") => Kind::Bool,
        Some("integer") => Kind::Integer,
        Some("number") => Kind::Number,
        Some("array") => items(object, document, report),
        Some("object") => Kind::Object(fields(object, document, report)),
        None if ["properties", "additionalProperties", "required"]
            .iter()
            .any(|key| object.has(key)) =>
        {
            Kind::Object(fields(object, document, report))
        }
        None if object.has("items") => items(object, document, report),
        None => Kind::Any,
        Some(other) => {
            report.changed(
                format!("type `{other}`, which there is not: any JSON"),
                &object.place,
            );
            Kind::Any
        }
    }
}

fn items(object: &mut Object<'_>, document: &Document, report: &mut Report) -> Kind {
    let item = match object.take("items") {
        Some(node) => read(&node, document, report),
        None => Schema::new(Kind::Any, &object.place),
    };
    Kind::List(Box::new(item))
}

/// What a reference leads to: a named schema stays a name, anything else is read where it is.
fn target(reference: &str, place: &str, document: &Document, report: &mut Report) -> Kind {
    if let Some(name) = document.schema_name(reference) {
        return Kind::Ref(name);
    }
    let inner = document.follow(reference);
    let Some(node) = inner else {
        report.changed("a reference that leads nowhere: any JSON", place);
        return Kind::Any;
    };
    match document.within(reference, || read(&node, document, report)) {
        Some(schema) => Kind::All(vec![schema]),
        None => {
            let what =
                "a reference to what has no name, within itself or after ten thousand: any JSON";
            report.changed(what, place);
            Kind::Any
        }
    }
}

fn fields(object: &mut Object<'_>, document: &Document, report: &mut Report) -> Fields {
    let mut fields = Fields::default();
    if let Some(properties) = object.take("properties") {
        let (named, nameless): (Vec<_>, Vec<_>) =
            properties.entries().partition(|(name, _)| !name.is_empty());
        if let Some((_, node)) = nameless.first() {
            report.left_out("a field without a name", &node.place);
        }
        fields.fields = named
            .into_iter()
            .map(|(name, node)| (name.to_owned(), read(&node, document, report)))
            .collect();
    }
    // in Swagger's early days, and in much that came after, `required: true` stood at the property itself
    if let Some(required) = object.take("required") {
        fields.required = required.words();
    }
    // what `allOf` brings together says it under another name
    let additional = object
        .take("additionalProperties")
        .or_else(|| object.take("unevaluatedProperties"));
    match additional {
        Some(node) if node.value == &Value::Bool(false) => {
            report.left_out(
                "`additionalProperties: false`: models keep what they do not know",
                &node.place,
            );
        }
        Some(node) => {
            let schema = read(&node, document, report);
            if fields.fields.is_empty() || !matches!(schema.kind, Kind::Any) {
                fields.additional = Some(Box::new(schema));
            }
        }
        None => {}
    }
    fields
}

/// The words of an enum, or the type of its values if they are none.
pub(super) fn enumeration(
    object: &Object<'_>,
    values: &[&Value],
    types: &[String],
    report: &mut Report,
) -> Kind {
    let words: Vec<&str> = values.iter().filter_map(|value| value.as_str()).collect();
    let others = values.iter().filter(|value| !value.is_null()).count() - words.len();
    let all = |is: fn(&Value) -> bool| values.iter().all(|value| value.is_null() || is(value));
    let ty = types.iter().map(String::as_str).find(|ty| *ty != "null");
    // a type says more than how its values are written: some write `"true"` for `true`
    let plain = match ty {
        Some("boolean") => Some(Kind::Bool),
        Some("integer") => Some(Kind::Integer),
        Some("number") => Some(Kind::Number),
        _ if !words.is_empty() && others == 0 => None,
        Some("string") => Some(Kind::Text),
        _ if others == 0 => Some(Kind::Any),
        _ if all(|value| value.is_i64() || value.is_u64()) => Some(Kind::Integer),
        _ if all(Value::is_number) => Some(Kind::Number),
        _ if all(Value::is_boolean) => Some(Kind::Bool),
        _ => Some(Kind::Any),
    };
    if let Some(plain) = plain {
        if !matches!(plain, Kind::Bool) || values.len() != 2 {
            report.left_out("the values of an enum that are not text", &object.place);
        }
        return plain;
    }
    let mut seen = Vec::new();
    for value in &words {
        if seen.iter().any(|word: &Word| word.value == *value) {
            report.left_out("a value that stands twice in its enum", &object.place);
            continue;
        }
        seen.push(Word {
            value: (*value).to_owned(),
            doc: None,
            rust: None,
        });
    }
    Kind::Enum(seen)
}
