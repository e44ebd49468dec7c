//! The base URL, a template if there are variables: `https://{region}.example.com`.

use std::ops::Range;

/// A name in braces, or what is wrong, with its place.
type Placed<T> = (T, Range<usize>);

/// The parts in braces, by name, each with the place of its name.
///
/// # Errors
///
/// What is wrong with the braces, and where.
pub(crate) fn placeholders(url: &str) -> Result<Vec<Placed<&str>>, Placed<String>> {
    let mut found: Vec<Placed<&str>> = Vec::new();
    let mut open: Option<usize> = None;
    for (index, letter) in url.char_indices() {
        match (letter, open) {
            ('{', None) => open = Some(index + 1),
            ('}', Some(start)) if start == index => {
                return Err((
                    "a part in braces has no name".to_owned(),
                    start - 1..index + 1,
                ));
            }
            ('}', Some(start)) => {
                let name = &url[start..index];
                if found.iter().all(|(other, _)| *other != name) {
                    found.push((name, start..index));
                }
                open = None;
            }
            ('{' | '}', _) => return Err(("the braces do not match".to_owned(), index..index + 1)),
            _ => {}
        }
    }
    match open {
        Some(start) => Err(("the brace is not closed".to_owned(), start - 1..url.len())),
        None => Ok(found),
    }
}

/// The URL with a value in place of each part in braces; a part without a value stays.
pub(crate) fn expand<'a>(url: &str, value: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut expanded = url.to_owned();
    for (name, _) in placeholders(url).unwrap_or_default() {
        if let Some(value) = value(name) {
            expanded = expanded.replace(&format!("{{{name}}}"), value);
        }
    }
    expanded
}
