//! Unions and their variants.

use super::symbols::{Symbols, Usage, is_placeholder};
use super::{decide, naming};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::Scope;
use crate::ir::{Model, ModelId, Type, Union, UnionVariant};
use crate::spec::{self, Parsed, Spec, TypeExpr};

/// Lowers the unions of all files, in the order of the files.
pub(super) fn unions(
    spec: &Spec,
    symbols: &Symbols<'_>,
    models: &[Model],
    types: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Vec<Union> {
    let unions = spec.groups.iter().flat_map(|group| &group.spec.unions);
    unions
        .map(|(wire, item)| Union {
            wire: wire.to_string(),
            name: decide(types, (wire, wire.place()), item.rust.as_ref(), problems),
            doc: item.doc.clone(),
            discriminator: item.discriminator.to_string(),
            variants: variants(item, symbols, models, problems),
        })
        .collect()
}

fn variants(
    item: &spec::Union,
    symbols: &Symbols<'_>,
    models: &[Model],
    problems: &mut Diagnostics,
) -> Vec<UnionVariant> {
    let values = item.variants.iter().map(|(value, variant)| {
        let details = variant.details();
        let rust = details.and_then(|details| details.rust.as_ref());
        (value.as_str(), rust)
    });
    let names = naming::variants(values, problems);
    let mut variants = Vec::new();
    for ((value, variant), name) in item.variants.iter().zip(names) {
        let Some(name) = name else { continue };
        let written = variant.ty();
        let Some(id) = model(written, symbols, problems) else {
            continue;
        };
        if let Some(model) = models.get(id.0) {
            discriminator(&item.discriminator, model, written, problems);
        }
        variants.push(UnionVariant {
            wire: value.to_string(),
            name,
            model: id,
            doc: variant.details().and_then(|details| details.doc.clone()),
        });
    }
    variants
}

/// The model of a variant. Another type is reported.
fn model(
    written: &Parsed<TypeExpr>,
    symbols: &Symbols<'_>,
    problems: &mut Diagnostics,
) -> Option<ModelId> {
    match symbols.resolve(written, Usage::Field, problems)? {
        Type::Model(id) => Some(id),
        ty if is_placeholder(&ty, written) => None,
        _ => {
            let message = format!("variant type `{written}` is not a model");
            problems.push(
                Diagnostic::error(Code::Union, written.place(), message)
                    .help("use a model, and put the value in one of its fields"),
            );
            None
        }
    }
}

/// If the model has the discriminator as a field, that field can hold the value.
fn discriminator(
    name: &str,
    model: &Model,
    written: &Parsed<TypeExpr>,
    problems: &mut Diagnostics,
) {
    let field = model.fields.iter().find(|field| field.wire == name);
    let Some(field) = field else { return };
    if !matches!(field.ty, Type::String | Type::Enum(_) | Type::Json) {
        let message = format!(
            "discriminator `{name}` of model `{}` is not text",
            model.wire
        );
        problems.push(
            Diagnostic::error(Code::Union, written.place(), message)
                .help("change the type of the field to `string` or an enum, or remove the field from the model"),
        );
    }
}
