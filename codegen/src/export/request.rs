//! What a request carries, as OpenAPI has it.

use serde_json::{Map, Value, json};

use super::schema::{constrain, describe, schema};
use crate::ir::{
    Api, Body, Content, Encoding, FormEncoding, Join, Literal, Location, Parameter, Type,
};

/// A parameter; `None` for a field of a form, which is part of the body.
pub(super) fn parameter(item: &Parameter, api: &Api) -> Option<Value> {
    let location = match item.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => return None,
    };
    let schema = value_schema(item, api);
    let mut value =
        json!({ "name": item.wire, "in": location, "required": item.required, "schema": schema });
    if let (Type::List(_), Location::Query) = (&item.ty, item.location) {
        style(&mut value, item.join);
    }
    if let (Some(join), Location::Header | Location::Path) = (item.join, item.location) {
        word(&mut value, join);
    }
    describe(&mut value, item.doc.as_deref());
    Some(value)
}

/// How the items of a list travel: each under a key of its own, or joined.
fn style(value: &mut Value, join: Option<Join>) {
    let (style, explode) = match join {
        None => ("form", true),
        Some(Join::Comma | Join::Tab) => ("form", false),
        Some(Join::Space) => ("spaceDelimited", false),
        Some(Join::Pipe) => ("pipeDelimited", false),
    };
    value["style"] = json!(style);
    value["explode"] = json!(explode);
    if join == Some(Join::Tab) {
        word(value, Join::Tab);
    }
}

/// What OpenAPI has no word for: a path or header joins by commas, and nothing joins by tabs.
fn word(value: &mut Value, join: Join) {
    let word = match join {
        Join::Comma => return,
        Join::Space => "space",
        Join::Pipe => "pipe",
        Join::Tab => "tab",
    };
    value["x-join"] = json!(word);
}

/// The schema of a value with its default.
fn value_schema(item: &Parameter, api: &Api) -> Value {
    let mut schema = schema(&item.ty, api);
    constrain(&mut schema, item.format.as_deref(), &item.limits);
    let Some(default) = &item.default else {
        return schema;
    };
    let default = literal(default);
    if schema.get("$ref").is_some() {
        return json!({ "allOf": [schema], "default": default });
    }
    schema["default"] = default;
    schema
}

/// A form as a body whose schema has a property for each field.
pub(super) fn form(encoding: FormEncoding, parameters: &[Parameter], api: &Api) -> Value {
    let fields = || {
        parameters
            .iter()
            .filter(|item| item.location == Location::Form)
    };
    let required: Vec<&str> = fields()
        .filter(|item| item.required)
        .map(|item| item.wire.as_str())
        .collect();
    let (mut properties, mut encodings) = (Map::new(), Map::new());
    for item in fields() {
        let mut schema = value_schema(item, api);
        describe(&mut schema, item.doc.as_deref());
        properties.insert(item.wire.clone(), schema);
        if item.join.is_some() {
            let mut value = json!({});
            style(&mut value, item.join);
            encodings.insert(item.wire.clone(), value);
        }
    }
    let mut schema = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    let mut media_type = json!({ "schema": schema });
    if !encodings.is_empty() {
        media_type["encoding"] = Value::Object(encodings);
    }
    json!({ "content": { encoding.media_type(): media_type }, "required": !required.is_empty() })
}

fn literal(value: &Literal) -> Value {
    match value {
        Literal::Bool(value) => json!(value),
        Literal::Int(value) => json!(value),
        Literal::Float(value) => json!(value),
        Literal::Text(value) => json!(value),
    }
}

pub(super) fn body(item: &Body, api: &Api) -> Value {
    let mut value = json!({ "content": content(&item.content, api), "required": item.required });
    describe(&mut value, item.doc.as_deref());
    value["x-name"] = json!(item.wire);
    value
}

pub(super) fn content(content: &Content, api: &Api) -> Value {
    let media_type = content.media_type.as_deref();
    let media_type = media_type.unwrap_or_else(|| content.encoding.media_type());
    match content.encoding {
        Encoding::Binary => json!({ media_type: {} }),
        _ => json!({ media_type: { "schema": schema(&content.ty, api) } }),
    }
}
