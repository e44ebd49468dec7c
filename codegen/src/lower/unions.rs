//! Unions: names of types and variants, and the models that they lead to.

use super::decide;
use super::models::taken_variant;
use super::symbols::{Symbols, Usage};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::{self, Scope};
use crate::ir::{Model, Type, Union, UnionVariant};
use crate::spec::location::At;
use crate::spec::{self, Spec};

pub(super) fn unions(
    spec: &Spec,
    symbols: &Symbols<'_>,
    models: &[Model],
    types: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Vec<Union> {
    let mut unions = Vec::new();
    for group in &spec.groups {
        let root = group.at();
        let list = root.key("unions");
        for (wire, item) in &group.spec.unions {
            let at = list.key(wire);
            let name = decide(
                types,
                wire,
                item.rust.as_deref(),
                (at.key_place(), at.key("rust")),
                problems,
            );
            unions.push(Union {
                wire: wire.clone(),
                name,
                doc: item.doc.clone(),
                discriminator: item.discriminator.clone(),
                variants: variants(item, at, symbols, models, problems),
            });
        }
    }
    unions
}

fn variants(
    item: &spec::Union,
    at: At<'_>,
    symbols: &Symbols<'_>,
    models: &[Model],
    problems: &mut Diagnostics,
) -> Vec<UnionVariant> {
    let details = |variant: &spec::UnionVariant| match variant {
        spec::UnionVariant::Type(ty) => (ty.clone(), None, None),
        spec::UnionVariant::Details(details) => (
            details.ty.clone(),
            details.doc.clone(),
            details.rust.clone(),
        ),
    };
    let written: Vec<_> = item
        .variants
        .iter()
        .map(|(value, variant)| (value, details(variant)))
        .collect();
    let names = names::variants(
        written
            .iter()
            .map(|(value, (_, _, rust))| (value.as_str(), rust.as_deref())),
    );
    let list = at.key("variants");
    let mut variants = Vec::new();
    for ((value, (ty, doc, rust)), name) in written.into_iter().zip(names) {
        let at = list.key(value);
        let Some(name) = name else {
            let rust = rust.unwrap_or_default();
            problems.push(taken_variant(&rust, at.key("rust").place()));
            continue;
        };
        let is_short = matches!(item.variants.get(value), Some(spec::UnionVariant::Type(_)));
        let type_at = if is_short { at } else { at.key("type") };
        let model = match symbols.resolve(&ty, type_at, Usage::Field, problems) {
            Some(Type::Model(id)) => id,
            // it has been reported
            None => continue,
            Some(Type::Json) if ty != "json" => continue,
            Some(_) => {
                let message = format!("variant type `{ty}` is not a model");
                problems.push(
                    Diagnostic::error(Code::Union, type_at.place(), message)
                        .help("use a model, and put the value in one of its fields"),
                );
                continue;
            }
        };
        if let Some(model) = models.get(model.0) {
            discriminator(&item.discriminator, model, type_at, problems);
        }
        variants.push(UnionVariant {
            wire: value.clone(),
            name,
            model,
            doc,
        });
    }
    variants
}

/// Where the model has the field that says what it is, the field can hold the value.
fn discriminator(name: &str, model: &Model, at: At<'_>, problems: &mut Diagnostics) {
    let field = model.fields.iter().find(|field| field.wire == name);
    let Some(field) = field else { return };
    if !matches!(field.ty, Type::String | Type::Enum(_) | Type::Json) {
        let message = format!(
            "discriminator `{name}` of model `{}` is not text",
            model.wire
        );
        problems.push(
            Diagnostic::error(Code::Union, at.place(), message)
                .help("change the type of the field to `string` or an enum, or remove the field from the model"),
        );
    }
}
