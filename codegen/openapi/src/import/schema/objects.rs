//! Objects: properties, `required`, `additionalProperties` and `allOf`.

use serde_json::Value;

use super::reader::Reader;
use crate::import::description::{Fields, Kind, Schema};
use crate::import::document::{Node, Object};

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
            let (named, unnamed): (Vec<_>, Vec<_>) =
                properties.entries().partition(|(name, _)| !name.is_empty());
            if let Some((_, node)) = unnamed.first() {
                self.report.wider(
                    "field with an empty name is one of the unknown fields",
                    &node.place,
                );
            }
            fields.fields = named
                .into_iter()
                .map(|(name, node)| (name.to_owned(), self.read(&node)))
                .collect();
        }
        // Old Swagger documents have `required: true` on the property, which lists no names.
        if let Some(required) = object.take("required") {
            fields.required = required.strings();
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
