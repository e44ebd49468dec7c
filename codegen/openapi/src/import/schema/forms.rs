//! Fields of a form, whose schema may be composed with `allOf`, `oneOf` and `anyOf`.

use indexmap::map::Entry;

use super::one_of::is_null;
use super::reader::{Reader, WHAT};
use crate::import::description::{EnumValue, Fields, Kind, Schema};
use crate::import::document::{Node, Object};
use crate::pointer;
use codegen::spec::Limits;

impl Reader<'_, '_> {
    /// Reads the schema of a form; `None` if its values are not objects.
    ///
    /// The fields of all parts of `allOf` and of all options of `oneOf` and `anyOf` are fields of
    /// the form. A field of an option is required if all options require it.
    pub(crate) fn form(&mut self, node: &Node<'_>) -> Option<Fields> {
        let mut object = Object::new(node, WHAT, self.report);
        let reference = object.text("$ref");
        let parts = object.take("allOf");
        let options = ["oneOf", "anyOf"].map(|key| (key, object.take(key)));
        let discriminator = object.take("discriminator");
        let own = self.read_keys(&mut object);
        object.finish(WHAT, self.report);
        let mut fields = match own.kind {
            Kind::Object(fields) => fields,
            Kind::Any => Fields::default(),
            _ => return None,
        };
        if let Some(reference) = reference {
            merge(&mut fields, self.referenced_form(&reference)?);
        }
        for part in parts.iter().flat_map(Node::items) {
            merge(&mut fields, self.form(&part)?);
        }
        for (key, options) in options {
            if let Some(options) = options {
                merge(&mut fields, self.form_options(key, &options)?);
            }
        }
        let tag = discriminator.and_then(|node| node.key("propertyName"));
        if let Some(tag) = tag.and_then(|node| Some((node.value.as_str()?.to_owned(), node.place)))
            && !fields.fields.contains_key(&tag.0)
        {
            fields.required.insert(tag.0.clone());
            fields.fields.insert(tag.0, Schema::new(Kind::Text, &tag.1));
        }
        Some(fields)
    }

    fn referenced_form(&mut self, reference: &str) -> Option<Fields> {
        let document = self.document;
        let target = document.follow(reference)?;
        document.expand(reference, || self.form(&target)).flatten()
    }

    /// Reads the options of `oneOf` or `anyOf` as one object.
    fn form_options(&mut self, key: &str, options: &Node<'_>) -> Option<Fields> {
        let place = options.place.clone();
        let options: Vec<Node<'_>> = options.items().filter(|node| !is_null(node)).collect();
        let mut all: Option<Fields> = None;
        for option in &options {
            let fields = self.form(option)?;
            all = Some(match all {
                Some(all) => either(all, fields, &place),
                None => fields,
            });
        }
        let all = all.unwrap_or_default();
        if options.len() > 1 {
            let what = match all.fields.is_empty() {
                true => {
                    format!("`{key}` that restricts which fields occur together is not checked")
                }
                false => format!("`{key}` of a form has the fields of all its options"),
            };
            self.report.wider(what, &place);
        }
        Some(all)
    }
}

/// Adds the fields of an object that the form contains as well; existing ones are replaced.
fn merge(fields: &mut Fields, others: Fields) {
    fields.fields.extend(others.fields);
    fields.required.extend(others.required);
    fields.additional = others.additional.or(fields.additional.take());
}

/// Fields of an object that is one or the other.
fn either(mut one: Fields, other: Fields, place: &str) -> Fields {
    one.required.retain(|name| other.required.contains(name));
    for (name, schema) in other.fields {
        let place = pointer::push(place, &name);
        match one.fields.entry(name) {
            Entry::Occupied(mut known) => widen(known.get_mut(), schema, place),
            Entry::Vacant(free) => {
                free.insert(schema);
            }
        }
    }
    one.additional = one.additional.or(other.additional);
    one
}

/// Makes a schema permit the values of another one.
fn widen(schema: &mut Schema, other: Schema, place: String) {
    let is_same = schema.has_same_type(&other);
    if schema.limits != other.limits {
        schema.limits = Limits::default();
    }
    if schema.default != other.default {
        schema.default = None;
    }
    schema.nullable |= other.nullable;
    if is_same {
        return;
    }
    if schema.format != other.format {
        schema.format = None;
    }
    // An enum of both lists is not named after one of the two.
    schema.place = place;
    match (&mut schema.kind, other.kind) {
        (Kind::Enum(values), Kind::Enum(others)) => {
            let is_new = |other: &EnumValue| values.iter().all(|known| known.value != other.value);
            let new: Vec<EnumValue> = others.into_iter().filter(is_new).collect();
            values.extend(new);
        }
        (Kind::Text | Kind::Enum(_), Kind::Text | Kind::Enum(_)) => schema.kind = Kind::Text,
        (Kind::Integer, Kind::Number) => schema.kind = Kind::Number,
        (Kind::Integer | Kind::Number, Kind::Integer) | (Kind::Number, Kind::Number) => {}
        _ => schema.kind = Kind::Any,
    }
}
