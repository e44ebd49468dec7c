//! The directions in which models, enums and unions travel.

use std::collections::BTreeSet;

use codegen::ir::{Api, Type};

use super::values::Travel;
use crate::renames::operations;

/// Names of the types that requests and answers contain.
#[derive(Debug, Default)]
pub(super) struct Reach {
    requests: BTreeSet<String>,
    answers: BTreeSet<String>,
}

impl Reach {
    pub(super) fn of(api: &Api) -> Self {
        let mut reach = Self::default();
        for operation in operations(api) {
            for input in operation.inputs() {
                visit(input.ty, api, true, &mut reach.requests);
            }
            for ty in operation.returns.types() {
                visit(ty, api, false, &mut reach.answers);
            }
        }
        if let Some(error) = api.error {
            visit(&Type::Model(error), api, false, &mut reach.answers);
        }
        reach
    }

    /// How clients transfer a type.
    pub(super) fn travel(&self, name: &str) -> Travel {
        Travel {
            sent: self.requests.contains(name),
            answered: self.answers.contains(name),
            is_text: false,
        }
    }
}

fn visit(ty: &Type, api: &Api, is_request: bool, found: &mut BTreeSet<String>) {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
            visit(inner, api, is_request, found);
        }
        Type::Enum(id) => drop(found.insert(api.enumeration(*id).wire.clone())),
        Type::Union(id) => {
            let union = api.union(*id);
            if found.insert(union.wire.clone()) {
                for variant in &union.variants {
                    visit(&Type::Model(variant.model), api, is_request, found);
                }
            }
        }
        Type::Model(id) => {
            let model = api.model(*id);
            if found.insert(model.wire.clone()) {
                for field in &model.fields {
                    if !(is_request && field.read_only || !is_request && field.write_only) {
                        visit(&field.ty, api, is_request, found);
                    }
                }
            }
        }
        _ => {}
    }
}
