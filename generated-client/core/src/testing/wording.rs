//! The words that messages have in common: lists, counts, and the name that was probably meant.

/// Names in a sentence: `` `a`, `b` or `c` ``.
pub(super) fn list(names: &[&str], conjunction: &str) -> String {
    let mut quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let last = quoted.pop().unwrap_or_default();
    if quoted.is_empty() {
        return last;
    }
    format!("{} {conjunction} {last}", quoted.join(", "))
}

/// How often something happens: `once`, `2 times`.
pub(super) fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        more => format!("{more} times"),
    }
}

/// How many there are of something: `1 mismatch`, `2 mismatches`.
pub(super) fn count(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// The name that was probably meant by a misspelt one; `None` if all are too different.
pub(super) fn nearest<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let tolerance = (wrong.chars().count() / 3).max(1);
    let distances = names.into_iter().map(|name| (distance(wrong, name), name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= tolerance).then_some(name)
}

/// How many letters have to be changed, added or removed, be they large or small, to make one text of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.to_lowercase().chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        let mut next = vec![left];
        for (above, &beside) in row.iter().skip(1).zip(&other) {
            let change = diagonal + usize::from(letter != beside);
            left = change.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
