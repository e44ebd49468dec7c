//! Types for the schemas of a description, with serde's derives, as a person would write them.

use std::fmt::Write as _;

use serde_json::Value;

/// The types that a program uses so far.
pub(super) struct SerdeTypes<'a> {
    schemas: &'a Value,
    /// The schema of each type; the index is part of the name.
    names: Vec<&'a str>,
}

impl<'a> SerdeTypes<'a> {
    pub(super) const fn new(schemas: &'a Value) -> Self {
        Self {
            schemas,
            names: Vec::new(),
        }
    }

    /// Returns the type for a schema; `serde_json::Value` for a schema without a simple type.
    pub(super) fn ty(&mut self, schema: &'a Value) -> String {
        if let Some(name) = referred(schema) {
            let known = self.names.iter().position(|other| *other == name);
            let number = known.unwrap_or_else(|| {
                self.names.push(name);
                self.names.len() - 1
            });
            return format!("Type{number}");
        }
        let inner = |key| Some(&schema[key]).filter(|inner: &&Value| inner.is_object());
        match schema["type"].as_str() {
            Some("string") => "String".to_owned(),
            Some("boolean") => "bool".to_owned(),
            Some("integer") => "i64".to_owned(),
            Some("number") => "f64".to_owned(),
            Some("array") => match inner("items") {
                Some(items) => format!("Vec<{}>", self.ty(items)),
                None => "Vec<serde_json::Value>".to_owned(),
            },
            Some("object") => match inner("additionalProperties") {
                Some(values) => {
                    format!("std::collections::BTreeMap<String, {}>", self.ty(values))
                }
                None => "serde_json::Value".to_owned(),
            },
            _ => "serde_json::Value".to_owned(),
        }
    }

    /// Returns the definitions of all used types, and of the types that these use.
    pub(super) fn definitions(mut self) -> String {
        let mut text = String::new();
        let mut number = 0;
        while let Some(name) = self.names.get(number) {
            let schema = &self.schemas[*name];
            text.push_str("#[derive(serde::Deserialize)]\n#[allow(dead_code)]\n");
            // Writing to a `String` cannot fail.
            let _ = match (schema["enum"].as_array(), schema["properties"].as_object()) {
                (Some(words), _) => write!(text, "enum Type{number} {{\n{}}}\n\n", variants(words)),
                (None, Some(fields)) => {
                    let name = *name;
                    let fields = fields.iter().enumerate();
                    let fields: String = fields
                        .map(|(index, (wire, schema))| {
                            let ty = self.field(name, schema);
                            format!("    #[serde(rename = {wire:?})] field{index}: Option<{ty}>,\n")
                        })
                        .collect();
                    write!(text, "struct Type{number} {{\n{fields}}}\n\n")
                }
                (None, None) => write!(text, "struct Type{number}(serde_json::Value);\n\n"),
            };
            number += 1;
        }
        text
    }

    /// Returns the type of a field; boxed if it is recursive.
    fn field(&mut self, owner: &str, schema: &'a Value) -> String {
        let ty = self.ty(schema);
        match referred(schema) {
            Some(name) if self.leads_to(name, owner, &mut Vec::new()) => format!("Box<{ty}>"),
            _ => ty,
        }
    }

    fn leads_to(&self, name: &'a str, owner: &str, seen: &mut Vec<&'a str>) -> bool {
        if name == owner {
            return true;
        }
        if seen.contains(&name) {
            return false;
        }
        seen.push(name);
        let fields = self.schemas[name]["properties"].as_object();
        let mut fields = fields.into_iter().flatten();
        fields.any(|(_, schema)| {
            referred(schema).is_some_and(|next| self.leads_to(next, owner, seen))
        })
    }
}

fn referred(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

fn variants(words: &[Value]) -> String {
    let words = words.iter().filter_map(Value::as_str).enumerate();
    let known: String = words
        .map(|(index, word)| format!("    #[serde(rename = {word:?})] Word{index},\n"))
        .collect();
    format!("{known}    #[serde(other)] Other,\n")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn types_are_defined_once_and_boxed_where_recursive() {
        let refer = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
        let schemas = json!({
            "Pet": {"type": "object", "properties": {
                "owner": refer("Owner"),
                "kind": refer("Kind"),
                "friends": {"type": "array", "items": refer("Pet")},
                "toys": {"type": "object", "additionalProperties": {"type": "number"}},
                "more": {"oneOf": []},
            }},
            "Owner": {"type": "object", "properties": {"pet": refer("Pet"), "age": {"type": "integer"}}},
            "Kind": {"type": "string", "enum": ["cat", "dog"]},
            "Unused": {"type": "object"},
        });
        let mut derived = SerdeTypes::new(&schemas);
        let pet = refer("Pet");
        assert_eq!(derived.ty(&pet), "Type0");
        let text = derived.definitions();
        syn::parse_file(&text).unwrap();
        assert_eq!(text.matches("derive(").count(), 3, "{text}");
        for part in [
            "\"owner\")] field0: Option<Box<Type1>>,",
            "\"kind\")] field1: Option<Type2>,",
            "\"friends\")] field2: Option<Vec<Type0>>,",
            "BTreeMap<String, f64>>,",
            "\"more\")] field4: Option<serde_json::Value>,",
            "\"pet\")] field0: Option<Box<Type0>>,",
            "\"dog\")] Word1,",
        ] {
            assert!(text.contains(part), "no `{part}` in:\n{text}");
        }
    }
}
