//! Models and unions: fields, and what comes from other models.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::naming::Stand;
use super::{Builder, Component};
use crate::import::neutral::{Fields, Kind, Schema};
use crate::import::report::Report;
use crate::spec::{Field, FieldDetails, Model, Union, UnionVariant, UnionVariantDetails};

/// How deep models can be built upon one another.
const DEPTH: usize = 32;

/// What a model is made of.
#[derive(Default)]
struct Parts {
    /// The named models that it is built upon.
    extends: Vec<String>,
    own: Fields,
}

impl Builder<'_> {
    pub(super) fn model(&mut self, name: &str, schema: &Schema, stand: &Stand) {
        let mut parts = Parts::default();
        self.parts(schema, &mut parts, 0);
        if !self.fits_together(&mut parts) {
            self.report.changed(
                "`allOf` with a field of two types: one model with all fields",
                &schema.place,
            );
            let mut all = Fields::default();
            for parent in &parts.extends {
                self.inherited(parent, &mut all);
            }
            merge(&mut all, parts.own);
            parts = Parts {
                extends: Vec::new(),
                own: all,
            };
        }
        let mut fields = IndexMap::new();
        for (wire, field) in &parts.own.fields {
            let stand = Stand {
                part: wire.clone(),
                ..stand.clone()
            };
            let required = parts.own.required.contains(wire);
            fields.insert(wire.clone(), self.field(field, required, &stand));
        }
        for missing in parts
            .own
            .required
            .iter()
            .filter(|name| !parts.own.fields.contains_key(*name))
        {
            self.report.left_out(
                format!("that `{missing}` is required, which is no field"),
                &schema.place,
            );
        }
        distinct(&mut fields);
        let additional = parts.own.additional.map(|value| {
            let typed = self.part(
                &value,
                &Stand {
                    part: "Value".to_owned(),
                    ..stand.clone()
                },
            );
            typed.ty
        });
        let extends = parts
            .extends
            .iter()
            .filter_map(|name| self.names.get(name).cloned());
        let model = Model {
            doc: schema.doc.clone(),
            rust: schema.rust.clone(),
            extends: extends.collect(),
            fields,
            additional: additional.filter(|ty| ty != "json"),
            allow: schema.allow.clone(),
        };
        self.types.models.insert(name.to_owned(), model);
    }

    /// Takes a schema apart into the models that it is built upon and the fields of its own.
    fn parts(&mut self, schema: &Schema, parts: &mut Parts, depth: usize) {
        match &schema.kind {
            Kind::Object(own) => merge(&mut parts.own, own.clone()),
            Kind::All(all) if depth < DEPTH => {
                for part in all {
                    self.parts(part, parts, depth + 1);
                }
            }
            Kind::Ref(name) => match self.component(name) {
                Some(Component::Model) if parts.extends.contains(name) => {}
                Some(Component::Model) if self.leads_to(name) => parts.extends.push(name.clone()),
                Some(Component::Alias(alias)) if depth < DEPTH => {
                    self.parts(&alias, parts, depth + 1)
                }
                _ => self
                    .report
                    .left_out("a part of `allOf` that is no object", &schema.place),
            },
            _ => self
                .report
                .left_out("a part of `allOf` that is no object", &schema.place),
        }
    }

    /// Whether building upon a model comes to an end.
    fn leads_to(&self, name: &str) -> bool {
        let mut open = vec![name.to_owned()];
        let mut seen: Vec<String> = Vec::new();
        while let Some(next) = open.pop() {
            let Some(schema) = self.library.read(&next, &mut Report::default()) else {
                continue;
            };
            if seen.contains(&next) {
                continue;
            }
            seen.push(next);
            let Kind::All(parts) = &schema.kind else {
                continue;
            };
            for part in parts {
                if let Kind::Ref(parent) = &part.kind {
                    if parent == name {
                        return false;
                    }
                    open.push(parent.clone());
                }
            }
        }
        true
    }

    /// Whether each field has one type wherever it comes from. What is required here and not there becomes a field of
    /// the model's own.
    fn fits_together(&mut self, parts: &mut Parts) -> bool {
        let mut all = Fields::default();
        for parent in &parts.extends {
            let mut theirs = Fields::default();
            self.inherited(parent, &mut theirs);
            if !alike(&all, &theirs) {
                return false;
            }
            merge(&mut all, theirs);
        }
        if !alike(&all, &parts.own) {
            return false;
        }
        for name in &parts.own.required {
            let Some(field) = all
                .fields
                .get(name)
                .filter(|_| !all.required.contains(name))
            else {
                continue;
            };
            if !same_type(field, field) {
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

    /// All fields of a named model, those that it has from others included.
    fn inherited(&self, name: &str, fields: &mut Fields) {
        self.collect(
            &Schema::new(Kind::Ref(name.to_owned()), name),
            fields,
            &mut BTreeSet::new(),
        );
    }

    fn collect(&self, schema: &Schema, fields: &mut Fields, seen: &mut BTreeSet<String>) {
        match &schema.kind {
            Kind::Object(own) => merge(fields, own.clone()),
            Kind::All(parts) => parts
                .iter()
                .for_each(|part| self.collect(part, fields, seen)),
            // it is read for the model itself too, and reported there
            Kind::Ref(name) if seen.insert(name.clone()) => {
                if let Some(schema) = self.library.read(name, &mut Report::default()) {
                    self.collect(&schema, fields, seen);
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, schema: &Schema, required: bool, stand: &Stand) -> Field {
        let typed = self.part(schema, stand);
        if schema.default.is_some() {
            self.lose("the default of a field", &schema.place);
        }
        let secret = typed.secret && typed.ty == "string";
        Field::Details(Box::new(FieldDetails {
            ty: typed.ty,
            required,
            read_only: schema.read_only,
            secret,
            nullable: typed.nullable,
            format: typed.format,
            limits: typed.limits,
            doc: typed.doc,
            rust: schema.rust.clone(),
        }))
    }

    pub(super) fn union(&mut self, name: &str, schema: &Schema, _stand: &Stand) {
        let Kind::Union(choice) = &schema.kind else {
            return;
        };
        let mut variants = IndexMap::new();
        for (value, variant) in &choice.variants {
            if !matches!(self.component(&variant.name), Some(Component::Model)) {
                self.report
                    .left_out("a choice that is no model", &schema.place);
                continue;
            }
            let ty = self.names.get(&variant.name).cloned().unwrap_or_default();
            let variant = match (&variant.doc, &variant.rust) {
                (None, None) => UnionVariant::Type(ty),
                (doc, rust) => UnionVariant::Details(UnionVariantDetails {
                    ty,
                    doc: doc.clone(),
                    rust: rust.clone(),
                }),
            };
            variants.insert(value.clone(), variant);
        }
        let union = Union {
            doc: schema.doc.clone(),
            rust: schema.rust.clone(),
            discriminator: choice.discriminator.clone(),
            variants,
            allow: schema.allow.clone(),
        };
        self.types.unions.insert(name.to_owned(), union);
    }
}

/// Adds fields; one that is there already gives way.
fn merge(fields: &mut Fields, others: Fields) {
    for (name, schema) in others.fields {
        fields.fields.insert(name, schema);
    }
    for name in others.required {
        if !fields.required.contains(&name) {
            fields.required.push(name);
        }
    }
    fields.additional = others.additional.or(fields.additional.take());
}

/// Gives a field a name of its own in Rust where it would have that of another.
fn distinct(fields: &mut IndexMap<String, Field>) {
    let mut taken = BTreeSet::new();
    for (wire, field) in fields {
        let Field::Details(details) = field else {
            continue;
        };
        super::fit::claim(&mut taken, wire, &mut details.rust);
    }
}

/// Whether the fields that two models share have the same types.
fn alike(one: &Fields, other: &Fields) -> bool {
    one.fields.iter().all(|(name, field)| {
        other
            .fields
            .get(name)
            .is_none_or(|other| same_type(field, other))
    })
}

/// Whether two schemas are the same type in a spec: one without a name is another at each place.
fn same_type(one: &Schema, other: &Schema) -> bool {
    match (&one.kind, &other.kind) {
        (Kind::Any, Kind::Any) | (Kind::Bool, Kind::Bool) | (Kind::Bytes, Kind::Bytes) => true,
        (Kind::Text, Kind::Text)
        | (Kind::Integer, Kind::Integer)
        | (Kind::Number, Kind::Number) => one.format == other.format,
        (Kind::Ref(one), Kind::Ref(other)) => one == other,
        (Kind::Enum(one), Kind::Enum(other)) => one == other,
        (Kind::List(one), Kind::List(other)) => same_type(one, other),
        (Kind::Object(one), Kind::Object(other)) => {
            one.fields.is_empty()
                && other.fields.is_empty()
                && match (&one.additional, &other.additional) {
                    (None, None) => true,
                    (Some(one), Some(other)) => same_type(one, other),
                    _ => false,
                }
        }
        _ => false,
    }
}
