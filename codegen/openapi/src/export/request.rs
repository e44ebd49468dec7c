//! Parameters, request bodies and forms.

use serde_json::{Map, Value, json};

use super::schema::{constrain, describe, schema};
use codegen::ir::{
    Api, Body, Content, Encoding, FormEncoding, Join, Literal, Location, Parameter, Style, Type,
};

/// Parameter object; `None` for a form field, which is part of the request body.
pub(super) fn parameter(item: &Parameter, api: &Api) -> Option<Value> {
    let location = match item.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Form => return None,
    };
    let schema = value_schema(item, api);
    let mut value = json!({ "name": item.wire, "in": location, "required": item.required });
    if item.style == Some(Style::Json) {
        value["content"] = json!({ Encoding::Json.media_type(): { "schema": schema } });
    } else {
        value["schema"] = schema;
    }
    if item.allow_reserved {
        value["allowReserved"] = json!(true);
    }
    match (item.style, &item.ty, item.location) {
        (Some(style), ..) => styled(&mut value, style, item),
        (None, Type::List(_), Location::Query) => joined(&mut value, item.join),
        (None, Type::List(_), Location::Cookie) => {
            joined(&mut value, item.join.and(Some(Join::Comma)));
        }
        _ => {}
    }
    if let Some(join) = item.join
        && item.location != Location::Query
    {
        extended_join(&mut value, join);
    }
    describe(&mut value, item.doc.as_deref());
    Some(value)
}

/// Adds the serialization of a list: repeated keys or joined items.
fn joined(value: &mut Value, join: Option<Join>) {
    let (style, explode) = match join {
        None => ("form", true),
        Some(Join::Comma | Join::Tab) => ("form", false),
        Some(Join::Space) => ("spaceDelimited", false),
        Some(Join::Pipe) => ("pipeDelimited", false),
    };
    value["style"] = json!(style);
    value["explode"] = json!(explode);
    if join == Some(Join::Tab) {
        extended_join(value, Join::Tab);
    }
}

/// Adds the style of an object or a list of objects.
fn styled(value: &mut Value, style: Style, item: &Parameter) {
    let (name, explode) = match style {
        Style::Form => ("form", false),
        Style::FormExploded => ("form", true),
        Style::Simple => ("simple", false),
        Style::SimpleExploded => ("simple", true),
        Style::LabelExploded => ("label", true),
        Style::MatrixExploded => ("matrix", true),
        Style::DeepObject => ("deepObject", true),
        Style::Json | Style::JsonExploded => {
            if item.location != Location::Form {
                return;
            }
            let is_list = matches!(item.ty, Type::List(_));
            if style == Style::Json && is_list {
                value["x-style"] = json!(style.as_str());
            } else if item.ty.item().is_plain() || *item.ty.item() == Type::Json {
                value["contentType"] = json!(Encoding::Json.media_type());
            }
            return;
        }
    };
    value["style"] = json!(name);
    value["explode"] = json!(explode);
    // A schema of any JSON does not show that the value can be an object.
    if item.ty == Type::Json && style != Style::DeepObject {
        value["x-style"] = json!(style.as_str());
    }
}

/// Adds `x-join` for separators that OpenAPI lacks: tabs, and spaces and pipes outside queries and forms.
fn extended_join(value: &mut Value, join: Join) {
    let name = match join {
        Join::Comma => return,
        Join::Space => "space",
        Join::Pipe => "pipe",
        Join::Tab => "tab",
    };
    value["x-join"] = json!(name);
}

/// Schema of a parameter with its default.
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

/// Request body of a form: a schema with a property for each field.
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
        let mut value = json!({});
        if item.join.is_some() {
            joined(&mut value, item.join);
        }
        if let Some(style) = item.style {
            styled(&mut value, style, item);
        }
        if let Some(media_type) = &item.media_type {
            value["contentType"] = json!(media_type);
        }
        if value != json!({}) {
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

/// Request body.
pub(super) fn body(item: &Body, api: &Api) -> Value {
    let mut value = json!({ "content": content(&item.content, api), "required": item.required });
    describe(&mut value, item.doc.as_deref());
    value["x-name"] = json!(item.wire);
    value
}

/// Media type object of a body.
pub(super) fn content(content: &Content, api: &Api) -> Value {
    let media_type = content.media_type.as_deref();
    let media_type = media_type.unwrap_or_else(|| content.encoding.media_type());
    match content.encoding {
        Encoding::Binary => json!({ media_type: {} }),
        _ => json!({ media_type: { "schema": schema(&content.ty, api) } }),
    }
}
