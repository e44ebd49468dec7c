//! Converts descriptions to the operations and types of a spec.

mod all_of;
mod builder;
mod cycles;
mod direction;
mod inheritance;
mod limits;
mod models;
mod naming;
mod operations;
mod paging;
mod parameters;
mod recursion;
mod replacements;
mod rust_names;
mod styles;
mod types;

use std::collections::BTreeMap;

use super::description::{Kind, Operation};
use super::report::Report;
use super::schema::NamedSchemas;
use builder::Builder;
pub(crate) use builder::{Order, Types};
use codegen::spec;
pub(crate) use operations::alternatives;
pub(crate) use rust_names::claim_rust_name;

/// Operations and types of a spec.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) types: Types,
    /// Operations with their tags.
    pub(crate) operations: Vec<(String, spec::Operation)>,
    /// Model of error responses.
    pub(crate) error: Option<String>,
    pub(crate) unused: Unused,
}

/// Types of the description that no operation uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unused {
    /// They are part of the spec, as in an exported spec that is imported completely.
    Kept,
    Dropped,
}

impl Built {
    /// Tags of all operations.
    pub(crate) fn tags(&self) -> Vec<&str> {
        let operations = self.operations.iter();
        let tags = operations.flat_map(|(tag, operation)| {
            let further = operation.also_in.iter().map(|tag| tag.as_str());
            std::iter::once(tag.as_str()).chain(further)
        });
        tags.collect()
    }
}

/// Properties of the spec that do not follow from its operations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) order: Order,
    pub(crate) unused: Unused,
    /// Schema of error responses, if an exported spec states it.
    pub(crate) error: Option<&'a str>,
}

/// Converts the operations and the types that they use.
pub(crate) fn build(
    operations: &[Operation],
    schemas: &NamedSchemas<'_>,
    plan: Plan<'_>,
    report: &mut Report,
) -> Built {
    let mut builder = Builder::new(schemas, plan.order, report);
    let mut built = builder.build(operations, plan);
    recursion::break_cycles(&mut built.types.models, builder.report);
    sort(&mut built.types, &builder.positions, plan.order);
    built
}

fn sort(types: &mut Types, positions: &BTreeMap<String, (usize, usize)>, order: Order) {
    let key = |name: &String| match order {
        Order::Document => (positions.get(name).copied(), String::new()),
        Order::Name => (None, name.to_lowercase()),
    };
    types
        .models
        .sort_by(|left, _, right, _| key(left).cmp(&key(right)));
    types
        .enums
        .sort_by(|left, _, right, _| key(left).cmp(&key(right)));
    types
        .unions
        .sort_by(|left, _, right, _| key(left).cmp(&key(right)));
}

impl Builder<'_> {
    fn build(&mut self, operations: &[Operation], plan: Plan<'_>) -> Built {
        let mut built = Vec::new();
        for operation in operations {
            let converted = self.operation(operation);
            built.extend(converted.map(|item| (operation.tag.clone(), item)));
        }
        self.build_queued();
        let error = self.error_model(operations, plan.error);
        if plan.unused == Unused::Kept {
            for name in self.schemas.names() {
                self.definition(name);
            }
        }
        self.build_queued();
        // An exported spec states its paging.
        if self.order == Order::Name {
            for (_, operation) in &mut built {
                if operation.paging.is_none() {
                    operation.paging =
                        paging::detect(operation, &self.types.models).map(Into::into);
                }
            }
        }
        replacements::remove_missing(&mut built, operations, self.report);
        operations::set_distinct_rust_names(&mut built);
        operations::remove_repeated_further_groups(&mut built, self.report);
        Built {
            types: std::mem::take(&mut self.types),
            operations: built,
            error,
            unused: plan.unused,
        }
    }

    /// Builds the queued types and those that they queue.
    fn build_queued(&mut self) {
        while !self.queue.is_empty() {
            for queued in std::mem::take(&mut self.queue) {
                match &queued.schema.kind {
                    Kind::Union(union) => {
                        self.union(&queued.name, &queued.schema, union, &queued.position);
                    }
                    _ => self.model(&queued.name, &queued.schema, &queued.position),
                }
            }
        }
    }
}
