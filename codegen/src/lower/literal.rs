//! Default values, checked against their type.

use super::operation::Context;
use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::{Enum, Literal, Type};
use crate::spec::Spanned;

/// The maximum number of enum values in a help text.
const SHOWN_VALUES: usize = 12;

/// The maximum number of digits in a fraction of a second: nanoseconds.
const FRACTION_DIGITS: usize = 9;

/// Lowers the default of a parameter. One that does not match the type is reported and left out.
pub(super) fn default(
    default: &Spanned<Literal>,
    ty: &Type,
    context: &Context<'_>,
    problems: &mut Diagnostics,
) -> Option<Literal> {
    let literal = (**default).clone();
    let expected = match ty {
        // A type that cannot be resolved is read as `json` and has been reported.
        Type::Json => return None,
        Type::Enum(id) => match context.enums.get(id.0) {
            Some(item) if !item.variants.is_empty() => {
                return of_enum(literal, item, context, default.place(), problems);
            }
            // The mistakes of the enum have been reported.
            _ => return None,
        },
        _ => expected(ty, &literal),
    };
    let Some(expected) = expected else {
        return Some(literal);
    };
    let message = format!("invalid default: expected {expected}");
    problems.push(
        Diagnostic::error(Code::DefaultType, default.place(), message).help(remedy(ty, &literal)),
    );
    None
}

/// Describes the expected default if the literal does not match the type.
fn expected(ty: &Type, literal: &Literal) -> Option<&'static str> {
    match (ty, literal) {
        (Type::Bool, Literal::Bool(_)) | (Type::String | Type::Uri, Literal::Text(_)) => None,
        (Type::Int64, Literal::Int(_))
        | (Type::Float | Type::Double, Literal::Int(_) | Literal::Float(_)) => None,
        (Type::Int32, Literal::Int(value)) if i32::try_from(*value).is_ok() => None,
        (Type::Uint64, Literal::Int(value)) if *value >= 0 => None,
        (Type::Date, Literal::Text(text)) if is_date(text) => None,
        (Type::DateTime, Literal::Text(text)) if is_date_time(text) => None,
        (Type::Bool, _) => Some("`true` or `false`"),
        (Type::Int32, Literal::Int(_)) => Some("a 32-bit integer"),
        (Type::Uint64, Literal::Int(_)) => Some("an integer that is not negative"),
        (Type::Int32 | Type::Int64 | Type::Uint64, _) => Some("an integer"),
        (Type::Float | Type::Double, _) => Some("a number"),
        (Type::Date, _) => Some("a date such as \"2026-01-31\""),
        (Type::DateTime, _) => Some("a date and time such as \"2026-01-31T12:00:00Z\""),
        (Type::List(_) | Type::Map(_) | Type::Nullable(_), _) => {
            Some("no default for a list or map")
        }
        (Type::Model(_) | Type::Union(_) | Type::Binary, _) => {
            Some("no default for a model, union or `binary`")
        }
        _ => Some("text in quotes"),
    }
}

/// The help for a value that cannot have a default.
pub(super) const NO_DEFAULT: &str = "remove it, and describe the server's default in `doc`";

/// The help for a literal of the wrong type, with the likely intention.
fn remedy(ty: &Type, literal: &Literal) -> String {
    match (ty, literal) {
        (Type::Bool, Literal::Text(text)) if text.parse::<bool>().is_ok() => {
            format!("write `{text}`, without quotes")
        }
        (Type::Int32 | Type::Int64 | Type::Uint64, Literal::Text(text))
            if text.parse::<i64>().is_ok() =>
        {
            format!("write `{text}`, without quotes")
        }
        (Type::Float | Type::Double, Literal::Text(text)) if text.parse::<f64>().is_ok() => {
            format!("write `{text}`, without quotes")
        }
        (Type::Int32, Literal::Int(_)) => {
            "write a 32-bit integer, or change the type to `int64`".to_owned()
        }
        (Type::Uint64, Literal::Int(_)) => {
            "write a number of at least 0, or change the type to `int64`".to_owned()
        }
        (Type::Int32 | Type::Int64 | Type::Uint64, Literal::Float(_)) => {
            "write an integer, or change the type to `double`".to_owned()
        }
        (Type::String | Type::Uri, Literal::Int(value)) => format!("write \"{value}\""),
        (Type::String | Type::Uri, Literal::Float(value)) => format!("write \"{value}\""),
        (Type::String | Type::Uri, Literal::Bool(value)) => format!("write \"{value}\""),
        (Type::Date, Literal::Text(text)) => match text.split_once('T') {
            Some((date, _)) if is_date(date) => format!("remove the time: \"{date}\""),
            _ => NO_SUCH_DAY.to_owned(),
        },
        (Type::DateTime, Literal::Text(text)) => match text.as_str() {
            date if is_date(date) => format!("add a time: \"{date}T00:00:00Z\""),
            time if is_date_time(&format!("{time}Z")) => {
                format!("add a time zone: \"{time}Z\"")
            }
            _ => NO_SUCH_TIME.to_owned(),
        },
        (
            Type::List(_)
            | Type::Map(_)
            | Type::Nullable(_)
            | Type::Model(_)
            | Type::Union(_)
            | Type::Binary,
            _,
        ) => NO_DEFAULT.to_owned(),
        _ => "correct the default or the type".to_owned(),
    }
}

const NO_SUCH_DAY: &str = "write a valid date, or use the type `string` for other text";
const NO_SUCH_TIME: &str = "write a valid date and time, or use the type `string` for other text";

/// Checks the default of a parameter whose type is an enum.
fn of_enum(
    literal: Literal,
    item: &Enum,
    context: &Context<'_>,
    place: Place,
    problems: &mut Diagnostics,
) -> Option<Literal> {
    let values = || item.variants.iter().map(|variant| variant.wire.as_str());
    let problem = match &literal {
        Literal::Text(text) if values().any(|value| value == text) => return Some(literal),
        Literal::Text(text) => {
            let message = format!("unknown value `{text}` of enum `{}`", item.wire);
            let close = (!problems.is_crowded()).then(|| closest(text, values()));
            let help = match close.flatten() {
                Some(value) => format!("did you mean \"{value}\"?"),
                None => listed(item),
            };
            Diagnostic::error(Code::DefaultEnum, place, message).help(help)
        }
        _ => {
            let message = "invalid default: expected a value of the enum in quotes";
            Diagnostic::error(Code::DefaultType, place, message).help(listed(item))
        }
    };
    let wire = item.wire.as_str();
    let mut files = context.spec.groups.iter();
    let written = files.find_map(|file| file.spec.enums.get_key_value(wire));
    problems.push(match written {
        Some((name, _)) => problem.related(name.place(), "enum defined here"),
        None => problem,
    });
    None
}

/// Lists the values of an enum, or the first of them.
fn listed(item: &Enum) -> String {
    let values = item.variants.iter().take(SHOWN_VALUES);
    let values: Vec<String> = values
        .map(|variant| format!("\"{}\"", variant.wire))
        .collect();
    let rest = match item.variants.len().saturating_sub(SHOWN_VALUES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("use one of the values {}{rest}", values.join(", "))
}

/// Whether the text is a valid date such as `2026-01-31`.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether the text is a valid date and time such as `2026-01-31T12:00:00Z`, with an optional
/// fraction of a second, and `Z` or an offset.
pub fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else {
        return false;
    };
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    is_date(date)
        && is_clock(clock, &[23, 59, 59])
        && fraction.len() <= FRACTION_DIGITS
        && number(fraction, fraction.len()).is_some()
        && (zone == "Z"
            || zone
                .get(1..)
                .is_some_and(|offset| is_clock(offset, &[23, 59])))
}

/// Whether the text consists of two-digit numbers separated by `:`, none above its limit.
fn is_clock(text: &str, limits: &[u32]) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    parts.len() == limits.len()
        && parts
            .iter()
            .zip(limits)
            .all(|(part, limit)| number(part, 2).is_some_and(|value| value <= *limit))
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
