//! Default values, checked against their type.

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Enum, Literal, Type};
use crate::load::did_you_mean;
use crate::locate::At;
use crate::spec;
use crate::suggest::closest;

/// The default of a parameter; one that does not fit is reported and left out.
pub(super) fn default(
    literal: &spec::Literal,
    ty: &Type,
    enums: &[Enum],
    at: At<'_>,
    problems: &mut Diagnostics,
) -> Option<Literal> {
    let literal = match literal {
        spec::Literal::Bool(value) => Literal::Bool(*value),
        spec::Literal::Int(value) => Literal::Int(*value),
        spec::Literal::Float(value) => Literal::Float(*value),
        spec::Literal::Text(value) => Literal::Text(value.clone()),
    };
    let expected = match (ty, &literal) {
        (Type::Bool, Literal::Bool(_)) | (Type::String | Type::Uri, Literal::Text(_)) => None,
        (Type::Int64, Literal::Int(_))
        | (Type::Float | Type::Double, Literal::Int(_) | Literal::Float(_)) => None,
        (Type::Int32, Literal::Int(value)) if i32::try_from(*value).is_ok() => None,
        (Type::Date, Literal::Text(text)) if is_date(text) => None,
        (Type::DateTime, Literal::Text(text)) if is_date_time(text) => None,
        (Type::Enum(id), Literal::Text(text)) => {
            let values = || {
                enums[id.0]
                    .variants
                    .iter()
                    .map(|variant| variant.wire.as_str())
            };
            if values().any(|value| value == text) {
                return Some(literal);
            }
            let message = format!("\"{text}\" is not a value of `{}`", enums[id.0].wire);
            let mut diagnostic = Diagnostic::error(Code::DefaultEnum, at.place(), message);
            if let Some(value) = closest(text, values()) {
                diagnostic = diagnostic.help(did_you_mean(value));
            }
            problems.push(diagnostic);
            return None;
        }
        (Type::Bool, _) => Some("`true` or `false`"),
        (Type::Int32, Literal::Int(_)) => Some("a whole number of 32 bits"),
        (Type::Int32 | Type::Int64, _) => Some("a whole number"),
        (Type::Float | Type::Double, _) => Some("a number"),
        (Type::Date, _) => Some("a date, as \"2026-01-31\""),
        (Type::DateTime, _) => Some("a date and time, as \"2026-01-31T12:00:00Z\""),
        (Type::Enum(_), _) => Some("one of the enum's values, in quotes"),
        (Type::List(_) | Type::Map(_), _) => Some("left out: a list has no default"),
        _ => Some("text, in quotes"),
    };
    let Some(expected) = expected else {
        return Some(literal);
    };
    let message = format!("the default does not fit the type: it must be {expected}");
    problems.push(Diagnostic::error(Code::DefaultType, at.place(), message));
    None
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, length: usize, most: u32| {
        text.len() == length
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse().is_ok_and(|n: u32| n <= most)
    };
    matches!(parts.as_slice(), [year, month, day] if number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31))
}

fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else {
        return false;
    };
    let clock = time.trim_end_matches('Z');
    is_date(date)
        && clock.len() >= "00:00:00".len()
        && clock
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'+' | b'-'))
}
