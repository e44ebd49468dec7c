//! Models and their fields.

use super::symbols::{Symbols, Usage};
use super::{decide, extends, limits};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::{Case, Scope};
use crate::ir::{Additional, Field, Model, Presence, Type};
use crate::spec::{self, Parsed, Spanned, Spec, TypeExpr};

/// The field that holds a model's unknown fields.
const RESERVED_FIELDS: &[&str] = &["extra"];

/// Lowers the models of all files, in the order of the files.
pub(super) fn models(
    spec: &Spec,
    symbols: &Symbols<'_>,
    types: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Vec<Model> {
    let mut models = Vec::new();
    for (wire, model) in spec.groups.iter().flat_map(|group| &group.spec.models) {
        let name = decide(types, (wire, wire.place()), model.rust.as_ref(), problems);
        let fields = fields(model, symbols, problems);
        let additional = model.additional.as_ref();
        models.push(Model {
            wire: wire.to_string(),
            name,
            doc: model.doc.clone(),
            extends: extends::bases(model, symbols, problems),
            fields,
            additional: additional.and_then(|ty| additional_type(ty, symbols, problems)),
            // `reach::mark_patched` sets this when all operations are known.
            patched: false,
        });
    }
    extends::inherit(spec, &mut models, problems);
    models
}

fn additional_type(
    written: &Parsed<TypeExpr>,
    symbols: &Symbols<'_>,
    problems: &mut Diagnostics,
) -> Option<Additional> {
    let ty = symbols.resolve(written, Usage::Field, problems)?;
    Some(Additional {
        ty,
        text: written.to_string(),
    })
}

fn fields(model: &spec::Model, symbols: &Symbols<'_>, problems: &mut Diagnostics) -> Vec<Field> {
    let mut scope = Scope::new(Case::Snake, RESERVED_FIELDS, "_");
    let fields = model.fields.iter();
    fields
        .map(|(wire, item)| field(wire, item, &mut scope, symbols, problems))
        .collect()
}

fn field(
    wire: &Spanned<String>,
    item: &spec::Field,
    scope: &mut Scope<Place>,
    symbols: &Symbols<'_>,
    problems: &mut Diagnostics,
) -> Field {
    let details = item.details();
    let rust = details.and_then(|details| details.rust.as_ref());
    let name = decide(scope, (wire, wire.place()), rust, problems);
    let written = item.ty();
    let ty = symbols.resolve(written, Usage::Field, problems);
    let mut field = Field {
        wire: wire.to_string(),
        name,
        ty: ty.unwrap_or(Type::Json),
        nullable: false,
        inherited: false,
        format: None,
        limits: Vec::new(),
        required: false,
        presence: Presence::Optional,
        read_only: false,
        write_only: false,
        boxed: false,
        doc: None,
    };
    let Some(details) = details else { return field };
    if **details.secret {
        if field.ty != Type::String {
            let message = "secret field must have the type `string`";
            problems.push(
                Diagnostic::error(Code::TypeMisplaced, details.secret.key_place(), message)
                    .related(written.place(), "type defined here")
                    .help("change the type to `string`, or mark the secret fields of the type"),
            );
        }
        field.ty = Type::Secret;
    }
    let typed = (&field.ty, written);
    field.format = limits::format(details.format.as_ref(), typed, problems);
    field.limits = limits::limits(details.limits.as_ref(), typed, problems);
    field.nullable = details.nullable;
    field.required = details.required;
    // `direction::apply` corrects this when all operations are known.
    field.presence = match details.required {
        true => Presence::Always,
        false => Presence::Optional,
    };
    field.read_only = details.read_only;
    field.write_only = **details.write_only;
    if field.read_only && field.write_only {
        let message = "field is both read-only and write-only";
        problems.push(
            Diagnostic::error(Code::Misfit, details.write_only.key_place(), message)
                .help("remove `read_only` if the client sets the field, or `write_only` if the server does"),
        );
    }
    field.doc.clone_from(&details.doc);
    field
}
