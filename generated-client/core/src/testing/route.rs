//! Finds the operation for a method and path.

use std::cmp::Reverse;

use percent_encoding::percent_decode_str;
use reqwest::Method;

use super::wording::{list, nearest};
use crate::operation::Operation;

/// The decoded path parameters of an operation, by name.
pub(super) type PathParameters = Vec<(&'static str, String)>;

/// Why no operation matches a request.
pub(super) enum NoRoute {
    /// No operation has this path.
    Path(String),
    /// Operations with this path have other methods, which are listed.
    Method(String, Vec<Method>),
}

/// Finds the operation that a request calls.
pub(super) fn route(
    operations: &[&'static Operation],
    method: &Method,
    path: &str,
) -> Result<(&'static Operation, PathParameters), NoRoute> {
    let mut candidates: Vec<_> = operations
        .iter()
        .filter_map(|operation| Some((*operation, match_path(operation.path, path)?)))
        .collect();
    candidates.sort_by_key(|(operation, _)| specificity(operation.path));
    let right = candidates
        .iter()
        .position(|(operation, _)| operation.method == *method);
    if let Some(index) = right {
        return Ok(candidates.swap_remove(index));
    }
    let Some((first, _)) = candidates.first() else {
        return Err(NoRoute::Path(unknown_path(operations, path)));
    };
    let mut methods: Vec<Method> = Vec::new();
    for (operation, _) in &candidates {
        if !methods.contains(&operation.method) {
            methods.push(operation.method.clone());
        }
    }
    let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
    let message = format!(
        "no operation has the method `{method}` on `{}`, only {}",
        first.path,
        list(&names, "and")
    );
    Err(NoRoute::Method(message, methods))
}

/// Returns a sort key that puts more specific templates first.
///
/// `/limits/docs` is not the limit named `docs`, and `/compare/a...b` names two commits.
fn specificity(template: &str) -> (usize, Reverse<usize>) {
    let segments = template.split('/');
    let open = segments.filter(|segment| segment.contains('{')).count();
    let pieces = template.split('{');
    let fixed = pieces.map(|piece| piece.rsplit('}').next().unwrap_or_default().len());
    (open, Reverse(fixed.sum()))
}

fn unknown_path(operations: &[&'static Operation], path: &str) -> String {
    let message = format!("no operation has the path `{path}`");
    match nearest(path, operations.iter().map(|operation| operation.path)) {
        Some(template) => format!("{message}; did you mean `{template}`?"),
        None => message,
    }
}

/// Returns the path parameters if the path matches the template.
///
/// Each parameter matches a non-empty part of one segment.
fn match_path(template: &'static str, path: &str) -> Option<PathParameters> {
    let mut parameters = Vec::new();
    let (mut expected, mut found) = (template.split('/'), path.split('/'));
    loop {
        match (expected.next(), found.next()) {
            (None, None) => return Some(parameters),
            (Some(expected), Some(found)) => match_segment(expected, found, &mut parameters)?,
            _ => return None,
        }
    }
}

fn match_segment(
    template: &'static str,
    segment: &str,
    parameters: &mut PathParameters,
) -> Option<()> {
    let Some((before, rest)) = template.split_once('{') else {
        return (template == segment).then_some(());
    };
    let (name, after) = rest.split_once('}')?;
    let value = segment.strip_prefix(before)?;
    // A segment may contain two parameters: the first one ends at the text between them.
    let (between, more) = match after.find('{') {
        Some(start) => after.split_at(start),
        None => (after, ""),
    };
    let (value, rest) = match more {
        "" => (value.strip_suffix(between)?, ""),
        _ => value.split_once(between)?,
    };
    if value.is_empty() {
        return None;
    }
    let value = percent_decode_str(value).decode_utf8_lossy().into_owned();
    parameters.push((name, value));
    match_segment(more, rest, parameters)
}

#[cfg(test)]
mod tests {
    use reqwest::Method;

    use super::{match_path, route};
    use crate::Operation;

    #[test]
    fn prefers_the_most_specific_template() {
        const TEMPLATES: [&str; 4] = ["/c/{x}/{y}", "/c/{x}", "/c/{x}...{y}", "/c/docs"];
        const OPERATIONS: [Operation; 4] = [
            Operation::new("0", Method::GET, TEMPLATES[0], "C"),
            Operation::new("1", Method::GET, TEMPLATES[1], "C"),
            Operation::new("2", Method::GET, TEMPLATES[2], "C"),
            Operation::new("3", Method::GET, TEMPLATES[3], "C"),
        ];
        static ALL: [&Operation; 4] = [
            &OPERATIONS[0],
            &OPERATIONS[1],
            &OPERATIONS[2],
            &OPERATIONS[3],
        ];
        let found = |path| {
            route(&ALL, &Method::GET, path)
                .ok()
                .map(|(found, _)| found.path())
        };
        assert_eq!(found("/c/a...b"), Some(TEMPLATES[2]));
        assert_eq!(found("/c/docs"), Some(TEMPLATES[3]));
        assert_eq!(found("/c/a"), Some(TEMPLATES[1]));
        assert_eq!(found("/c/a/b"), Some(TEMPLATES[0]));
    }

    #[test]
    fn matches_paths_segment_by_segment() {
        let fits = |template, path| match_path(template, path);
        assert_eq!(fits("/a/b", "/a/b"), Some(vec![]));
        assert_eq!(fits("/a/b", "/a/b/"), None);
        assert_eq!(fits("/a/{x}", "/a/"), None);
        assert_eq!(fits("/a/{x}", "/a/b/c"), None);
        assert_eq!(
            fits("/a/{x}/{y}", "/a/1%2F2/3"),
            Some(vec![("x", "1/2".to_owned()), ("y", "3".to_owned())])
        );
        assert_eq!(
            fits("/a/v{x}-{y}.json", "/a/v1-2.json"),
            Some(vec![("x", "1".to_owned()), ("y", "2".to_owned())])
        );
        assert_eq!(fits("/a/v{x}.json", "/a/1.json"), None);
    }
}
