//! Calls on a request that set its parameters, form fields and body.

use super::table::quoted;
use crate::ir::{Body, Encoding, Input, InputSource, Location, Parameter, ParameterKind, Style};

pub(super) fn calls(input: Input<'_>) -> String {
    match input.source {
        InputSource::Parameter(parameter) => parameter_call(parameter),
        InputSource::Body(body) => body_calls(body),
    }
}

/// ```text
/// .set_query_joined("ids", ",", ids)
/// ```
fn parameter_call(parameter: &Parameter) -> String {
    let name = &parameter.name;
    let separator = parameter.join.map(|join| quoted(join.separator()));
    let separator = separator.filter(|_| parameter.kind() == ParameterKind::List);
    let value = match parameter.kind() {
        ParameterKind::List | ParameterKind::File | ParameterKind::Files => name.to_string(),
        // The operation's method takes models and unions by reference.
        ParameterKind::Styled if parameter.ty.is_object() => name.to_string(),
        ParameterKind::Styled | ParameterKind::Plain => format!("&{name}"),
    };
    let arguments = std::iter::once(quoted(&parameter.wire));
    let how = separator.or(parameter.style.map(style));
    let arguments: Vec<String> = arguments.chain(how).chain([value]).collect();
    format!(".{}({})", method(parameter), arguments.join(", "))
}

fn method(parameter: &Parameter) -> &'static str {
    match (parameter.location, parameter.kind(), parameter.join) {
        (Location::Path, ParameterKind::Styled, _) => "set_path_styled",
        (Location::Query, ParameterKind::Styled, _) => "set_query_styled",
        (Location::Header, ParameterKind::Styled, _) => "set_header_styled",
        (Location::Form, ParameterKind::Styled, _) => "set_field_styled",
        (Location::Path, ParameterKind::List, _) => "set_path_joined",
        (Location::Path, ..) => "set_path",
        (Location::Query, ParameterKind::List, Some(_)) => "set_query_joined",
        (Location::Query, ParameterKind::List, None) => "set_query_list",
        (Location::Query, ..) => "set_query",
        (Location::Header, ParameterKind::List, _) => "set_header_joined",
        (Location::Header, ..) => "set_header",
        (Location::Form, ParameterKind::List, Some(_)) => "set_field_joined",
        (Location::Form, ParameterKind::List, None) => "set_field_list",
        (Location::Form, ParameterKind::Plain, _) => "set_field",
        (Location::Form, ParameterKind::File, _) => "set_file",
        (Location::Form, ParameterKind::Files, _) => "set_files",
    }
}

/// The path of a style: `runtime::Style::DeepObject`.
pub(super) fn style(style: Style) -> String {
    let name = match style {
        Style::Form => "Form",
        Style::FormExploded => "FormExploded",
        Style::Simple => "Simple",
        Style::SimpleExploded => "SimpleExploded",
        Style::LabelExploded => "LabelExploded",
        Style::MatrixExploded => "MatrixExploded",
        Style::DeepObject => "DeepObject",
        Style::Json => "Json",
        Style::JsonExploded => "JsonExploded",
    };
    format!("runtime::Style::{name}")
}

/// ```text
/// .set_body(pet).set_media_type("application/merge-patch+json")
/// ```
fn body_calls(body: &Body) -> String {
    let name = &body.name;
    let call = match body.content.encoding {
        // The operation's method takes models and unions by reference.
        Encoding::Json if body.content.ty.is_object() => format!(".set_body({name})"),
        Encoding::Json => format!(".set_body(&{name})"),
        Encoding::Text => format!(".set_text({name})"),
        Encoding::Binary => format!(".set_bytes({name})"),
    };
    let media_type = body.content.media_type.iter();
    let media_type = media_type.map(|text| format!(".set_media_type({})", quoted(text)));
    std::iter::once(call).chain(media_type).collect()
}
