//! Completes the operations of pages from descriptions, which have more precise types.

use super::types;
use crate::import::description::{Kind, Location, Operation, Parameter, Response, Schema};
use crate::import::report::Report;
use crate::import::schema::NamedSchemas;

/// Adds the facts that a page lacks: locations and exact types of parameters, statuses and scopes.
pub(crate) fn combine(
    page: &mut Operation,
    described: Operation,
    schemas: &NamedSchemas<'_>,
    report: &mut Report,
) {
    let mut described_parameters = described.parameters;
    for parameter in &mut page.parameters {
        let found = described_parameters
            .iter()
            .position(|other| other.name == parameter.name);
        if let Some(index) = found {
            refine(parameter, described_parameters.remove(index), report);
        }
    }
    page.form = described.form;
    if let Some(form) = &page.form {
        page.parameters
            .retain(|parameter| form.fields.iter().all(|field| field.name != parameter.name));
        page.body = None;
    }
    if let (Some(body), Some(other)) = (&mut page.body, described.body)
        && !is_complete(&body.schema, schemas)
    {
        body.schema = other.schema;
        body.content_type = other.content_type;
    }
    let complete = page.responses.iter().all(|response| {
        response
            .schema
            .as_ref()
            .is_none_or(|schema| is_complete(schema, schemas))
    });
    if complete {
        add_status(&mut page.responses, &described.responses);
    } else {
        page.responses = described.responses;
    }
    page.errors = described.errors;
    page.scopes = described.scopes;
    page.security = described.security;
    page.server = described.server;
}

/// Uses the type of the description, unless the page lists enum values: pages are more recent.
/// Values of a parameter that the description declares as a number or a boolean are not an enum.
fn refine(parameter: &mut Parameter, other: Parameter, report: &mut Report) {
    fn item(schema: &Schema) -> &Kind {
        match &schema.kind {
            Kind::List(item) => &item.kind,
            kind => kind,
        }
    }
    let described = item(&other.schema);
    let is_plain = matches!(described, Kind::Bool | Kind::Integer | Kind::Number);
    let is_enum = match item(&parameter.schema) {
        Kind::Enum(values) if is_plain => {
            types::report_values(described, values.len(), &parameter.place, report);
            false
        }
        Kind::Enum(_) => true,
        _ => false,
    };
    parameter.location = other.location;
    parameter.required |= other.location == Location::Path;
    parameter.join = other.join;
    parameter.style = other.style;
    parameter.allow_reserved = other.allow_reserved;
    if !is_enum {
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

/// Whether the type on a page is as precise as that of a description.
fn is_complete(schema: &Schema, schemas: &NamedSchemas<'_>) -> bool {
    match &schema.kind {
        Kind::Any | Kind::Number => false,
        Kind::Ref(name) => schemas.index(name).is_some(),
        Kind::List(item) => is_complete(item, schemas),
        Kind::Object(fields) => fields
            .additional
            .as_ref()
            .is_none_or(|value| is_complete(value, schemas)),
        _ => true,
    }
}

/// Adds the status and media type of a response, which a page lacks.
fn add_status(responses: &mut [Response], described: &[Response]) {
    if let ([response], [other]) = (responses, described)
        && response.schema.is_some() == other.schema.is_some()
    {
        response.content_type.clone_from(&other.content_type);
        response.status = other.status;
    }
}
