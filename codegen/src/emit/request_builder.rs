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

fn method(parameter: &Parameter) -> String {
    let place = match parameter.location {
        Location::Form => "field",
        other => other.as_str(),
    };
    let is_single = matches!(parameter.location, Location::Path | Location::Header);
    let repeats = parameter.join.is_none() && !is_single;
    match parameter.kind() {
        ParameterKind::Styled => format!("set_{place}_styled"),
        ParameterKind::List if repeats => format!("set_{place}_list"),
        ParameterKind::List => format!("set_{place}_joined"),
        ParameterKind::Plain => format!("set_{place}"),
        ParameterKind::File => "set_file".to_owned(),
        ParameterKind::Files => "set_files".to_owned(),
    }
}

/// The path of a style: `runtime::Style::DeepObject`.
pub(super) fn style(style: Style) -> String {
    format!("runtime::Style::{style:?}")
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
