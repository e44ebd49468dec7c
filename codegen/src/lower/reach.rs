//! Types reachable from operations. The bodies of PATCH operations and unreachable types need it.

use std::collections::BTreeSet;

use crate::ir::{Api, Group, Method, Model, ModelId, Operation, Type, UnionId};

/// Returns the names of the models, enums and unions that neither an operation nor the error
/// reaches.
pub(crate) fn unreached(api: &Api) -> BTreeSet<&str> {
    let reached = Reached::by_all(api);
    let models = api.models.iter().map(|model| model.wire.as_str());
    let enums = api.enums.iter().map(|item| item.wire.as_str());
    let unions = api.unions.iter().map(|item| item.wire.as_str());
    let models = models.zip(&reached.models);
    let enums = enums.zip(&reached.enums);
    let unions = unions.zip(&reached.unions);
    models
        .chain(enums)
        .chain(unions)
        .filter_map(|(name, reached)| (!reached).then_some(name))
        .collect()
}

/// Marks the models that the body of a PATCH operation reaches.
pub(super) fn mark_patched(api: &mut Api) {
    let mut reached = Reached::new(api);
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    for operation in operations.filter(|operation| operation.method == Method::Patch) {
        let body = operation.body.iter();
        body.for_each(|body| reached.visit(&body.content.ty));
    }
    reached.follow(api, Fields::Sent);
    for (model, patched) in api.models.iter_mut().zip(reached.models) {
        model.patched = patched;
    }
}

/// The fields of a model to follow.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fields {
    All,
    /// Fields that the client sends.
    Sent,
    /// Fields that the server sends.
    Received,
}

pub(super) struct Reached {
    pub(super) models: Vec<bool>,
    pub(super) enums: Vec<bool>,
    pub(super) unions: Vec<bool>,
    queue: Vec<ModelId>,
    union_queue: Vec<UnionId>,
}

impl Reached {
    fn new(api: &Api) -> Self {
        Self {
            models: vec![false; api.models.len()],
            enums: vec![false; api.enums.len()],
            unions: vec![false; api.unions.len()],
            queue: Vec::new(),
            union_queue: Vec::new(),
        }
    }

    /// The types that the operations and the error reach.
    fn by_all(api: &Api) -> Self {
        let mut reached = Self::by_error(api);
        api.groups.iter().for_each(|group| reached.start(group));
        reached.follow(api, Fields::All);
        reached
    }

    /// The types that requests reach.
    pub(super) fn by_requests(api: &Api) -> Self {
        let mut reached = Self::new(api);
        let operations = api.groups.iter().flat_map(|group| &group.operations);
        operations.for_each(|operation| reached.start_request(operation));
        reached.follow(api, Fields::Sent);
        reached
    }

    /// The types that responses and the error reach.
    pub(super) fn by_responses(api: &Api) -> Self {
        let mut reached = Self::by_error(api);
        let operations = api.groups.iter().flat_map(|group| &group.operations);
        let types = operations.flat_map(|operation| operation.returns.types());
        types.for_each(|ty| reached.visit(ty));
        reached.follow(api, Fields::Received);
        reached
    }

    /// The types that the error reaches.
    pub(super) fn by_error(api: &Api) -> Self {
        let mut reached = Self::new(api);
        if let Some(model) = api.error {
            reached.add(&Type::Model(model), api);
        }
        reached
    }

    /// The types that the operations of a group reach.
    pub(super) fn by_group(api: &Api, group: &Group) -> Self {
        let mut reached = Self::new(api);
        reached.start(group);
        reached.follow(api, Fields::All);
        reached
    }

    /// Adds a type and all types that it reaches.
    pub(super) fn add(&mut self, ty: &Type, api: &Api) {
        self.visit(ty);
        self.follow(api, Fields::All);
    }

    /// Whether a model, enum or union is reached.
    pub(super) fn has(&self, ty: &Type) -> bool {
        match ty {
            Type::Model(id) => self.models[id.0],
            Type::Enum(id) => self.enums[id.0],
            Type::Union(id) => self.unions[id.0],
            _ => true,
        }
    }

    /// Visits the types that the operations of a group name.
    fn start(&mut self, group: &Group) {
        for operation in &group.operations {
            self.start_request(operation);
            operation.returns.types().for_each(|ty| self.visit(ty));
        }
    }

    fn start_request(&mut self, operation: &Operation) {
        let parameters = operation.parameters.iter();
        parameters.for_each(|parameter| self.visit(&parameter.ty));
        let body = operation.body.iter();
        body.for_each(|body| self.visit(&body.content.ty));
    }

    /// Follows the fields and variants of visited types.
    fn follow(&mut self, api: &Api, fields: Fields) {
        loop {
            if let Some(model) = self.queue.pop() {
                self.follow_model(api.model(model), fields);
            } else if let Some(union) = self.union_queue.pop() {
                let variants = api.union(union).variants.iter();
                variants.for_each(|variant| self.visit(&Type::Model(variant.model)));
            } else {
                return;
            }
        }
    }

    fn follow_model(&mut self, model: &Model, fields: Fields) {
        model
            .fields
            .iter()
            .filter(|field| match fields {
                Fields::All => true,
                Fields::Sent => !field.read_only,
                Fields::Received => !field.write_only,
            })
            .for_each(|field| self.visit(&field.ty));
        let additional = model.additional.iter();
        additional.for_each(|additional| self.visit(&additional.ty));
    }

    fn visit(&mut self, ty: &Type) {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.visit(inner),
            Type::Enum(id) => self.enums[id.0] = true,
            Type::Model(id) if !self.models[id.0] => {
                self.models[id.0] = true;
                self.queue.push(*id);
            }
            Type::Union(id) if !self.unions[id.0] => {
                self.unions[id.0] = true;
                self.union_queue.push(*id);
            }
            _ => {}
        }
    }
}
