//! Which models and enums the operations reach: those of PATCH operations are marked, those of none are reported.

use super::symbols::Symbols;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Api, Method, Model, ModelId, Type};
use crate::spec::Spec;

/// Mistakes that can make a used type look unused.
const HIDES_REFERENCES: &[Code] = &[
    Code::Files,
    Code::HttpMethod,
    Code::PathTemplate,
    Code::TypeSyntax,
    Code::UnknownType,
    Code::TypeMisplaced,
    Code::DuplicateType,
    Code::DuplicateKey,
    Code::YamlFeature,
];

/// Reports every model and enum that no operation and no error can bring. Silent while a mistake hides references: what
/// only looks unused because of a typo elsewhere is not reported.
pub(super) fn report_unused(
    spec: &Spec,
    api: &Api,
    symbols: &Symbols<'_>,
    problems: &mut Diagnostics,
) {
    let damaged =
        !spec.complete || spec.api.damaged || spec.groups.iter().any(|group| group.damaged);
    if damaged
        || problems
            .items()
            .iter()
            .any(|item| HIDES_REFERENCES.contains(&item.code))
    {
        return;
    }
    let reached = Reached::by_all(api);
    for group in &spec.groups {
        let root = group.at();
        let models = root.key("models");
        for name in group.spec.models.keys() {
            if symbols.model(name).is_some_and(|id| !reached.models[id.0]) {
                problems.push(unused("model", name, models.key(name).key_place()));
            }
        }
        let enums = root.key("enums");
        for name in group.spec.enums.keys() {
            if symbols
                .enumeration(name)
                .is_some_and(|id| !reached.enums[id.0])
            {
                problems.push(unused("enum", name, enums.key(name).key_place()));
            }
        }
    }
}

fn unused(kind: &str, name: &str, place: crate::diagnostic::Place) -> Diagnostic {
    Diagnostic::error(
        Code::Unused,
        place,
        format!("no operation reaches the {kind} `{name}`"),
    )
    .help("remove it, or use it in an operation or in a model that one reaches")
}

/// Marks the models that the body of a PATCH operation carries.
pub(super) fn mark_patched(api: &mut Api) {
    let mut reached = Reached::new(api);
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    for operation in operations.filter(|operation| operation.method == Method::Patch) {
        let body = operation.body.iter();
        body.for_each(|body| reached.visit(&body.ty));
    }
    reached.follow(&api.models, Fields::Sent);
    for (model, patched) in api.models.iter_mut().zip(reached.models) {
        model.patched = patched;
    }
}

/// Which fields lead on from a model.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fields {
    All,
    /// Those that the client sets.
    Sent,
}

struct Reached {
    models: Vec<bool>,
    enums: Vec<bool>,
    queue: Vec<ModelId>,
}

impl Reached {
    fn new(api: &Api) -> Self {
        Self {
            models: vec![false; api.models.len()],
            enums: vec![false; api.enums.len()],
            queue: Vec::new(),
        }
    }

    /// What all operations and the error reach.
    fn by_all(api: &Api) -> Self {
        let mut reached = Self::new(api);
        for operation in api.groups.iter().flat_map(|group| &group.operations) {
            operation
                .parameters
                .iter()
                .for_each(|parameter| reached.visit(&parameter.ty));
            operation
                .body
                .iter()
                .for_each(|body| reached.visit(&body.ty));
            operation.returns.iter().for_each(|ty| reached.visit(ty));
        }
        api.error
            .iter()
            .for_each(|model| reached.visit(&Type::Model(*model)));
        reached.follow(&api.models, Fields::All);
        reached
    }

    /// Goes on through the fields of what has been visited.
    fn follow(&mut self, models: &[Model], fields: Fields) {
        while let Some(model) = self.queue.pop() {
            models[model.0]
                .fields
                .iter()
                .filter(|field| fields == Fields::All || !field.read_only)
                .for_each(|field| self.visit(&field.ty));
        }
    }

    fn visit(&mut self, ty: &Type) {
        match ty {
            Type::List(inner) | Type::Map(inner) => self.visit(inner),
            Type::Enum(id) => self.enums[id.0] = true,
            Type::Model(id) if !self.models[id.0] => {
                self.models[id.0] = true;
                self.queue.push(*id);
            }
            _ => {}
        }
    }
}
