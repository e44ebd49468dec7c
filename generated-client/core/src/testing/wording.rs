//! Phrases in messages: lists, counts, and suggestions for misspelt names.

use crate::text::edit_distance;

/// Lists names in a sentence: `` `a`, `b` or `c` ``.
pub(super) fn list(names: &[&str], conjunction: &str) -> String {
    let mut quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let last = quoted.pop().unwrap_or_default();
    if quoted.is_empty() {
        return last;
    }
    format!("{} {conjunction} {last}", quoted.join(", "))
}

/// Prints a number of repetitions: `never`, `once`, `2 times`.
pub(super) fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        more => format!("{more} times"),
    }
}

/// Prints a number of things: `1 mismatch`, `2 mismatches`.
pub(super) fn count(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// Returns the name most similar to a misspelt one; `None` if all differ too much. Ignores case.
pub(super) fn nearest<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let tolerance = (wrong.chars().count() / 3).max(1);
    let wrong = wrong.to_lowercase();
    let distances = names
        .into_iter()
        .map(|name| (edit_distance(&wrong, &name.to_lowercase()), name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= tolerance).then_some(name)
}
