//! Checks wire values against value types.

use super::wording::list;
use crate::json::{Date, DateTime};
use crate::operation::ValueKind;

/// Returns the problem of a parameter's value as the end of a sentence, or `None` if it is valid.
pub(super) fn problem_with(value: &str, kind: ValueKind) -> Option<String> {
    let finite = |number: f64| number.is_finite();
    let (good, expected) = match kind {
        ValueKind::Text => return None,
        ValueKind::Bool => (matches!(value, "true" | "false"), "`true` or `false`"),
        ValueKind::Int32 => (value.parse::<i32>().is_ok(), "a 32-bit integer"),
        ValueKind::Int64 => (value.parse::<i64>().is_ok(), "a 64-bit integer"),
        ValueKind::Uint64 => (value.parse::<u64>().is_ok(), "an unsigned 64-bit integer"),
        ValueKind::Float | ValueKind::Double => (value.parse().is_ok_and(finite), "a number"),
        ValueKind::Date => (is_date(value), "a date such as `2023-10-31`"),
        ValueKind::DateTime => (
            value.parse::<DateTime>().is_ok(),
            "a date-time such as `2023-10-31T12:00:00Z`",
        ),
        ValueKind::Enum(values) if values.contains(&value) => return None,
        ValueKind::Enum(values) => {
            return Some(format!("must be {}, not `{value}`", list(values, "or")));
        }
        ValueKind::File => return None,
        ValueKind::Json => {
            let json: Result<serde::de::IgnoredAny, _> = serde_json::from_str(value);
            return json.err().map(|error| format!("must be JSON: {error}"));
        }
        ValueKind::List(kind) => return problem_with(value, *kind),
    };
    (!good).then(|| format!("must be {expected}, not `{value}`"))
}

/// The date parser alone would also accept a date with a time.
fn is_date(value: &str) -> bool {
    let parsed = value.parse::<Date>();
    parsed.is_ok_and(|date| date.to_string() == value)
}

#[cfg(test)]
mod tests {
    use super::{ValueKind, problem_with};

    #[test]
    fn distinguishes_valid_from_invalid_values() {
        let cases: &[(ValueKind, &[&str], &[&str])] = &[
            (ValueKind::Text, &["", "anything"], &[]),
            (ValueKind::Bool, &["true", "false"], &["", "True", "1"]),
            (
                ValueKind::Int32,
                &["0", "-2147483648"],
                &["", "1.0", "2147483648"],
            ),
            (
                ValueKind::Int64,
                &["2147483648"],
                &["9223372036854775808", "x"],
            ),
            (
                ValueKind::Uint64,
                &["0", "18446744073709551615"],
                &["-1", "18446744073709551616"],
            ),
            (ValueKind::Float, &["0.1", "-1", "1e3"], &["", "NaN", "inf"]),
            (ValueKind::Double, &["0.1"], &["one"]),
            (
                ValueKind::Date,
                &["2024-02-29", "0001-01-01"],
                &["2023-02-29", "2023-10-31T12:00:00", "31.10.2023"],
            ),
            (
                ValueKind::DateTime,
                &["2023-10-31T12:00:00Z", "2023-10-31T12:00:00.123456789Z"],
                &["2023-10-31", "2023-10-31T12:00:00", "now"],
            ),
            (ValueKind::Enum(&["a", "b"]), &["a", "b"], &["c", "A", ""]),
            (ValueKind::File, &["", "any"], &[]),
            (ValueKind::Json, &["{}", "null"], &["", "{"]),
            (ValueKind::List(&ValueKind::Int32), &["1"], &["x"]),
        ];
        for (kind, good, bad) in cases {
            for value in *good {
                assert_eq!(problem_with(value, *kind), None, "{kind:?}");
            }
            for value in *bad {
                assert!(problem_with(value, *kind).is_some(), "{kind:?} {value:?}");
            }
        }
    }
}
