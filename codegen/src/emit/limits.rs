//! Limits of values, as phrases for docs and as metadata.

use super::rustdoc::code;
use super::table::{list, quoted};
use crate::ir::{Limit, Number};

/// ``format `email` ``, `at least 1`, `at most 500`.
pub(super) fn phrases<'a>(
    format: Option<&'a str>,
    limits: &'a [Limit],
) -> impl Iterator<Item = String> + 'a {
    let format = format.map(|format| format!("format {}", code(format)));
    let limits = limits.iter().map(|limit| describe(limit).0);
    format.into_iter().chain(limits)
}

/// ```text
/// &[runtime::Limit::Min("1"), runtime::Limit::Max("500")]
/// ```
pub(super) fn metadata(limits: &[Limit]) -> String {
    let limits = limits.iter().map(|limit| describe(limit).1);
    list(limits.map(|limit| format!("runtime::Limit::{limit}")))
}

/// The phrase and the metadata of a limit.
fn describe(limit: &Limit) -> (String, String) {
    let bound = |name: &str, phrase: &str, number: &Number| {
        let number = number.to_string();
        let metadata = format!("{name}({})", quoted(&number));
        (format!("{phrase} {number}"), metadata)
    };
    let count = |name: &str, phrase: &str, noun: &str, number: u64| {
        let plural = if number == 1 { "" } else { "s" };
        let phrase = format!("{phrase} {number} {noun}{plural}");
        (phrase, format!("{name}({number})"))
    };
    match limit {
        Limit::Min(number) => bound("Min", "at least", number),
        Limit::Max(number) => bound("Max", "at most", number),
        Limit::Above(number) => bound("Above", "more than", number),
        Limit::Below(number) => bound("Below", "less than", number),
        Limit::MultipleOf(number) => bound("MultipleOf", "a multiple of", number),
        Limit::MinLength(number) => count("MinLength", "at least", "character", *number),
        Limit::MaxLength(number) => count("MaxLength", "at most", "character", *number),
        Limit::MinItems(number) => count("MinItems", "at least", "item", *number),
        Limit::MaxItems(number) => count("MaxItems", "at most", "item", *number),
        Limit::Unique => ("no duplicate items".to_owned(), "Unique".to_owned()),
        Limit::Pattern(pattern) => {
            let metadata = format!("Pattern({})", quoted(pattern));
            (format!("matches {}", code(pattern)), metadata)
        }
    }
}
