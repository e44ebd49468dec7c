//! Limits of values, as phrases for docs and as metadata.

use super::rustdoc::code;
use super::table::{list, quoted};
use crate::ir::Limit;

/// `at least 1`, `at most 500`.
pub(super) fn phrases(limits: &[Limit]) -> Vec<String> {
    limits.iter().map(phrase).collect()
}

fn phrase(limit: &Limit) -> String {
    let count = |bound: &str, number: &u64, noun: &str| {
        let plural = if *number == 1 { "" } else { "s" };
        format!("{bound} {number} {noun}{plural}")
    };
    match limit {
        Limit::Min(number) => format!("at least {number}"),
        Limit::Max(number) => format!("at most {number}"),
        Limit::Above(number) => format!("more than {number}"),
        Limit::Below(number) => format!("less than {number}"),
        Limit::MultipleOf(number) => format!("a multiple of {number}"),
        Limit::MinLength(number) => count("at least", number, "character"),
        Limit::MaxLength(number) => count("at most", number, "character"),
        Limit::Pattern(pattern) => format!("matches {}", code(pattern)),
        Limit::MinItems(number) => count("at least", number, "item"),
        Limit::MaxItems(number) => count("at most", number, "item"),
        Limit::Unique => "no duplicate items".to_owned(),
    }
}

/// ```text
/// &[runtime::Limit::Min("1"), runtime::Limit::Max("500")]
/// ```
pub(super) fn metadata(limits: &[Limit]) -> String {
    list(limits.iter().map(limit))
}

fn limit(limit: &Limit) -> String {
    let (name, argument) = match limit {
        Limit::Min(number) => ("Min", quoted(&number.to_string())),
        Limit::Max(number) => ("Max", quoted(&number.to_string())),
        Limit::Above(number) => ("Above", quoted(&number.to_string())),
        Limit::Below(number) => ("Below", quoted(&number.to_string())),
        Limit::MultipleOf(number) => ("MultipleOf", quoted(&number.to_string())),
        Limit::Pattern(pattern) => ("Pattern", quoted(pattern)),
        Limit::MinLength(number) => ("MinLength", number.to_string()),
        Limit::MaxLength(number) => ("MaxLength", number.to_string()),
        Limit::MinItems(number) => ("MinItems", number.to_string()),
        Limit::MaxItems(number) => ("MaxItems", number.to_string()),
        Limit::Unique => return "runtime::Limit::Unique".to_owned(),
    };
    format!("runtime::Limit::{name}({argument})")
}
