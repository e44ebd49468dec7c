//! Example JSON of a type, as a server may send it.

use serde_json::{Map, Value, json};

use crate::ir::{Api, Field, Model, Type, Union};

/// Depth below which optional fields are omitted and lists are empty, so that recursive types end.
const DEPTH: usize = 1;

pub(super) fn value(ty: &Type, api: &Api) -> Value {
    value_at_depth(ty, "text", api, 0)
}

/// `name` is the value of a string.
fn value_at_depth(ty: &Type, name: &str, api: &Api, depth: usize) -> Value {
    match ty {
        Type::String | Type::Secret => json!(name),
        Type::Uri => json!("https://example.com/"),
        Type::Bool => json!(true),
        Type::Int32 | Type::Int64 | Type::Uint64 => json!(1),
        Type::Float | Type::Double => json!(1.5),
        Type::Date => json!("2026-01-31"),
        Type::DateTime => json!("2026-01-31T12:00:00Z"),
        Type::Binary | Type::Json => json!({}),
        Type::Enum(id) => {
            let first = api.enumeration(*id).variants.first();
            json!(first.map_or("value", |variant| variant.wire.as_str()))
        }
        Type::List(_) if depth > DEPTH => json!([]),
        Type::List(inner) => json!([value_at_depth(inner, name, api, depth)]),
        Type::Map(_) if depth > DEPTH => json!({}),
        Type::Map(inner) => json!({"key": value_at_depth(inner, name, api, depth)}),
        Type::Nullable(inner) => value_at_depth(inner, name, api, depth),
        Type::Model(id) => object(api.model(*id), api, depth),
        Type::Union(id) => union(api.union(*id), api, depth),
    }
}

/// The first variant's model with its discriminator.
fn union(union: &Union, api: &Api, depth: usize) -> Value {
    let discriminator = union.discriminator.as_str();
    match union.variants.first() {
        None => json!({ discriminator: "value" }),
        // An unknown discriminator ends the recursion of a union.
        Some(_) if depth > DEPTH => json!({ discriminator: "" }),
        Some(first) => {
            let mut value = object(api.model(first.model), api, depth);
            value[discriminator] = json!(first.wire);
            value
        }
    }
}

fn object(model: &Model, api: &Api, depth: usize) -> Value {
    let is_included = |field: &&Field| field.required || depth < DEPTH;
    let fields = model.fields.iter().filter(is_included).map(|field| {
        let value = match field.nullable && depth >= DEPTH {
            // `null` ends the recursion of a nullable field.
            true => Value::Null,
            false => value_at_depth(&field.ty, &field.wire, api, depth + 1),
        };
        (field.wire.clone(), value)
    });
    Value::Object(fields.collect::<Map<_, _>>())
}
