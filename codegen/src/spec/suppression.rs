//! Suppressions: lints that the spec allows, each with a reason, and the part of the spec that each covers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::location::At;
use super::{File, GroupFile, Operation, Spec};
use crate::diagnostics::{Code, Place, Severity};

/// A suppressed lint, with the reason.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Suppression")]
pub struct Allowance {
    /// Code of the lint, such as `L003`.
    #[schemars(extend("enum" = codes()))]
    pub lint: String,
    /// Reason why the lint does not apply here.
    #[schemars(extend("pattern" = "\\S"))]
    pub reason: String,
}

/// The lints that can be allowed.
pub(crate) fn lints() -> impl Iterator<Item = Code> {
    let all = Code::ALL.iter().copied();
    all.filter(|code| code.severity() == Severity::Warning && *code != Code::IdleAllowance)
}

fn codes() -> Json {
    lints().map(Code::as_str).collect()
}

/// What an allowance covers.
#[derive(Debug, Clone)]
pub(crate) enum Scope {
    /// All files.
    Spec,
    /// One file.
    File(usize),
    /// A part of one.
    Part(Place),
}

impl Scope {
    pub(crate) fn covers(&self, place: &Place) -> bool {
        match self {
            Self::Spec => true,
            Self::File(file) => place.file == *file,
            Self::Part(part) => {
                part.file == place.file
                    && part.span.start <= place.span.start
                    && place.span.end <= part.span.end
            }
        }
    }

    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Spec => usize::MAX,
            Self::File(_) => usize::MAX - 1,
            Self::Part(part) => part.span.len(),
        }
    }
}

/// Takes allowances, what they cover, and where their list stands.
pub(crate) type Visit<'v, 's> = &'v mut dyn FnMut(&'s [Allowance], Scope, At<'_>);

pub(crate) fn for_each<'s>(spec: &'s Spec, visit: Visit<'_, 's>) {
    visit(
        &spec.api.spec.allow,
        Scope::Spec,
        spec.api.at().key("allow"),
    );
    for file in &spec.groups {
        visit(
            &file.spec.allow,
            Scope::File(file.index),
            file.at().key("allow"),
        );
        let root = file.at();
        let list = root.key("operations");
        for (index, item) in file.spec.operations.iter().enumerate() {
            operation(item, list.item(index), visit);
        }
        types(file, visit);
    }
}

fn operation<'s>(operation: &'s Operation, at: At<'_>, visit: Visit<'_, 's>) {
    part(&operation.allow, at, visit);
    let path = operation.path.iter().map(|item| &item.allow);
    let query = operation.query.iter().map(|item| &item.allow);
    let header = operation.header.iter().map(|item| &item.allow);
    let form = operation.form.iter().flat_map(|form| &form.fields);
    let form = form.map(|item| &item.allow);
    parts(path, at.key("path"), visit);
    parts(query, at.key("query"), visit);
    parts(header, at.key("header"), visit);
    parts(form, at.key("form").key("fields"), visit);
    if let Some(body) = &operation.body {
        part(&body.allow, at.key("body"), visit);
    }
}

fn parts<'s>(items: impl Iterator<Item = &'s Vec<Allowance>>, list: At<'_>, visit: Visit<'_, 's>) {
    for (index, allowances) in items.enumerate() {
        part(allowances, list.item(index), visit);
    }
}

/// Models, enums and unions: their names count as part of them.
fn types<'s>(file: &'s File<GroupFile>, visit: Visit<'_, 's>) {
    let root = file.at();
    let models = file.spec.models.iter();
    let models = models.map(|(name, item)| ("models", name, &item.allow));
    let enums = file.spec.enums.iter();
    let enums = enums.map(|(name, item)| ("enums", name, &item.allow));
    let unions = file.spec.unions.iter();
    let unions = unions.map(|(name, item)| ("unions", name, &item.allow));
    for (kind, name, allowances) in models.chain(enums).chain(unions) {
        // most have none, and a place in a large map is dear
        if !allowances.is_empty() {
            part(allowances, root.key(kind).key(name), visit);
        }
    }
}

fn part<'s>(allowances: &'s [Allowance], at: At<'_>, visit: Visit<'_, 's>) {
    if allowances.is_empty() {
        return;
    }
    let mut place = at.place();
    let key = at.key_place().span.start;
    place.span.start = place.span.start.min(key);
    visit(allowances, Scope::Part(place), at.key("allow"));
}
