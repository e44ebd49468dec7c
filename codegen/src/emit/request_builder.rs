//! How parameters and fields of a form enter the request.

use super::expression::{Call, Expr};
use super::rust_writer::quoted;
use crate::ir::{Location, Parameter, ParameterKind};

/// ```text
/// query_joined("ids", ",", ids)
/// ```
pub(super) fn step(parameter: &Parameter) -> Call {
    Call::new(function(parameter), arguments(parameter))
}

fn function(parameter: &Parameter) -> &'static str {
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
        // models come by reference already
        ParameterKind::Json if parameter.ty.is_object() => name.to_string(),
        ParameterKind::Json | ParameterKind::Plain => format!("&{name}"),
    };
    let separator = separator.filter(|_| parameter.kind() == ParameterKind::List);
    let words = std::iter::once(quoted(&parameter.wire)).chain(separator);
    words.chain([value]).map(Expr::Word).collect()
}
