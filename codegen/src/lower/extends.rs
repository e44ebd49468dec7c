//! Models that have the fields of others: the bases found, and their fields put before the model's own.

use std::collections::BTreeMap;

use super::symbols::{Symbols, Usage};
use crate::diagnostics::Code;
use crate::diagnostics::size_limits;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Field, Model, ModelId, Type};
use crate::spec::location::At;
use crate::spec::{self, Spec};

/// The models that a model extends; a name that is none is reported.
pub(super) fn bases(
    model: &spec::Model,
    at: At<'_>,
    symbols: &Symbols<'_>,
    problems: &mut Diagnostics,
) -> Vec<ModelId> {
    let list = at.key("extends");
    let mut found: Vec<ModelId> = Vec::new();
    for (index, name) in model.extends.iter().enumerate() {
        let at = list.item(index);
        let message = match symbols.resolve(name, at, Usage::Field, problems) {
            Some(Type::Model(id)) if found.contains(&id) => {
                format!("duplicate base model `{name}`")
            }
            Some(Type::Model(id)) => {
                found.push(id);
                continue;
            }
            // it has been reported
            None => continue,
            Some(Type::Json) if name != "json" => continue,
            Some(_) => format!("base `{name}` is not a model"),
        };
        problems.push(
            Diagnostic::error(Code::Inheritance, at.place(), message)
                .help("use the name of another model"),
        );
    }
    found
}

/// Gives each model the fields of those that it extends. The models are in the order of the spec.
pub(super) fn inherit(spec: &Spec, models: &mut [Model], problems: &mut Diagnostics) {
    if models.iter().all(|model| model.extends.is_empty()) {
        return;
    }
    let order = bases_first(spec, models, problems);
    let places: Vec<(usize, &str)> = spec
        .groups
        .iter()
        .enumerate()
        .flat_map(|(group, file)| {
            file.spec
                .models
                .keys()
                .map(move |name| (group, name.as_str()))
        })
        .collect();
    let mut inherited = 0;
    for index in order {
        if models[index].extends.is_empty() {
            continue;
        }
        let bases = models[index].extends.iter();
        inherited += bases.map(|base| models[base.0].fields.len()).sum::<usize>();
        if inherited > size_limits::INHERITED {
            let (group, name) = places[index];
            let root = spec.groups[group].at();
            let list = root.key("models");
            let place = list.key(name).key("extends").place();
            problems.push(size_limits::too_much_inherited(place));
            return;
        }
        let own = std::mem::take(&mut models[index].fields);
        let (group, name) = places[index];
        let root = spec.groups[group].at();
        let list = root.key("models");
        let at = list.key(name);
        let mut fields = Fields::default();
        for (position, base) in models[index].extends.iter().enumerate() {
            let base = &models[base.0];
            for field in &base.fields {
                let inherited = Field {
                    inherited: true,
                    boxed: false,
                    ..field.clone()
                };
                let extends = at.key("extends");
                let at = extends.item(position);
                fields.add(inherited, &base.wire, at, problems);
            }
        }
        for field in own {
            let wire = field.wire.clone();
            let list = at.key("fields");
            fields.add(field, name, list.key(&wire), problems);
        }
        models[index].fields = fields.list;
    }
}

/// The fields of one model as they come together.
#[derive(Default)]
struct Fields<'a> {
    list: Vec<Field>,
    /// By name on the wire: where in the list, and the model that it is from.
    wires: BTreeMap<String, (usize, &'a str)>,
    /// By name in Rust: the name on the wire.
    names: BTreeMap<String, String>,
}

impl<'a> Fields<'a> {
    /// Adds a field of `model`. One that is there already stays in its place, and the later one says what it means.
    fn add(&mut self, field: Field, model: &'a str, at: At<'_>, problems: &mut Diagnostics) {
        if let Some((index, owner)) = self.wires.get(&field.wire) {
            let first = &mut self.list[*index];
            if first.ty != field.ty {
                let message = format!(
                    "type of field `{}` differs between `{owner}` and `{model}`",
                    field.wire
                );
                problems.push(
                    Diagnostic::error(Code::Inheritance, at.place(), message).help(
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
                Diagnostic::error(Code::NameCollision, at.place(), message)
                    .help("rename one of them with the key `rust`"),
            );
        }
        self.names.insert(name, field.wire.clone());
        self.wires
            .insert(field.wire.clone(), (self.list.len(), model));
        self.list.push(field);
    }
}

/// The indexes of all models, bases before those that extend them. A circle is reported, and cut where it closes.
fn bases_first(spec: &Spec, models: &mut [Model], problems: &mut Diagnostics) -> Vec<usize> {
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
                circle(spec, models, model, base, problems);
                models[model].extends.remove(next);
                // the next one has moved up; `next` may be 0, which must not look like a new model
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

fn circle(spec: &Spec, models: &[Model], model: usize, base: ModelId, problems: &mut Diagnostics) {
    let (name, base) = (&models[model].wire, &models[base.0].wire);
    for group in &spec.groups {
        let Some(written) = group.spec.models.get(name) else {
            continue;
        };
        let position = written.extends.iter().position(|item| item == base);
        let root = group.at();
        let models = root.key("models");
        let at = models.key(name);
        let list = at.key("extends");
        let message = format!("model `{name}` extends itself through `{base}`");
        let place = list.item(position.unwrap_or_default()).place();
        problems.push(
            Diagnostic::error(Code::Inheritance, place, message)
                .help("remove one of the models of the cycle from `extends`"),
        );
    }
}
