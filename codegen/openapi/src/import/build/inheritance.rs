//! Fields that models inherit through `allOf`.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::builder::Builder;
use crate::import::description::{Fields, Kind, Schema};

/// Maximum number of inherited schemas and fields that are compared with those of the models that
/// inherit them. A spec with more inherited fields is invalid.
const MAX_COMPARED: usize = 1_000_000;

/// Parts of a model.
#[derive(Default)]
pub(super) struct Parts {
    /// Names of the schemas of the extended models.
    pub(super) extends: Vec<String>,
    pub(super) own: Fields,
}

/// Inherited fields that are collected.
#[derive(Clone, Copy)]
enum Wanted<'a> {
    All,
    /// Only those that an object has or requires itself.
    Of(&'a Fields),
}

impl Wanted<'_> {
    fn includes(self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Of(own) => own.fields.contains_key(name) || own.required.contains(name),
        }
    }
}

/// A schema, or a part of its `allOf`.
struct Part {
    schema: Rc<Schema>,
    /// Indices of the part in each `allOf`, outermost first.
    path: Vec<usize>,
}

impl Part {
    fn get(&self) -> &Schema {
        let mut schema = &*self.schema;
        for index in &self.path {
            match &schema.kind {
                Kind::All(parts) if *index < parts.len() => schema = &parts[*index],
                _ => break,
            }
        }
        schema
    }
}

impl Builder<'_> {
    /// Whether each field has the same type in all parts.
    ///
    /// A field that this model requires and no part requires is added to the model's fields.
    pub(super) fn are_compatible(&mut self, parts: &mut Parts) -> bool {
        if self.compared > MAX_COMPARED {
            return true;
        }
        let mut all = Fields::default();
        for parent in &parts.extends {
            let wanted = match parts.extends.len() {
                1 => Wanted::Of(&parts.own),
                _ => Wanted::All,
            };
            let inherited = self.fields_of(parent, wanted);
            if !have_same_types(&all, &inherited) {
                return false;
            }
            merge(&mut all, inherited);
        }
        if !have_same_types(&all, &parts.own) {
            return false;
        }
        for (name, field) in &mut parts.own.fields {
            if let Some(inherited) = all.fields.get(name) {
                adopt_place(field, inherited);
            }
        }
        for name in &parts.own.required {
            let Some(field) = all
                .fields
                .get(name)
                .filter(|_| !all.required.contains(name))
            else {
                continue;
            };
            if !field.has_same_type(field) {
                return false;
            }
            parts
                .own
                .fields
                .entry(name.clone())
                .or_insert_with(|| field.clone());
        }
        true
    }

    /// All fields of models, including inherited ones.
    pub(super) fn inherited(&mut self, parents: &[String]) -> Fields {
        let mut all = Fields::default();
        for parent in parents {
            merge(&mut all, self.fields_of(parent, Wanted::All));
        }
        all
    }

    /// Fields of a named model, including inherited ones.
    ///
    /// Walks from the last part to the first, because a later part takes precedence.
    fn fields_of(&mut self, name: &str, wanted: Wanted<'_>) -> Fields {
        let mut fields = Fields::default();
        let mut seen = BTreeSet::from([name.to_owned()]);
        let part = |schema| Part {
            schema,
            path: Vec::new(),
        };
        let mut pending: Vec<Part> = self.schemas.peek(name).map(part).into_iter().collect();
        while let Some(part) = pending.pop() {
            self.compared += 1;
            match &part.get().kind {
                Kind::Object(own) => {
                    self.compared += own.fields.len();
                    complete(&mut fields, own, wanted);
                }
                Kind::All(parts) => pending.extend((0..parts.len()).map(|index| Part {
                    schema: Rc::clone(&part.schema),
                    path: part.path.iter().copied().chain([index]).collect(),
                })),
                // Building the model reports the findings.
                Kind::Ref(name) if seen.insert(name.clone()) => {
                    pending.extend(self.schemas.peek(name).map(|schema| Part {
                        schema,
                        path: Vec::new(),
                    }));
                }
                _ => {}
            }
            if self.compared > MAX_COMPARED {
                break;
            }
        }
        fields.fields.reverse();
        fields.required.reverse();
        fields
    }
}

/// Adds the wanted fields of an object that are not there, last to first.
fn complete(fields: &mut Fields, others: &Fields, wanted: Wanted<'_>) {
    for (name, schema) in others.fields.iter().rev() {
        if wanted.includes(name) && !fields.fields.contains_key(name) {
            fields.fields.insert(name.clone(), schema.clone());
        }
    }
    let required = others.required.iter().rev();
    fields
        .required
        .extend(required.filter(|name| wanted.includes(name)).cloned());
    fields.additional = fields
        .additional
        .take()
        .or_else(|| others.additional.clone());
}

/// Adds fields; existing ones are replaced.
pub(super) fn merge(fields: &mut Fields, others: Fields) {
    for (name, schema) in others.fields {
        fields.fields.insert(name, schema);
    }
    fields.required.extend(others.required);
    fields.additional = others.additional.or(fields.additional.take());
}

/// Gives a repeated field the place of the inherited one, after which unnamed enums are named.
fn adopt_place(field: &mut Schema, inherited: &Schema) {
    field.place.clone_from(&inherited.place);
    if let (Kind::List(item), Kind::List(inherited)) = (&mut field.kind, &inherited.kind) {
        adopt_place(item, inherited);
    }
}

/// Whether fields with the same name have the same type.
fn have_same_types(one: &Fields, other: &Fields) -> bool {
    one.fields.iter().all(|(name, field)| {
        let other = other.fields.get(name);
        other.is_none_or(|other| field.has_same_type(other))
    })
}
