//! Names of types within the parts of a spec.

use serde_json::Value;

/// Whether the values of a key are type expressions.
pub(crate) fn has_types(key: &str) -> bool {
    matches!(key, "type" | "returns" | "error" | "additional" | "extends")
}

/// Calls a function with each type expression of a value.
pub(crate) fn for_each(value: &mut Value, call: &mut dyn FnMut(&mut String)) {
    let Value::Object(entries) = value else {
        return;
    };
    for (key, value) in entries {
        match (key.as_str(), value) {
            (key, Value::String(text)) if has_types(key) => call(text),
            ("extends", Value::Array(items)) => {
                for item in items {
                    if let Value::String(text) = item {
                        call(text);
                    }
                }
            }
            // These values look like types, but are texts.
            ("limits" | "default" | "permissions" | "paging" | "allow", _) => {}
            (_, Value::Array(items)) => items.iter_mut().for_each(|item| for_each(item, call)),
            ("fields" | "variants", Value::Object(parts)) => {
                parts.values_mut().for_each(|part| for_each(part, call));
            }
            (_, value @ Value::Object(_)) => for_each(value, call),
            _ => {}
        }
    }
}

/// The names in a type expression: `list<Pet?>` has `list` and `Pet`.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(['<', '>', '?']).filter(|word| !word.is_empty())
}

/// The name at the core of a type expression, and the text before it.
pub(crate) fn core(text: &str) -> (&str, &str) {
    let start = text.rfind('<').map_or(0, |open| open + 1);
    let rest = &text[start..];
    let end = rest.find(['>', '?']).unwrap_or(rest.len());
    (&text[..start], &rest[..end])
}
