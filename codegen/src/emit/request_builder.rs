//! How parameters and fields of a form enter the request.

use super::expression::{Call, Expr};
use super::rust_writer::quoted;
use crate::ir::{Kind, Location, Parameter};

/// ```text
/// query_joined("ids", ",", ids)
/// ```
pub(super) fn step(parameter: &Parameter) -> Call {
    Call::new(function(parameter), arguments(parameter))
}

fn function(parameter: &Parameter) -> &'static str {
    match (parameter.location, parameter.kind(), parameter.join) {
        (Location::Path, Kind::List, _) => "path_joined",
        (Location::Path, ..) => "path",
        (Location::Query, Kind::List, Some(_)) => "query_joined",
        (Location::Query, Kind::List, None) => "query_list",
        (Location::Query, ..) => "query",
        (Location::Header, Kind::List, _) => "header_joined",
        (Location::Header, ..) => "header",
        (Location::Form, Kind::List, Some(_)) => "field_joined",
        (Location::Form, Kind::List, None) => "field_list",
        (Location::Form, Kind::Plain, _) => "field",
        (Location::Form, Kind::File, _) => "file",
        (Location::Form, Kind::Files, _) => "files",
        (Location::Form, Kind::Json, _) => "json_field",
    }
}

fn arguments(parameter: &Parameter) -> Vec<Expr> {
    let name = &parameter.name;
    let separator = parameter.join.map(|join| quoted(join.separator()));
    let value = match parameter.kind() {
        Kind::List | Kind::File | Kind::Files => name.to_string(),
        // models come by reference already
        Kind::Json if parameter.ty.is_object() => name.to_string(),
        Kind::Json | Kind::Plain => format!("&{name}"),
    };
    let separator = separator.filter(|_| parameter.kind() == Kind::List);
    let words = std::iter::once(quoted(&parameter.wire)).chain(separator);
    words.chain([value]).map(Expr::Word).collect()
}
