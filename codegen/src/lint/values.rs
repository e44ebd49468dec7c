//! L005: an enum whose values are written in several cases, which is more often a slip than the server's way.

use super::Findings;
use crate::diagnostics::Code;
use crate::diagnostics::Diagnostic;
use crate::spec::{Enum, GroupFile};

/// Whether a value is written in a case.
type Fits = fn(&str) -> bool;

/// How a value can be written.
const CASES: [(&str, Fits); 4] = [
    ("lower case", |value| !value.chars().any(char::is_uppercase)),
    ("upper case", |value| !value.chars().any(char::is_lowercase)),
    ("a lower-case first letter", |value| {
        !begins(value, char::is_uppercase)
    }),
    ("an upper-case first letter", |value| {
        !begins(value, char::is_lowercase) && !is_shouted(value)
    }),
];

/// Longest word of capitals that counts as an abbreviation, which any case may have: `SMS`, `HTTP`.
const ABBREVIATION: usize = 4;

pub(super) fn lint(group: &GroupFile, findings: &mut Findings) {
    for (name, item) in &group.enums {
        let Some((usual, example, odd)) = odd_one(item) else {
            continue;
        };
        let message = format!(
            "value `{}` differs in case from the other values of `{name}`",
            item.values[odd].value()
        );
        findings.push(
            Diagnostic::warning(Code::ValueCase, item.values[odd].place(), message)
                .related(
                    item.values[example].place(),
                    format!("this value uses {usual}"),
                )
                .help("check the value in the API's reference; it is sent exactly as written"),
        );
    }
}

/// The case of most values, one of them, and the first that has another; `None` if one case fits all.
fn odd_one(item: &Enum) -> Option<(&'static str, usize, usize)> {
    let values = || item.values.iter().map(|value| value.value().as_str());
    let count = |fits: Fits| values().filter(|value| fits(value)).count();
    // of equals, the one that the first value has
    let first = |fits: Fits| values().next().is_some_and(fits);
    let cases = CASES.into_iter().rev();
    let (name, fits) = cases.max_by_key(|(_, fits)| (count(*fits), first(*fits)))?;
    let odd = values().position(|value| !fits(value))?;
    Some((name, values().position(fits)?, odd))
}

fn begins(value: &str, kind: fn(char) -> bool) -> bool {
    value
        .chars()
        .find(|letter| letter.is_alphabetic())
        .is_some_and(kind)
}

/// Whether a word is all capitals and too long to be an abbreviation.
fn is_shouted(value: &str) -> bool {
    let words = value.split(|letter: char| !letter.is_alphabetic());
    words
        .into_iter()
        .any(|word| word.chars().count() > ABBREVIATION && !word.chars().any(char::is_lowercase))
}
