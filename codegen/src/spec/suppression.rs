//! Suppressions: suppressed lints with their reasons and scopes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Operation, Spanned, Spec};
use crate::diagnostics::{Code, Place, Severity};

/// A suppressed lint, with the reason.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// Code of the lint, such as `L003`.
    #[schemars(extend("enum" = codes()))]
    pub lint: Spanned<String>,
    /// Reason why the lint does not apply here.
    #[schemars(extend("pattern" = "\\S"))]
    pub reason: Spanned<String>,
}

/// The lints that can be suppressed.
pub(crate) fn lints() -> impl Iterator<Item = Code> {
    let all = Code::ALL.iter().copied();
    all.filter(|code| code.severity() == Severity::Warning && *code != Code::UnusedSuppression)
}

fn codes() -> Json {
    lints().map(Code::as_str).collect()
}

/// The part of the spec that a suppression covers.
#[derive(Debug, Clone)]
pub(crate) enum Scope {
    /// All files.
    Spec,
    /// One file.
    File(usize),
    /// A part of a file.
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

/// Receives suppressions and their scope.
pub(crate) type Visit<'v, 's> = &'v mut dyn FnMut(&'s [Spanned<Suppression>], Scope);

/// Visits every list of suppressions in a spec.
pub(crate) fn for_each<'s>(spec: &'s Spec, visit: Visit<'_, 's>) {
    visit(&spec.api.spec.allow, Scope::Spec);
    for file in &spec.groups {
        let group = &file.spec;
        visit(&group.allow, Scope::File(file.index));
        for item in &group.operations {
            operation(item, visit);
        }
        for (name, item) in &group.models {
            part(&item.allow, with_key(name.place(), item.place()), visit);
        }
        for (name, item) in &group.enums {
            part(&item.allow, with_key(name.place(), item.place()), visit);
        }
        for (name, item) in &group.unions {
            part(&item.allow, with_key(name.place(), item.place()), visit);
        }
    }
}

fn operation<'s>(operation: &'s Spanned<Operation>, visit: Visit<'_, 's>) {
    part(&operation.allow, operation.place(), visit);
    for item in &operation.path {
        part(&item.allow, item.place(), visit);
    }
    let form = operation.form.iter().flat_map(|form| form.fields.iter());
    for item in operation.query.iter().chain(&operation.header).chain(form) {
        part(&item.allow, item.place(), visit);
    }
    if let Some(body) = &operation.body {
        part(&body.allow, with_key(body.key_place(), body.place()), visit);
    }
}

fn part<'s>(suppressions: &'s [Spanned<Suppression>], place: Place, visit: Visit<'_, 's>) {
    if !suppressions.is_empty() {
        visit(suppressions, Scope::Part(place));
    }
}

/// The place of a value together with its key.
fn with_key(key: Place, value: Place) -> Place {
    Place {
        file: value.file,
        span: key.span.start.min(value.span.start)..value.span.end,
    }
}
