//! Limits: `minimum`, `maxLength`, `pattern` and the like.

use serde_json::Value;

use crate::import::document::Object;
use crate::import::report::Report;
use codegen::spec::{Keyed, Limits, Number};

/// Reads the limits among the keys of a schema.
pub(super) fn read(object: &mut Object<'_>, report: &mut Report) -> Limits {
    let mut limits = Limits {
        min: number(object, "minimum"),
        max: number(object, "maximum"),
        above: None,
        below: None,
        multiple_of: number(object, "multipleOf"),
        min_length: count(object, "minLength"),
        max_length: count(object, "maxLength"),
        pattern: object
            .take("pattern")
            .and_then(|node| node.value.as_str().map(|text| text.to_owned().into())),
        min_items: count(object, "minItems"),
        max_items: count(object, "maxItems"),
        unique: object.flag("uniqueItems").into(),
    };
    // A flag next to `minimum` up to OpenAPI 3.0, a number since 3.1.
    for (key, outer, inner) in [
        ("exclusiveMinimum", &mut limits.min, &mut limits.above),
        ("exclusiveMaximum", &mut limits.max, &mut limits.below),
    ] {
        match object.take(key).map(|node| (node.value, node.place)) {
            Some((Value::Bool(true), _)) => *inner = outer.take(),
            Some((Value::Number(value), _)) => {
                *inner = as_number(value, object).map(Into::into);
            }
            Some((Value::Bool(false), _)) | None => {}
            Some((_, place)) => report.wider(
                format!("`{key}` that is not a number is not checked"),
                &place,
            ),
        }
    }
    limits
}

fn number(object: &mut Object<'_>, key: &str) -> Option<Keyed<Number>> {
    match object.take(key)?.value {
        Value::Number(value) => as_number(value, object).map(Into::into),
        _ => None,
    }
}

fn as_number(value: &serde_json::Number, object: &Object<'_>) -> Option<Number> {
    match value.as_i64() {
        Some(integer) => Some(Number::Int(integer)),
        None if object.is_exported() => value.as_f64().map(Number::Float),
        None => value.as_f64().map(integer_or_float),
    }
}

/// Converts `1.0` to `1`.
fn integer_or_float(value: f64) -> Number {
    let integer = value.trunc();
    if integer == value && integer.abs() < 1e15 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the value is an integer below 1e15"
        )]
        return Number::Int(integer as i64);
    }
    Number::Float(value)
}

fn count(object: &mut Object<'_>, key: &str) -> Option<Keyed<i64>> {
    object.take(key)?.value.as_i64().map(Into::into)
}
