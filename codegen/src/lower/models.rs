//! Models and enums: names of types, fields and variants, and the types of fields.

use super::symbols::{Symbols, Usage};
use super::{decide, extends, limits, not_a_name};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::{self, Case, Name, Scope};
use crate::ir::{Additional, Enum, Field, Model, Type, Variant};
use crate::load::prune::STAND_IN;
use crate::spec::File;
use crate::spec::location::At;
use crate::spec::{self, GroupFile, Spec};

/// The field in which every model keeps what it does not know.
const RESERVED_FIELDS: &[&str] = &["extra"];

pub(super) fn models(
    spec: &Spec,
    symbols: &Symbols<'_>,
    types: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Vec<Model> {
    let mut models = Vec::new();
    for group in &spec.groups {
        let root = group.at();
        let list = root.key("models");
        for (wire, model) in &group.spec.models {
            let at = list.key(wire);
            let name = decide(
                types,
                wire,
                model.rust.as_deref(),
                (at.key_place(), at.key("rust")),
                problems,
            );
            let fields = fields(model, at, symbols, problems);
            let additional = model.additional.as_deref();
            let additional =
                additional.and_then(|text| additional_type(text, at, symbols, problems));
            models.push(Model {
                wire: wire.clone(),
                name,
                doc: model.doc.clone(),
                extends: extends::bases(model, at, symbols, problems),
                fields,
                additional,
                // known once all operations are: see `reach::mark_patched`
                patched: false,
            });
        }
    }
    extends::inherit(spec, &mut models, problems);
    models
}

fn additional_type(
    text: &str,
    at: At<'_>,
    symbols: &Symbols<'_>,
    problems: &mut Diagnostics,
) -> Option<Additional> {
    let ty = symbols.resolve(text, at.key("additional"), Usage::Field, problems)?;
    Some(Additional {
        ty,
        text: text.to_owned(),
    })
}

fn fields(
    model: &spec::Model,
    at: At<'_>,
    symbols: &Symbols<'_>,
    problems: &mut Diagnostics,
) -> Vec<Field> {
    let list = at.key("fields");
    let mut scope = Scope::new(Case::Snake, RESERVED_FIELDS, "_");
    let mut fields = Vec::new();
    for (wire, field) in &model.fields {
        let at = list.key(wire);
        let details = field.details();
        let rust = details.and_then(|details| details.rust.as_deref());
        let name = decide(
            &mut scope,
            wire,
            rust,
            (at.key_place(), at.key("rust")),
            problems,
        );
        let type_at = if details.is_some() {
            at.key("type")
        } else {
            at
        };
        let mut ty = symbols
            .resolve(field.ty(), type_at, Usage::Field, problems)
            .unwrap_or(Type::Json);
        if details.is_some_and(|details| details.secret) {
            if ty != Type::String && field.ty() != STAND_IN {
                let message = "secret field must have the type `string`";
                let place = at.key("secret").key_place();
                problems.push(
                    Diagnostic::error(Code::TypeMisplaced, place, message)
                        .related(type_at.place(), "type defined here")
                        .help("change the type to `string`, or mark the secret fields of the type"),
                );
            }
            ty = Type::Secret;
        }
        let written = (&ty, field.ty());
        let (format, limits) = match details {
            None => (None, Vec::new()),
            Some(details) => (
                limits::format(details.format.as_deref(), written, at, problems),
                limits::limits(details.limits.as_ref(), written, at, problems),
            ),
        };
        fields.push(Field {
            wire: wire.clone(),
            name,
            ty,
            nullable: details.is_some_and(|details| details.nullable),
            inherited: false,
            format,
            limits,
            required: details.is_some_and(|details| details.required),
            read_only: details.is_some_and(|details| details.read_only),
            boxed: false,
            doc: details.and_then(|details| details.doc.clone()),
        });
    }
    fields
}

pub(super) fn enums(
    spec: &Spec,
    types: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Vec<Enum> {
    let files = spec.groups.iter();
    files
        .flat_map(|group| group.spec.enums.iter().map(move |item| (group, item)))
        .map(|(group, (wire, item))| enumeration(group, wire, item, types, problems))
        .collect()
}

fn enumeration(
    group: &File<GroupFile>,
    wire: &str,
    item: &spec::Enum,
    types: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Enum {
    let root = group.at();
    let list = root.key("enums");
    let at = list.key(wire);
    let name = decide(
        types,
        wire,
        item.rust.as_deref(),
        (at.key_place(), at.key("rust")),
        problems,
    );
    let chosen =
        |value: &'_ spec::EnumValue| value.details().and_then(|details| details.rust.clone());
    let explicit: Vec<Option<String>> = item.values.iter().map(chosen).collect();
    let values = item
        .values
        .iter()
        .zip(&explicit)
        .map(|(value, rust)| (value.value(), rust.as_deref()));
    let names = names::variants(values);
    let values_at = at.key("values");
    let mut variants = Vec::new();
    for (index, ((value, name), rust)) in item.values.iter().zip(names).zip(&explicit).enumerate() {
        let at = values_at.item(index);
        let name = match (name, rust) {
            (Some(name), _) => name,
            (None, Some(rust)) => {
                problems.push(taken_variant(rust, at.key("rust").place()));
                continue;
            }
            // the same value twice, which has been reported
            (None, None) => continue,
        };
        let doc = value.details().and_then(|details| details.doc.clone());
        variants.push(Variant {
            wire: value.value().to_owned(),
            name,
            doc,
        });
    }
    Enum {
        wire: wire.to_owned(),
        name,
        doc: item.doc.clone(),
        variants,
    }
}

pub(super) fn taken_variant(rust: &str, place: Place) -> Diagnostic {
    if Name::explicit(rust, Case::Camel).is_none() {
        return not_a_name(rust, Case::Camel, place);
    }
    if names::CONSTANTS.contains(&rust) {
        let message = format!("variant name `{rust}` is reserved for a constant of the enum");
        return Diagnostic::error(Code::RustName, place, message).help("choose another name");
    }
    Diagnostic::error(
        Code::NameCollision,
        place,
        format!("duplicate variant name `{rust}`"),
    )
    .help(format!(
        "choose another name; `{}` is reserved for unknown values",
        names::CATCH_ALL
    ))
}
