//! Schemas.

use serde_json::{Map, Value, json};

use crate::pointer;
use codegen::ir::{Api, Enum, Field, Limit, Model, Number, Type, Union, UnionVariant};

/// Named schemas of all models, enums and unions.
pub(super) fn schemas(api: &Api) -> Value {
    let models = api
        .models
        .iter()
        .map(|item| (item.wire.clone(), model(item, api)));
    let enums = api
        .enums
        .iter()
        .map(|item| (item.wire.clone(), enumeration(item)));
    let unions = api
        .unions
        .iter()
        .map(|item| (item.wire.clone(), union(item, api)));
    Value::Object(models.chain(enums).chain(unions).collect())
}

/// Schema of a model. A model that extends others is an `allOf`.
fn model(item: &Model, api: &Api) -> Value {
    let mut object = json!({ "type": "object" });
    let mut value = if item.extends.is_empty() {
        object
    } else {
        let bases = item.extends.iter();
        let mut parts: Vec<Value> = bases.map(|base| schema(&Type::Model(*base), api)).collect();
        own_fields(&mut object, item, api);
        parts.push(object);
        json!({ "allOf": parts })
    };
    describe(&mut value, item.doc.as_deref());
    if item.extends.is_empty() {
        own_fields(&mut value, item, api);
    }
    if let Some(additional) = &item.additional {
        // `additionalProperties` would also match the fields of the extended models.
        let key = match item.extends.as_slice() {
            [] => "additionalProperties",
            _ => "unevaluatedProperties",
        };
        value[key] = schema(&additional.ty, api);
    }
    value
}

fn own_fields(value: &mut Value, item: &Model, api: &Api) {
    let fields = || item.fields.iter().filter(|field| !field.inherited);
    let required: Vec<&str> = fields()
        .filter(|field| field.required)
        .map(|field| field.wire.as_str())
        .collect();
    if !required.is_empty() {
        value["required"] = json!(required);
    }
    let properties: Map<String, Value> = fields()
        .map(|item| (item.wire.clone(), field(item, api)))
        .collect();
    value["properties"] = Value::Object(properties);
}

fn field(item: &Field, api: &Api) -> Value {
    let mut value = schema(&item.ty, api);
    constrain(&mut value, item.format.as_deref(), &item.limits);
    if item.nullable {
        value = nullable(value);
    }
    if item.read_only {
        value["readOnly"] = json!(true);
    }
    if item.write_only {
        value["writeOnly"] = json!(true);
    }
    describe(&mut value, item.doc.as_deref());
    value
}

/// Makes a schema nullable.
fn nullable(mut value: Value) -> Value {
    match value.get("type") {
        Some(Value::String(name)) => {
            value["type"] = json!([name, "null"]);
            value
        }
        _ if value.get("$ref").is_some() => json!({ "anyOf": [value, { "type": "null" }] }),
        // A schema for any JSON value allows `null` already; the extension keeps the flag.
        _ => {
            value["x-nullable"] = json!(true);
            value
        }
    }
}

/// Adds format and limits: item counts to the outer list, the others to the innermost type.
pub(super) fn constrain(value: &mut Value, format: Option<&str>, limits: &[Limit]) {
    for limit in limits {
        let (key, limit) = match limit {
            Limit::MinItems(count) => ("minItems", json!(count)),
            Limit::MaxItems(count) => ("maxItems", json!(count)),
            Limit::Unique => ("uniqueItems", json!(true)),
            _ => continue,
        };
        value[key] = limit;
    }
    let mut inner = value;
    while ["items", "additionalProperties"]
        .iter()
        .any(|key| inner.get(key).is_some())
    {
        let key = match inner.get("items") {
            Some(_) => "items",
            None => "additionalProperties",
        };
        inner = &mut inner[key];
    }
    if let Some(format) = format {
        inner["format"] = json!(format);
    }
    let number = |number: &Number| match number {
        Number::Int(value) => json!(value),
        Number::Float(value) => json!(value),
    };
    for limit in limits {
        let (key, limit) = match limit {
            Limit::Min(value) => ("minimum", number(value)),
            Limit::Max(value) => ("maximum", number(value)),
            Limit::Above(value) => ("exclusiveMinimum", number(value)),
            Limit::Below(value) => ("exclusiveMaximum", number(value)),
            Limit::MultipleOf(value) => ("multipleOf", number(value)),
            Limit::MinLength(count) => ("minLength", json!(count)),
            Limit::MaxLength(count) => ("maxLength", json!(count)),
            Limit::Pattern(pattern) => ("pattern", json!(pattern)),
            Limit::MinItems(_) | Limit::MaxItems(_) | Limit::Unique => continue,
        };
        inner[key] = limit;
    }
}

/// Schema of a union.
fn union(item: &Union, api: &Api) -> Value {
    let reference = |variant: &UnionVariant| reference(&api.model(variant.model).wire);
    let mut models: Vec<Value> = Vec::new();
    for variant in &item.variants {
        let model = json!({ "$ref": reference(variant) });
        if !models.contains(&model) {
            models.push(model);
        }
    }
    let mapping: Map<String, Value> = item
        .variants
        .iter()
        .map(|variant| (variant.wire.clone(), json!(reference(variant))))
        .collect();
    let mut value = json!({
        "oneOf": models,
        "discriminator": { "propertyName": item.discriminator, "mapping": mapping },
    });
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

/// Schema of a type, or a reference to a named schema.
pub(super) fn schema(ty: &Type, api: &Api) -> Value {
    match ty {
        Type::String => json!({ "type": "string" }),
        Type::Uri => json!({ "type": "string", "format": "uri" }),
        Type::Secret => json!({ "type": "string", "format": "password" }),
        Type::Bool => json!({ "type": "boolean" }),
        Type::Int32 => json!({ "type": "integer", "format": "int32" }),
        Type::Int64 => json!({ "type": "integer", "format": "int64" }),
        Type::Uint64 => json!({ "type": "integer", "format": "uint64" }),
        Type::Float => json!({ "type": "number", "format": "float" }),
        Type::Double => json!({ "type": "number", "format": "double" }),
        Type::Date => json!({ "type": "string", "format": "date" }),
        Type::DateTime => json!({ "type": "string", "format": "date-time" }),
        Type::Binary => json!({ "type": "string", "format": "binary" }),
        Type::Json => json!({}),
        Type::List(inner) => json!({ "type": "array", "items": schema(inner, api) }),
        Type::Map(inner) => json!({ "type": "object", "additionalProperties": schema(inner, api) }),
        Type::Nullable(inner) => nullable(schema(inner, api)),
        Type::Model(id) => json!({ "$ref": reference(&api.model(*id).wire) }),
        Type::Enum(id) => json!({ "$ref": reference(&api.enumeration(*id).wire) }),
        Type::Union(id) => json!({ "$ref": reference(&api.union(*id).wire) }),
    }
}

/// `$ref` of a named schema. `%` is encoded as well, because a `$ref` is a URL.
fn reference(name: &str) -> String {
    format!(
        "#/components/schemas/{}",
        pointer::encode(name).replace('%', "%25")
    )
}

/// Adds a description, if the spec has one.
pub(super) fn describe(value: &mut Value, doc: Option<&str>) {
    if let Some(doc) = doc {
        value["description"] = json!(doc);
    }
}
