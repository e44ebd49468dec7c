//! A description in OpenAPI 3.1 as one in OpenAPI 3.0, for those who read nothing newer.

use serde_json::{Value, json};

/// The same description, as far as our exports go.
pub(super) fn rewritten(mut description: Value) -> Value {
    schemas(&mut description);
    description["openapi"] = json!("3.0.3");
    description
}

/// All schemas in a part of the description, whatever stands around them.
fn schemas(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(schemas),
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match key.as_str() {
                    // values, which are no schemas
                    "default" | "enum" | "example" | "required" => {}
                    // its keys are names, and may be any words
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

/// In 3.0, `null` is no type, but a word beside the others.
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
        // what stands beside a `$ref` itself would not count
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
    fn null_becomes_a_word_beside_the_type() {
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
        assert_eq!(rewritten(newer), older);
    }
}
