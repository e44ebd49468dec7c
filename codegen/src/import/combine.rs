//! Pages and descriptions together: the operations of the pages, with the types that the descriptions know better.

use super::library::Library;
use super::neutral::{Answer, Kind, Location, Operation, Parameter, Schema};

/// Takes from the described operation what a page cannot say: where parameters go, and their exact types.
pub(super) fn combine(page: &mut Operation, described: Operation, library: &Library<'_>) {
    let mut described_parameters = described.parameters;
    for parameter in &mut page.parameters {
        let found = described_parameters
            .iter()
            .position(|other| other.name == parameter.name);
        if let Some(index) = found {
            exact(parameter, described_parameters.remove(index));
        }
    }
    page.form = described.form;
    if let Some(form) = &page.form {
        page.parameters
            .retain(|parameter| form.fields.iter().all(|field| field.name != parameter.name));
        page.body = None;
    }
    if let (Some(body), Some(other)) = (&mut page.body, described.body)
        && !knows(&body.schema, library)
    {
        body.schema = other.schema;
        body.content_type = other.content_type;
    }
    let known = page.answers.iter().all(|answer| {
        answer
            .schema
            .as_ref()
            .is_none_or(|schema| knows(schema, library))
    });
    if known {
        errors_and_statuses(&mut page.answers, &described.answers);
    } else {
        page.answers = described.answers;
    }
    page.errors = described.errors;
    page.scopes = described.scopes;
    page.anonymous = described.anonymous;
}

/// The type of the description, unless the page lists values: it is the newer of the two.
fn exact(parameter: &mut Parameter, other: Parameter) {
    let listed = |schema: &Schema| match &schema.kind {
        Kind::Enum(_) => true,
        Kind::List(item) => matches!(item.kind, Kind::Enum(_)),
        _ => false,
    };
    parameter.location = other.location;
    parameter.required |= other.location == Location::Path;
    parameter.join = other.join;
    if !listed(&parameter.schema) {
        let default = parameter
            .schema
            .default
            .take()
            .or(other.schema.default.clone());
        parameter.schema = Schema {
            default,
            ..other.schema
        };
    }
}

/// Whether a page's type says all that there is to know.
fn knows(schema: &Schema, library: &Library<'_>) -> bool {
    match &schema.kind {
        Kind::Any | Kind::Number => false,
        Kind::Ref(name) => library.index(name).is_some(),
        Kind::List(item) => knows(item, library),
        Kind::Object(fields) => fields
            .additional
            .as_ref()
            .is_none_or(|value| knows(value, library)),
        _ => true,
    }
}

/// A page does not say in which form an answer comes.
fn errors_and_statuses(answers: &mut [Answer], described: &[Answer]) {
    if let ([answer], [other]) = (answers, described)
        && answer.schema.is_some() == other.schema.is_some()
    {
        answer.content_type.clone_from(&other.content_type);
        answer.status = other.status;
    }
}
