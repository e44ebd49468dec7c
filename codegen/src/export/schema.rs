//! Types as OpenAPI's schemas.

use serde_json::{Map, Value, json};

use crate::ir::{Api, Enum, Field, Model, Type};

pub(super) fn schemas(api: &Api) -> Value {
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

pub(super) fn schema(ty: &Type, api: &Api) -> Value {
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

pub(super) fn describe(value: &mut Value, doc: Option<&str>) {
    if let Some(doc) = doc {
        value["description"] = json!(doc);
    }
}
