//! Inheritance: resolves the bases of models and puts their fields before the model's own.

use std::collections::BTreeMap;

use super::symbols::{Symbols, Usage, is_placeholder};
use crate::diagnostics::Code;
use crate::diagnostics::size_limits;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::{Field, Model, ModelId, Type};
use crate::spec::{self, Spanned, Spec};

/// Resolves the bases of a model. A name of anything but a model is reported.
pub(super) fn bases(
    model: &spec::Model,
    symbols: &Symbols<'_>,
    problems: &mut Diagnostics,
) -> Vec<ModelId> {
    let mut found: Vec<ModelId> = Vec::new();
    for name in model.extends.iter() {
        let message = match symbols.resolve(name, Usage::Field, problems) {
            Some(Type::Model(id)) if found.contains(&id) => {
                format!("duplicate base model `{name}`")
            }
            Some(Type::Model(id)) => {
                found.push(id);
                continue;
            }
            // The unresolved type has been reported.
            None => continue,
            Some(ty) if is_placeholder(&ty, name) => continue,
            Some(_) => format!("base `{name}` is not a model"),
        };
        problems.push(
            Diagnostic::error(Code::Inheritance, name.place(), message)
                .help("use the name of another model"),
        );
    }
    found
}

/// Gives each model the fields of its bases. The models are in the order of the spec.
pub(super) fn inherit(spec: &Spec, models: &mut [Model], problems: &mut Diagnostics) {
    if models.iter().all(|model| model.extends.is_empty()) {
        return;
    }
    let written: Vec<Written<'_>> = spec
        .groups
        .iter()
        .flat_map(|file| &file.spec.models)
        .collect();
    let order = bases_first(&written, models, problems);
    let mut inherited = 0;
    for index in order {
        if models[index].extends.is_empty() {
            continue;
        }
        let (name, model) = written[index];
        let bases = models[index].extends.iter();
        inherited += bases.map(|base| models[base.0].fields.len()).sum::<usize>();
        if inherited > size_limits::INHERITED {
            problems.push(size_limits::too_much_inherited(model.extends.place()));
            return;
        }
        let own = std::mem::take(&mut models[index].fields);
        let mut fields = Fields::default();
        for base in &models[index].extends {
            let base = &models[base.0];
            let place = base_place(model, &base.wire);
            for field in &base.fields {
                let inherited = Field {
                    inherited: true,
                    boxed: false,
                    ..field.clone()
                };
                fields.add(inherited, &base.wire, &place, problems);
            }
        }
        for field in own {
            let place = field_place(model, &field.wire);
            fields.add(field, name, &place, problems);
        }
        models[index].fields = fields.list;
    }
}

/// A model of the spec with its name.
type Written<'s> = (&'s Spanned<String>, &'s Spanned<spec::Model>);

/// The place where a model names a base.
fn base_place(model: &spec::Model, base: &str) -> Place {
    let written = model.extends.iter().find(|name| name.as_str() == base);
    written.map_or_else(|| model.extends.place(), |name| name.place())
}

/// The place of a field, or that of all fields if the field is inherited.
pub(super) fn field_place(model: &spec::Model, field: &str) -> Place {
    let written = model.fields.get(field);
    written.map_or_else(|| model.fields.place(), |field| field.place())
}

/// The fields of one model while they are collected.
#[derive(Default)]
struct Fields<'a> {
    list: Vec<Field>,
    /// The position in the list and the declaring model, by wire name.
    wires: BTreeMap<String, (usize, &'a str)>,
    /// The wire name, by Rust name.
    names: BTreeMap<String, String>,
}

impl<'a> Fields<'a> {
    /// Adds a field of `model`. A repeated field keeps its position, and the model's own definition
    /// wins.
    fn add(&mut self, field: Field, model: &'a str, place: &Place, problems: &mut Diagnostics) {
        if let Some((index, owner)) = self.wires.get(&field.wire) {
            let first = &mut self.list[*index];
            if first.ty != field.ty {
                let message = format!(
                    "type of field `{}` differs between `{owner}` and `{model}`",
                    field.wire
                );
                problems.push(
                    Diagnostic::error(Code::Inheritance, place.clone(), message).help(
                        "use the same type for both fields, or remove the model from `extends`",
                    ),
                );
            } else if !field.inherited {
                *first = field;
            } else {
                first.required |= field.required;
            }
            return;
        }
        let name = field.name.as_str().to_owned();
        if let Some(other) = self.names.get(&name) {
            let message = format!(
                "fields `{other}` and `{}` have the same Rust name `{name}`",
                field.wire
            );
            problems.push(
                Diagnostic::error(Code::NameCollision, place.clone(), message)
                    .help("rename one of them with the key `rust`"),
            );
        }
        self.names.insert(name, field.wire.clone());
        self.wires
            .insert(field.wire.clone(), (self.list.len(), model));
        self.list.push(field);
    }
}

/// Returns the indexes of all models, bases first. A cycle is reported and broken where it closes.
fn bases_first(
    written: &[Written<'_>],
    models: &mut [Model],
    problems: &mut Diagnostics,
) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; models.len()];
    let mut order = Vec::new();
    for start in 0..models.len() {
        let mut path = vec![(start, 0)];
        while let Some((model, next)) = path.pop() {
            if next == 0 && states[model] != State::New {
                continue;
            }
            states[model] = State::Open;
            let Some(base) = models[model].extends.get(next).copied() else {
                states[model] = State::Done;
                order.push(model);
                continue;
            };
            if states[base.0] == State::Open {
                problems.push(circle(written[model], &models[base.0].wire));
                models[model].extends.remove(next);
                // The next base has moved up. `next` may be 0, which must not look like a new
                // model.
                states[model] = State::New;
                path.push((model, next));
                continue;
            }
            path.push((model, next + 1));
            if states[base.0] == State::New {
                path.push((base.0, 0));
            }
        }
    }
    order
}

fn circle((name, model): Written<'_>, base: &str) -> Diagnostic {
    let message = format!("model `{name}` extends itself through `{base}`");
    Diagnostic::error(Code::Inheritance, base_place(model, base), message)
        .help("remove one of the models of the cycle from `extends`")
}
