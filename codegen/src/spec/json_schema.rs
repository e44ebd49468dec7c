//! The JSON Schema (draft-07) of the format, made from the types in `spec/`: editors read it, and [`crate::load`]
//! checks against it.

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Value, json};

use crate::spec::{ApiFile, GroupFile};

/// The schema of every spec file, as the text of `spec/schema.json`.
pub fn json_schema() -> String {
    let mut definitions = DEFINITIONS.clone();
    if let Some(map) = definitions.as_object_mut() {
        map.sort_keys();
    }
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Endpoint spec",
        "description": "One file of an endpoint spec: the API file if it has `groups`, else a group file. Made by `cargo xtask regen`.",
        "if": { "required": ["groups"] },
        "then": { "$ref": "#/definitions/ApiFile" },
        "else": { "$ref": "#/definitions/GroupFile" },
        "definitions": definitions,
    });
    format!("{schema:#}\n")
}

/// The definitions of the schema, made once: they depend on nothing but the types.
static DEFINITIONS: LazyLock<Value> = LazyLock::new(|| {
    let settings = SchemaSettings::draft07()
        .with_transform(NothingIsNoValue)
        .with_transform(NamesSaySomething);
    let mut generator = SchemaGenerator::new(settings);
    generator.subschema_for::<ApiFile>();
    generator.subschema_for::<GroupFile>();
    Value::Object(generator.take_definitions(true))
});

/// The definitions of the schema by the name of their type.
pub(crate) fn definitions() -> &'static Value {
    &DEFINITIONS
}

/// An optional key is left out; it is never there with nothing behind it.
#[derive(Debug, Clone)]
struct NothingIsNoValue;

impl Transform for NothingIsNoValue {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(map) = schema.as_object_mut() else {
            return;
        };
        map.retain(|key, value| key != "default" || !value.is_null());
        if let Some(Value::Array(types)) = map.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                map.insert("type".to_owned(), only);
            }
        }
        let Some(Value::Array(branches)) = map.get_mut("anyOf") else {
            return;
        };
        branches.retain(|branch| branch.get("type").is_none_or(|name| name != "null"));
        if let [Value::Object(only)] = branches.as_slice() {
            let only = only.clone();
            map.remove("anyOf");
            // draft-07 readers ignore what stands beside a `$ref`, so the description goes around it
            if only.contains_key("$ref") && map.contains_key("description") {
                map.insert("allOf".to_owned(), json!([only]));
            } else {
                map.extend(only);
            }
        }
    }
}

/// The names that an author chooses, as keys of a map, have at least a letter. The variants of a union are no names but
/// values: what the server sends, be it nothing.
#[derive(Debug, Clone)]
struct NamesSaySomething;

impl Transform for NamesSaySomething {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
        for (key, property) in properties.into_iter().flatten() {
            if key != "variants" && property["additionalProperties"].is_object() {
                property["propertyNames"] = json!({ "pattern": r"\S" });
            }
        }
    }
}
