//! Models and unions.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::builder::{Builder, Definition};
use super::direction::Direction;
use super::inheritance::{Parts, merge};
use super::naming::{Position, camel};
use super::rust_names;
use crate::import::description::{self, Kind, Schema};
use codegen::spec::{
    Field, FieldDetails, Model, Spanned, Union, UnionVariant, UnionVariantDetails,
};

/// Maximum nesting of `allOf`.
const MAX_DEPTH: usize = 32;

/// Finding about a part of `allOf`.
const UNION_PART: &str = "fields of a union that is a part of `allOf` are among the unknown fields";

const IGNORED_PART: &str = "part of `allOf` that is recursive or not an object is ignored: \
                            its values are unreadable";

impl Builder<'_> {
    pub(super) fn model(&mut self, name: &str, schema: &Schema, position: &Position) {
        let mut parts = Parts::default();
        self.parts(schema, &mut parts, 0);
        if !self.are_compatible(&mut parts) {
            self.report.wrong(
                "`allOf` gives one field different types: values of all but the last are unreadable",
                &schema.place,
            );
            let mut all = self.inherited(&parts.extends);
            merge(&mut all, parts.own);
            parts = Parts {
                extends: Vec::new(),
                own: all,
            };
        }
        let mut fields = IndexMap::new();
        for (wire, field) in &parts.own.fields {
            let position = Position {
                part: wire.clone(),
                ..position.clone()
            };
            let required = parts.own.required.contains(wire);
            fields.insert(
                wire.clone().into(),
                self.field(field, required, &position).into(),
            );
        }
        for missing in parts
            .own
            .required
            .iter()
            .filter(|name| !parts.own.fields.contains_key(*name))
        {
            self.report.wider(
                format!(
                    "required field `{missing}`, which is not defined, is one of the unknown fields"
                ),
                &schema.place,
            );
        }
        set_distinct_rust_names(&mut fields);
        let additional = parts.own.additional.map(|value| {
            let typed = self.json_type(
                &value,
                &Position {
                    part: "Value".to_owned(),
                    ..position.clone()
                },
            );
            typed.ty
        });
        let extends = parts
            .extends
            .iter()
            .filter_map(|name| self.names.get(name).cloned().map(Into::into));
        let model = Model {
            doc: schema.doc.clone(),
            rust: schema.rust.clone(),
            extends: extends.collect(),
            fields: fields.into(),
            additional: additional.filter(|ty| ty != "json").map(Into::into),
            allow: schema.allow.clone(),
        };
        self.types.models.insert(name.to_owned(), model);
    }

    /// Splits a schema into the models that it extends and its own fields.
    fn parts(&mut self, schema: &Schema, parts: &mut Parts, depth: usize) {
        match &schema.kind {
            Kind::Object(own) => merge(&mut parts.own, own.clone()),
            Kind::All(all) if depth < MAX_DEPTH => {
                for part in all {
                    self.parts(part, parts, depth + 1);
                }
            }
            Kind::Ref(name) => match self.definition(name) {
                Some(Definition::Model) if parts.extends.contains(name) => {}
                Some(Definition::Model) if self.is_acyclic(name) => {
                    parts.extends.push(name.clone())
                }
                Some(Definition::Alias(alias)) if depth < MAX_DEPTH => {
                    self.parts(&alias, parts, depth + 1)
                }
                Some(Definition::Union) => {
                    let fields = self
                        .schemas
                        .peek(name)
                        .and_then(|schema| match &schema.kind {
                            Kind::Union(union) => Some(union.fields.clone()),
                            _ => None,
                        });
                    let fields = fields.unwrap_or_default();
                    if fields.fields.is_empty() {
                        self.report.wider(UNION_PART, &schema.place);
                    }
                    merge(&mut parts.own, fields);
                }
                _ => self.report.wrong(IGNORED_PART, &schema.place),
            },
            Kind::Union(union) => merge(&mut parts.own, union.fields.clone()),
            _ => self.report.wrong(IGNORED_PART, &schema.place),
        }
    }

    fn field(&mut self, schema: &Schema, required: bool, position: &Position) -> Field {
        let typed = self.json_type(schema, position);
        if schema.default.is_some() {
            self.report
                .docs_only("default of a field is not documented", &schema.place);
        }
        let secret = typed.secret && typed.ty == "string";
        let direction = self.direction(schema);
        Field::Details(Box::new(FieldDetails {
            ty: typed.ty.into(),
            required,
            read_only: direction == Direction::Read,
            write_only: (direction == Direction::Write).into(),
            secret: secret.into(),
            nullable: typed.nullable,
            format: typed.format.map(Into::into),
            limits: typed.limits.map(Into::into),
            doc: typed.doc,
            rust: schema.rust.clone(),
        }))
    }

    pub(super) fn union(
        &mut self,
        name: &str,
        schema: &Schema,
        union: &description::Union,
        position: &Position,
    ) {
        let mut variants = IndexMap::new();
        for (value, variant) in &union.variants {
            if self.definition(&variant.schema).is_none() {
                let place = format!("{}, `{value}`", schema.place);
                self.report.wider(
                    "union variant of an undefined schema is read as an unrecognized one",
                    &place,
                );
                continue;
            }
            let ty = if union.fields.fields.is_empty() {
                self.names.get(&variant.schema).cloned().unwrap_or_default()
            } else {
                let place = format!("{}, `{value}`", schema.place);
                let parts = [
                    Kind::Ref(variant.schema.clone()),
                    Kind::Object(union.fields.clone()),
                ];
                let parts = parts.map(|kind| Schema::new(kind, &schema.place));
                let position = Position {
                    owner: camel(name),
                    part: camel(value),
                    root: position.root,
                };
                self.unnamed(&Schema::new(Kind::All(parts.into()), &place), &position)
            };
            let variant = match (&variant.doc, &variant.rust) {
                (None, None) => UnionVariant::Type(ty.into()),
                (doc, rust) => UnionVariant::Details(UnionVariantDetails {
                    ty: ty.into(),
                    doc: doc.clone(),
                    rust: rust.clone(),
                }),
            };
            variants.insert(value.clone().into(), variant);
        }
        let union = Union {
            doc: schema.doc.clone(),
            rust: schema.rust.clone(),
            discriminator: union.discriminator.clone().into(),
            variants: variants.into(),
            allow: schema.allow.clone(),
        };
        self.types.unions.insert(name.to_owned(), union);
    }
}

/// Gives fields with the same Rust name distinct ones.
fn set_distinct_rust_names(fields: &mut IndexMap<Spanned<String>, Spanned<Field>>) {
    let mut taken = BTreeSet::new();
    for (wire, field) in fields {
        let Field::Details(details) = &mut **field else {
            continue;
        };
        rust_names::claim_rust_name(&mut taken, wire, &mut details.rust);
    }
}
