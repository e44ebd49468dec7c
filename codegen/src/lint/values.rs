//! L005: enum whose values differ in case, which is often a mistake.

use super::Findings;
use crate::diagnostics::Code;
use crate::diagnostics::Diagnostic;
use crate::spec::{Enum, GroupFile};

/// Whether a value has a case.
type HasCase = fn(&str) -> bool;

/// The known cases.
const CASES: [(&str, HasCase); 4] = [
    ("lower case", |value| !value.chars().any(char::is_uppercase)),
    ("upper case", |value| !value.chars().any(char::is_lowercase)),
    ("a lower-case first letter", |value| {
        !begins(value, char::is_uppercase)
    }),
    ("an upper-case first letter", |value| {
        !begins(value, char::is_lowercase) && !is_shouted(value)
    }),
];

/// The maximum length of an upper-case abbreviation such as `SMS` or `HTTP`, which is valid in any
/// case.
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

/// Returns the most frequent case, a value that has it, and the first value that does not. `None`
/// if all values have it.
fn odd_one(item: &Enum) -> Option<(&'static str, usize, usize)> {
    let values = || item.values.iter().map(|value| value.value().as_str());
    let count = |has_case: HasCase| values().filter(|value| has_case(value)).count();
    // The case of the first value wins a tie.
    let first = |has_case: HasCase| values().next().is_some_and(has_case);
    let cases = CASES.into_iter().rev();
    let (name, has_case) =
        cases.max_by_key(|(_, has_case)| (count(*has_case), first(*has_case)))?;
    let odd = values().position(|value| !has_case(value))?;
    Some((name, values().position(has_case)?, odd))
}

fn begins(value: &str, kind: fn(char) -> bool) -> bool {
    value
        .chars()
        .find(|letter| letter.is_alphabetic())
        .is_some_and(kind)
}

/// Whether a word is upper case and too long for an abbreviation.
fn is_shouted(value: &str) -> bool {
    let words = value.split(|letter: char| !letter.is_alphabetic());
    words
        .into_iter()
        .any(|word| word.chars().count() > ABBREVIATION && !word.chars().any(char::is_lowercase))
}
