//! Calls of the request builder that add parameters, form fields and the body to a request.

use super::expression::{Call, Expr};
use super::rust_writer::quoted;
use crate::ir::{Body, Encoding, Location, Parameter, ParameterKind};

/// ```text
/// query_joined("ids", ",", ids)
/// ```
pub(super) fn parameter_call(parameter: &Parameter) -> Call {
    Call::new(method(parameter), arguments(parameter))
}

fn method(parameter: &Parameter) -> &'static str {
    match (parameter.location, parameter.kind(), parameter.join) {
        (Location::Path, ParameterKind::List, _) => "path_joined",
        (Location::Path, ..) => "path",
        (Location::Query, ParameterKind::List, Some(_)) => "query_joined",
        (Location::Query, ParameterKind::List, None) => "query_list",
        (Location::Query, ..) => "query",
        (Location::Header, ParameterKind::List, _) => "header_joined",
        (Location::Header, ..) => "header",
        (Location::Form, ParameterKind::List, Some(_)) => "field_joined",
        (Location::Form, ParameterKind::List, None) => "field_list",
        (Location::Form, ParameterKind::Plain, _) => "field",
        (Location::Form, ParameterKind::File, _) => "file",
        (Location::Form, ParameterKind::Files, _) => "files",
        (Location::Form, ParameterKind::Json, _) => "json_field",
    }
}

fn arguments(parameter: &Parameter) -> Vec<Expr> {
    let name = &parameter.name;
    let separator = parameter.join.map(|join| quoted(join.separator()));
    let value = match parameter.kind() {
        ParameterKind::List | ParameterKind::File | ParameterKind::Files => name.to_string(),
        // The operation's method takes models and unions by reference.
        ParameterKind::Json if parameter.ty.is_object() => name.to_string(),
        ParameterKind::Json | ParameterKind::Plain => format!("&{name}"),
    };
    let separator = separator.filter(|_| parameter.kind() == ParameterKind::List);
    let literals = std::iter::once(quoted(&parameter.wire)).chain(separator);
    literals.chain([value]).map(Expr::Atom).collect()
}

/// ```text
/// .body(pet).media_type("application/merge-patch+json")
/// ```
pub(super) fn body_calls(body: &Body) -> impl Iterator<Item = Call> {
    let name = &body.name;
    let call = match body.content.encoding {
        // The operation's method takes models and unions by reference.
        Encoding::Json if body.content.ty.is_object() => ("body", name.to_string()),
        Encoding::Json => ("body", format!("&{name}")),
        Encoding::Text => ("text", name.to_string()),
        Encoding::Binary => ("bytes", name.to_string()),
    };
    let media_type = body.content.media_type.iter();
    let media_type = media_type.map(|media_type| ("media_type", quoted(media_type)));
    std::iter::once(call)
        .chain(media_type)
        .map(|(method, argument)| Call::new(method, vec![Expr::Atom(argument)]))
}
