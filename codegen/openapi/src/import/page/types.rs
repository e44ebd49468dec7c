//! Types as pages write them: `String`, `[Number]`, `{String: Object}` or a model name.

use serde_json::Value;

use crate::import::description::{Fields, Kind, Operation, Schema};
use crate::import::report::Report;

/// Parses a type.
pub(super) fn schema(text: &str, place: &str) -> Schema {
    let text = text.trim().trim_matches('\'').trim();
    let inner = |open: char, close: char| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
    };
    if let Some(item) = inner('[', ']') {
        let item = schema(item, place);
        return Schema::new(Kind::List(Box::new(item)), place);
    }
    if let Some((_, value)) = inner('{', '}').and_then(|pair| pair.split_once(':')) {
        let additional = Some(Box::new(schema(value, place)));
        return Schema::new(
            Kind::Object(Fields {
                additional,
                ..Fields::default()
            }),
            place,
        );
    }
    let (kind, format) = match text {
        "String" => (Kind::Text, None),
        "Boolean" => (Kind::Bool, None),
        "Number" => (Kind::Number, None),
        "Integer" => (Kind::Integer, None),
        "Date" => (Kind::Text, Some("date-time".to_owned())),
        "File" => (Kind::Bytes, None),
        "Object" | "" => (Kind::Any, None),
        name => (Kind::Ref(name.to_owned()), None),
    };
    Schema {
        format,
        ..Schema::new(kind, place)
    }
}

/// Makes a number an integer if it is a page number, a page size or has an integer default.
///
/// Pages write `Number` for integers as well.
pub(super) fn use_integer(schema: &mut Schema, name: &str) {
    if !matches!(schema.kind, Kind::Number) {
        return;
    }
    let default = schema.default.as_ref().and_then(Value::as_str);
    let has_integer_default = default.is_some_and(|text| text.parse::<i64>().is_ok());
    if ["pageNumber", "pageSize"].contains(&name) {
        schema.format = Some("int32".to_owned());
        schema.kind = Kind::Integer;
    } else if has_integer_default {
        schema.kind = Kind::Integer;
    }
}

/// Reports the values of a number or a boolean; both values of a boolean restrict nothing.
pub(super) fn report_values(kind: &Kind, count: usize, place: &str, report: &mut Report) {
    if !matches!(kind, Kind::Bool) || count != 2 {
        report.wider("enum values that are not strings are not checked", place);
    }
}

/// Reports the numbers whose type only a page gives.
pub(crate) fn report_numbers(operation: &Operation, report: &mut Report) {
    for parameter in &operation.parameters {
        let from_page = parameter.schema.place == parameter.place;
        if from_page && matches!(parameter.schema.kind, Kind::Number) {
            report.wider(
                "number that may be an integer has the type `double`",
                &parameter.place,
            );
        }
    }
}
