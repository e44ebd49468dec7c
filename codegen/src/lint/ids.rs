//! L003: operation id that does not match the method and path.
//!
//! `GET /api/v2/pets/{petId}/toys` gives `getPetToys`, `getPetsToys` or `getPetsPetIdToys`: the
//! method, followed by the segments in order. Leading segments and placeholders may be omitted, and
//! a segment may be singular.

use super::{Findings, letters};
use crate::diagnostics::Code;
use crate::diagnostics::Diagnostic;
use crate::spec::{Operation, Route};

pub(super) fn lint(operation: &Operation, findings: &mut Findings) {
    let Some(route) = operation.http.value() else {
        return;
    };
    if follows(&operation.id, route) {
        return;
    }
    let message = format!(
        "operation id `{}` does not match `{}`",
        operation.id, operation.http
    );
    findings.push(
        Diagnostic::warning(Code::OddId, operation.id.place(), message)
            .related(operation.http.place(), "method and path defined here")
            .help(format!(
                "use the id `{}`; set `rust` to choose another name for the Rust method",
                suggestion(route)
            )),
    );
}

fn follows(id: &str, route: &Route) -> bool {
    let id = letters(id);
    let method = route.method.as_str().to_ascii_lowercase();
    let Some(rest) = id.strip_prefix(&method) else {
        return false;
    };
    let segments: Vec<Vec<String>> = segments(&route.path).map(forms).collect();
    if segments.iter().all(Vec::is_empty) {
        return true;
    }
    (0..segments.len()).any(|skipped| is_made_of(rest, &segments[skipped..]))
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}

/// Returns the forms of a segment in an id. An empty form means that it may be omitted.
fn forms(segment: &str) -> Vec<String> {
    let word = letters(segment);
    let mut forms = vec![word.clone()];
    if segment.contains('{') {
        forms.push(String::new());
        return forms;
    }
    if let Some(stem) = word.strip_suffix("ies") {
        forms.push(format!("{stem}y"));
    }
    for ending in ["es", "s"] {
        forms.extend(word.strip_suffix(ending).map(str::to_owned));
    }
    forms
}

/// Whether the text consists of one form of each segment in order.
fn is_made_of(text: &str, segments: &[Vec<String>]) -> bool {
    // These are the possible ends of the text matched so far.
    let mut ends = vec![0];
    for forms in segments {
        let mut next: Vec<usize> = ends
            .iter()
            .flat_map(|end| {
                let fitting = forms.iter().filter(|form| text[*end..].starts_with(*form));
                fitting.map(move |form| end + form.len())
            })
            .collect();
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    ends.contains(&text.len())
}

/// Joins the method and the segments, without `api`, versions and placeholders. The segment before
/// a placeholder is singular.
fn suggestion(route: &Route) -> String {
    let mut id = route.method.as_str().to_ascii_lowercase();
    let mut segments = segments(&route.path).peekable();
    while let Some(segment) = segments.next() {
        let version = segment
            .strip_prefix('v')
            .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        if segment.contains('{') || version || segment == "api" {
            continue;
        }
        let single = segments.peek().is_some_and(|next| next.contains('{'));
        let word = match segment.strip_suffix('s') {
            Some(stem) if single => stem,
            _ => segment,
        };
        for part in word.split(|letter: char| !letter.is_alphanumeric()) {
            let mut letters = part.chars();
            id.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            id.push_str(letters.as_str());
        }
    }
    id
}
