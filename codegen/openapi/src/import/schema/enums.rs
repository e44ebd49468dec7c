//! `enum` and `const`.

use indexmap::IndexSet;
use serde_json::Value;

use crate::import::description::{EnumValue, Kind};
use crate::import::document::Object;
use crate::import::report::Report;

/// Reads the values of an enum. An enum of values that are not strings becomes their plain type.
pub(super) fn read(
    object: &Object<'_>,
    values: &[&Value],
    types: &[String],
    report: &mut Report,
) -> Kind {
    if let Some(plain) = plain_type(values, types) {
        if !matches!(plain, Kind::Bool) || values.len() != 2 {
            report.wider(
                "enum values that are not strings are not checked",
                &object.place,
            );
        }
        return plain;
    }
    let mut distinct = IndexSet::new();
    for value in values.iter().filter_map(|value| value.as_str()) {
        if !distinct.insert(value) {
            report.docs_only("duplicate enum value is documented once", &object.place);
        }
    }
    let values = distinct.into_iter().map(|value| EnumValue {
        value: value.to_owned(),
        doc: None,
        rust: None,
    });
    Kind::Enum(values.collect())
}

/// Type of an enum's values; `None` if they are strings.
///
/// `type` takes precedence over the values, because some documents write `true` as `"true"`.
fn plain_type(values: &[&Value], types: &[String]) -> Option<Kind> {
    let values = || values.iter().filter(|value| !value.is_null());
    let only_strings = values().all(|value| value.is_string());
    let all = |is: fn(&Value) -> bool| values().all(|value| is(value));
    let ty = types.iter().map(String::as_str).find(|ty| *ty != "null");
    match ty {
        Some("boolean") => Some(Kind::Bool),
        Some("integer") => Some(Kind::Integer),
        Some("number") => Some(Kind::Number),
        _ if only_strings && values().next().is_some() => None,
        Some("string") => Some(Kind::Text),
        _ if only_strings => Some(Kind::Any),
        _ if all(|value| value.is_i64() || value.is_u64()) => Some(Kind::Integer),
        _ if all(Value::is_number) => Some(Kind::Number),
        _ if all(Value::is_boolean) => Some(Kind::Bool),
        _ => Some(Kind::Any),
    }
}
