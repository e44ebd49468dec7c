//! From what descriptions say to a spec: types that the chosen operations reach, then the operations, then the files.

mod fit;
mod models;
mod naming;
mod operations;
mod paging;
mod parameters;
mod types;

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::library::Library;
use super::neutral::{self, Schema, Word};
use super::report::Report;
use crate::spec;
pub(super) use fit::claim;
use naming::{Met, Stand, Taken};

/// Types and operations in the words of the spec.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) types: Types,
    /// The operations, each with its tag.
    pub(super) operations: Vec<(String, spec::Operation)>,
    pub(super) error: Option<String>,
    pub(super) origin: Order,
}

#[derive(Debug, Default)]
pub(super) struct Types {
    pub(super) models: IndexMap<String, spec::Model>,
    pub(super) enums: IndexMap<String, spec::Enum>,
    pub(super) unions: IndexMap<String, spec::Union>,
}

/// How a named schema comes into the spec.
#[derive(Debug, Clone)]
enum Component {
    Model,
    Enum,
    Union,
    /// It has no name of its own there: it stands wherever it is used.
    Alias(Box<Schema>),
}

/// Where the types of one description come together.
struct Builder<'a> {
    library: &'a Library<'a>,
    /// Whether the description is an export of a spec, whose order and words are kept.
    origin: Order,
    report: &'a mut Report,
    names: IndexMap<String, String>,
    taken: Taken,
    components: IndexMap<String, Component>,
    nullable: BTreeMap<String, bool>,
    /// Types of schemas without a name, by the place of each.
    inline: BTreeMap<String, String>,
    /// Schemas that are being looked at, so that one within itself is noticed.
    open: Vec<String>,
    /// Types whose fields are still to be built.
    queue: Vec<(Stand, Task)>,
    types: Types,
    /// Where each type stands in the files: by the named schema that it comes from, then by its own name.
    order: BTreeMap<String, (usize, usize)>,
    met: Met,
    /// Names of the enums that have none; empty while they are collected.
    enum_names: IndexMap<Vec<Word>, String>,
}

/// A type to build, by its name in the spec.
enum Task {
    Model(String, Schema),
    Union(String, Schema),
}

/// How the types of a spec are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As the description has them.
    Kept,
    /// By name.
    Name,
}

/// Builds everything that the operations need.
pub(super) fn build(
    operations: &[neutral::Operation],
    library: &Library<'_>,
    order: Order,
    report: &mut Report,
) -> Built {
    // the first round is for the enums alone: their names depend on all places at which they stand
    let mut silent = Report::default();
    let mut first = Builder::new(
        library,
        order,
        IndexMap::new(),
        Taken::default(),
        &mut silent,
    );
    first.run(operations);
    let (met, mut taken) = (first.met, first.taken);
    let enum_names = met.names(&mut taken);
    let mut taken = Taken::default();
    for name in enum_names.values() {
        taken.free(name);
    }
    let mut builder = Builder::new(library, order, enum_names, taken, report);
    let mut built = builder.run(operations);
    let places = std::mem::take(&mut builder.order);
    fit::loosen_endless(&mut built.types.models, builder.report);
    sort(&mut built.types, &places, order);
    built
}

fn sort(types: &mut Types, places: &BTreeMap<String, (usize, usize)>, order: Order) {
    let key = |name: &String| match order {
        Order::Kept => (places.get(name).copied(), String::new()),
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

impl<'a> Builder<'a> {
    fn new(
        library: &'a Library<'a>,
        origin: Order,
        enum_names: IndexMap<Vec<Word>, String>,
        mut taken: Taken,
        report: &'a mut Report,
    ) -> Self {
        Self {
            names: naming::of_schemas(library, &mut taken),
            library,
            origin,
            report,
            taken,
            components: IndexMap::new(),
            nullable: BTreeMap::new(),
            inline: BTreeMap::new(),
            open: Vec::new(),
            queue: Vec::new(),
            types: Types::default(),
            order: BTreeMap::new(),
            met: Met::default(),
            enum_names,
        }
    }

    fn run(&mut self, operations: &[neutral::Operation]) -> Built {
        let mut done = Vec::new();
        for operation in operations {
            done.extend(
                self.operation(operation)
                    .map(|item| (operation.tag.clone(), item)),
            );
        }
        self.work();
        let error = self.error_model(operations);
        if self.origin == Order::Kept {
            // a spec has types that no operation reaches only where people allow it
            for name in self.library.names() {
                self.component(name);
            }
        }
        self.work();
        for (_, operation) in &mut done {
            if operation.paging.is_none() {
                operation.paging = paging::detect(operation, &self.types.models);
            }
        }
        operations::distinct(&mut done);
        Built {
            types: std::mem::take(&mut self.types),
            operations: done,
            error,
            origin: self.origin,
        }
    }

    /// Builds the types that wait, and those that they lead to.
    fn work(&mut self) {
        let mut next = 0;
        while next < self.queue.len() {
            let tasks = std::mem::take(&mut self.queue);
            for (stand, task) in tasks {
                match task {
                    Task::Model(name, schema) => self.model(&name, &schema, &stand),
                    Task::Union(name, schema) => self.union(&name, &schema, &stand),
                }
            }
            next = 0;
        }
    }

    /// Gives a type its place in the files.
    fn place(&mut self, name: &str, stand: &Stand) {
        let next = self.order.len();
        self.order
            .entry(name.to_owned())
            .or_insert((stand.root, next));
    }
}
