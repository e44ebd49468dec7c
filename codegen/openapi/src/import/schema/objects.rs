//! Objects: properties, `required`, `additionalProperties` and `allOf`.

use serde_json::Value;

use super::reader::Reader;
use crate::import::description::{Fields, Kind, Schema};
use crate::import::document::{Node, Object};

/// Maximum letters of the name of a field or of a union variant. A key of YAML has at most 1,024 with its quotes.
pub(super) const MAX_KEY: usize = 1_000;

impl Reader<'_, '_> {
    /// Reads the parts of `allOf`; properties next to it become an additional part.
    pub(super) fn all_of(&mut self, object: &mut Object<'_>, parts: &Node<'_>) -> Kind {
        let mut parts: Vec<Schema> = parts.items().map(|part| self.read(&part)).collect();
        let own = self.fields(object);
        if !own.fields.is_empty() || own.additional.is_some() || !own.required.is_empty() {
            parts.push(Schema::new(Kind::Object(own), &object.place));
        }
        Kind::All(parts)
    }

    pub(super) fn fields(&mut self, object: &mut Object<'_>) -> Fields {
        let mut fields = Fields::default();
        if let Some(properties) = object.take("properties") {
            let named = properties.entries().filter(|(name, node)| {
                let what = if name.trim().is_empty() {
                    "field with an empty name is one of the unknown fields"
                } else if name.chars().count() > MAX_KEY {
                    "field with a name of more than 1,000 letters is one of the unknown fields"
                } else {
                    return true;
                };
                self.report.wider(what, &node.place);
                false
            });
            let named: Vec<_> = named.collect();
            fields.fields = named
                .into_iter()
                .map(|(name, node)| (name.to_owned(), self.read(&node)))
                .collect();
        }
        // Old Swagger documents have `required: true` on the property, which lists no names.
        if let Some(required) = object.take("required") {
            fields.required = required.strings().into_iter().collect();
        }
        // `unevaluatedProperties` is the equivalent for `allOf`.
        let additional = object
            .take("additionalProperties")
            .or_else(|| object.take("unevaluatedProperties"));
        match additional {
            Some(node) if node.value == &Value::Bool(false) => {
                let what =
                    "`additionalProperties: false` is not checked: models keep unknown fields";
                self.report.wider(what, &node.place);
            }
            Some(node) => {
                let schema = self.read(&node);
                if fields.fields.is_empty() || !matches!(schema.kind, Kind::Any) {
                    fields.additional = Some(Box::new(schema));
                }
            }
            None => {}
        }
        fields
    }
}
