//! The API as an OpenAPI 3.1 document.

use serde_json::{Map, Value, json};

use crate::ir::{
    Api, Body, Content, Encoding, Enum, Field, Group, Literal, Location, Model, Operation,
    Parameter, Permissions, Type,
};

/// The document as JSON text.
pub(crate) fn document(api: &Api) -> String {
    let mut info = json!({ "title": api.title, "version": api.version });
    describe(&mut info, api.doc.as_deref());
    let tags: Vec<Value> = api.groups.iter().map(tag).collect();
    let document = json!({
        "openapi": "3.1.0",
        "info": info,
        "servers": [{ "url": api.base_url }],
        "tags": tags,
        "paths": paths(api),
        "components": {
            "schemas": schemas(api),
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer" } },
        },
        "security": [{ "bearer": [] }],
    });
    format!("{document:#}\n")
}

fn tag(group: &Group) -> Value {
    let mut tag = json!({ "name": group.tag });
    describe(&mut tag, group.doc.as_deref());
    tag
}

fn paths(api: &Api) -> Value {
    let mut paths = Map::new();
    for group in &api.groups {
        for item in &group.operations {
            let path = paths.entry(item.path.clone()).or_insert_with(|| json!({}));
            path[item.method.as_str().to_lowercase()] = operation(item, group, api);
        }
    }
    Value::Object(paths)
}

fn operation(item: &Operation, group: &Group, api: &Api) -> Value {
    let mut value = json!({ "tags": [group.tag], "operationId": item.id });
    if let Some(summary) = &item.summary {
        value["summary"] = json!(summary);
    }
    describe(&mut value, item.description.as_deref());
    if let Some(deprecated) = &item.deprecated {
        value["deprecated"] = json!(true);
        if let Some(note) = &deprecated.note {
            value["x-deprecation-note"] = json!(note);
        }
        if let Some(replacement) = &deprecated.replacement {
            value["x-replacement"] = json!(replacement.id);
        }
    }
    if !item.parameters.is_empty() {
        value["parameters"] = item
            .parameters
            .iter()
            .map(|item| parameter(item, api))
            .collect();
    }
    if let Some(item) = &item.body {
        value["requestBody"] = body(item, api);
    }
    value["responses"] = responses(item, api);
    // An operation that needs no permission has no such key: so does the platform's own description.
    let (mode, list) = match &item.permissions {
        Permissions::None => return value,
        Permissions::Any(list) => ("ANY", list),
        Permissions::All(list) => ("ALL", list),
    };
    value["x-inin-requires-permissions"] = json!({ "type": mode, "permissions": list });
    value
}

fn parameter(item: &Parameter, api: &Api) -> Value {
    let location = match item.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
    };
    let mut schema = schema(&item.ty, api);
    if let Some(default) = &item.default {
        let default = literal(default);
        schema = if schema.get("$ref").is_some() {
            json!({ "allOf": [schema], "default": default })
        } else {
            schema["default"] = default;
            schema
        };
    }
    let mut value =
        json!({ "name": item.wire, "in": location, "required": item.required, "schema": schema });
    if matches!(item.ty, Type::List(_)) {
        value["style"] = json!("form");
        value["explode"] = json!(true);
    }
    describe(&mut value, item.doc.as_deref());
    value
}

fn literal(value: &Literal) -> Value {
    match value {
        Literal::Bool(value) => json!(value),
        Literal::Int(value) => json!(value),
        Literal::Float(value) => json!(value),
        Literal::Text(value) => json!(value),
    }
}

fn body(item: &Body, api: &Api) -> Value {
    let mut value = json!({ "content": content(&item.content, api), "required": item.required });
    describe(&mut value, item.doc.as_deref());
    value["x-name"] = json!(item.wire);
    value
}

fn content(content: &Content, api: &Api) -> Value {
    let media_type = content.media_type.as_deref();
    let media_type = media_type.unwrap_or_else(|| content.encoding.media_type());
    match content.encoding {
        Encoding::Binary => json!({ media_type: {} }),
        _ => json!({ media_type: { "schema": schema(&content.ty, api) } }),
    }
}

fn responses(item: &Operation, api: &Api) -> Value {
    let mut responses = json!({});
    for answer in &item.returns.answers {
        let doc = answer.doc.as_deref().unwrap_or("The operation succeeded.");
        let mut success = json!({ "description": doc });
        if let Some(item) = &answer.content {
            success["content"] = content(item, api);
        }
        let status = answer
            .status
            .map_or_else(|| "2XX".to_owned(), |status| status.to_string());
        responses[status] = success;
    }
    if let Some(error) = api.error {
        responses["default"] = json!({
            "description": "The operation failed.",
            "content": { "application/json": { "schema": schema(&Type::Model(error), api) } },
        });
    }
    responses
}

fn schemas(api: &Api) -> Value {
    let models = api
        .models
        .iter()
        .map(|item| (item.wire.clone(), model(item, api)));
    Value::Object(
        models
            .chain(
                api.enums
                    .iter()
                    .map(|item| (item.wire.clone(), enumeration(item))),
            )
            .collect(),
    )
}

fn model(item: &Model, api: &Api) -> Value {
    let mut value = json!({ "type": "object" });
    describe(&mut value, item.doc.as_deref());
    let required: Vec<&str> = item
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.wire.as_str())
        .collect();
    if !required.is_empty() {
        value["required"] = json!(required);
    }
    let properties: Map<String, Value> = item
        .fields
        .iter()
        .map(|item| (item.wire.clone(), field(item, api)))
        .collect();
    value["properties"] = Value::Object(properties);
    value
}

fn field(item: &Field, api: &Api) -> Value {
    let mut value = schema(&item.ty, api);
    if item.read_only {
        value["readOnly"] = json!(true);
    }
    describe(&mut value, item.doc.as_deref());
    value
}

fn enumeration(item: &Enum) -> Value {
    let values: Vec<&str> = item
        .variants
        .iter()
        .map(|variant| variant.wire.as_str())
        .collect();
    let mut value = json!({ "type": "string", "enum": values });
    describe(&mut value, item.doc.as_deref());
    value
}

fn schema(ty: &Type, api: &Api) -> Value {
    match ty {
        Type::String => json!({ "type": "string" }),
        Type::Uri => json!({ "type": "string", "format": "uri" }),
        Type::Secret => json!({ "type": "string", "format": "password" }),
        Type::Bool => json!({ "type": "boolean" }),
        Type::Int32 => json!({ "type": "integer", "format": "int32" }),
        Type::Int64 => json!({ "type": "integer", "format": "int64" }),
        Type::Float => json!({ "type": "number", "format": "float" }),
        Type::Double => json!({ "type": "number", "format": "double" }),
        Type::Date => json!({ "type": "string", "format": "date" }),
        Type::DateTime => json!({ "type": "string", "format": "date-time" }),
        Type::Binary => json!({ "type": "string", "format": "binary" }),
        Type::Json => json!({}),
        Type::List(inner) => json!({ "type": "array", "items": schema(inner, api) }),
        Type::Map(inner) => json!({ "type": "object", "additionalProperties": schema(inner, api) }),
        Type::Model(id) => json!({ "$ref": reference(&api.model(*id).wire) }),
        Type::Enum(id) => json!({ "$ref": reference(&api.enumeration(*id).wire) }),
    }
}

/// A pointer to a schema; `~` and `/` have a meaning in pointers, and so is `%` in addresses.
fn reference(name: &str) -> String {
    format!(
        "#/components/schemas/{}",
        name.replace('~', "~0")
            .replace('/', "~1")
            .replace('%', "%25")
    )
}

fn describe(value: &mut Value, doc: Option<&str>) {
    if let Some(doc) = doc {
        value["description"] = json!(doc);
    }
}
