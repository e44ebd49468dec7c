//! Rewrites an OpenAPI 3.1 description as OpenAPI 3.0, for generators that read nothing newer.

use serde_json::{Value, json};

/// Returns the description as OpenAPI 3.0; covers the keywords that our exports use.
pub(crate) fn downgraded(mut description: Value) -> Value {
    schemas(&mut description);
    description["openapi"] = json!("3.0.3");
    description
}

/// Rewrites all schemas in a part of the description.
fn schemas(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(schemas),
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match key.as_str() {
                    // These contain values, not schemas.
                    "default" | "enum" | "example" | "required" => {}
                    // The keys are property names, which may equal keywords.
                    "properties" => {
                        let properties = value.as_object_mut().into_iter().flatten();
                        properties.for_each(|(_, property)| schemas(property));
                    }
                    key if key.starts_with("x-") => {}
                    _ => schemas(value),
                }
            }
            null(value);
        }
        _ => {}
    }
}

/// Replaces the type `null` by the keyword `nullable`, its form in 3.0.
fn null(schema: &mut Value) {
    let of_type = schema["type"]
        .as_array()
        .and_then(|types| match &types[..] {
            [only, null] if null == "null" => Some(only.clone()),
            _ => None,
        });
    let reference = schema["anyOf"].as_array().and_then(|any| match &any[..] {
        [only, null] if null["type"] == "null" => Some(only.clone()),
        _ => None,
    });
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if let Some(only) = of_type {
        object.insert("type".to_owned(), only);
    } else if let Some(only) = reference {
        object.remove("anyOf");
        // Keywords beside a `$ref` would be ignored.
        object.insert("allOf".to_owned(), json!([only]));
    } else {
        return;
    }
    object.insert("nullable".to_owned(), json!(true));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_null_becomes_nullable() {
        let newer = json!({
            "openapi": "3.1.0",
            "x-spec": {"type": ["string", "null"]},
            "components": {"schemas": {"Pet": {"type": "object", "properties": {
                "type": {"type": ["string", "null"], "default": {"type": ["a", "null"]}},
                "owner": {"anyOf": [{"$ref": "#/components/schemas/Owner"}, {"type": "null"}], "description": "Who"},
                "tags": {"type": "array", "items": {"type": ["integer", "null"]}},
            }}}},
        });
        let older = json!({
            "openapi": "3.0.3",
            "x-spec": {"type": ["string", "null"]},
            "components": {"schemas": {"Pet": {"type": "object", "properties": {
                "type": {"type": "string", "nullable": true, "default": {"type": ["a", "null"]}},
                "owner": {"allOf": [{"$ref": "#/components/schemas/Owner"}], "nullable": true, "description": "Who"},
                "tags": {"type": "array", "items": {"type": "integer", "nullable": true}},
            }}}},
        });
        assert_eq!(downgraded(newer), older);
    }
}
