//! Responses of an operation.

use std::collections::BTreeSet;

use crate::extension::SUCCESS_DESCRIPTION;
use crate::import::description::{Operation, Response, Schema};
use crate::import::document::{Document, Node, Object};
use crate::import::media;
use crate::import::report::Report;

/// Name of a response in findings.
pub(super) const WHAT: &str = "a response";

/// Body of a response.
pub(super) struct Content {
    pub(super) schema: Schema,
    pub(super) media_type: String,
}

/// Status of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Success,
    Error,
}

/// Reads the responses of an operation; `content` reads the body of one in its dialect.
pub(super) fn read(
    responses: &Node<'_>,
    document: &Document,
    operation: &mut Operation,
    report: &mut Report,
    content: impl Fn(&mut Object<'_>, Outcome, &mut Report) -> Option<Content>,
) {
    let mut statuses = BTreeSet::new();
    for (status, node) in responses.entries() {
        if status.starts_with("x-") {
            report.docs_only(
                format!("`{status}` of `responses` is not documented"),
                &node.place,
            );
            continue;
        }
        if !is_status(status) || !statuses.insert(status.to_ascii_uppercase()) {
            let what =
                "response with a duplicate or invalid status is missing: its body is not read";
            report.wrong(what, &node.place);
            continue;
        }
        let Some(resolved) = document.resolve(node.clone()) else {
            report.wrong(
                "response with an unresolved `$ref` is missing: its body is not read",
                &node.place,
            );
            continue;
        };
        let outcome = outcome(status, responses, document);
        let mut object = Object::new(&resolved, WHAT, report);
        let doc = object.text("description");
        let content = content(&mut object, outcome, report);
        object.finish(WHAT, report);
        match outcome {
            Outcome::Success => {
                let (schema, content_type) = match content {
                    Some(content) => {
                        let (schema, content_type) = media::fit_response(
                            content.schema,
                            &content.media_type,
                            document,
                            report,
                        );
                        (Some(schema), content_type)
                    }
                    None => (None, None),
                };
                operation.responses.push(Response {
                    status: status.parse().ok(),
                    schema,
                    content_type,
                    doc: doc.filter(|doc| doc != SUCCESS_DESCRIPTION),
                });
            }
            Outcome::Error => {
                operation
                    .errors
                    .extend(content.map(|content| content.schema));
                if status != "default" {
                    report.docs_only(
                        "status and description of an error response are not documented",
                        &node.place,
                    );
                }
            }
        }
    }
}

/// Whether a key is `default`, a status such as `404`, or a range such as `4XX`.
fn is_status(key: &str) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    match key.as_bytes() {
        b"default" | [b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => true,
        [b'1'..=b'9', rest @ ..] => rest.len() == 2 && rest.iter().all(is_digit),
        _ => false,
    }
}

/// Whether a key is a success status such as `204`, or the range `2XX`.
fn is_success(key: &str) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    match key.as_bytes() {
        [b'2', b'X' | b'x', b'X' | b'x'] => true,
        [b'2', rest @ ..] => rest.len() == 2 && rest.iter().all(is_digit),
        _ => false,
    }
}

/// Whether a key is a redirect such as `302`.
fn is_redirect(key: &str) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    matches!(key.as_bytes(), [b'3', rest @ ..] if rest.len() == 2 && rest.iter().all(is_digit))
}

/// Outcome of a status.
///
/// Redirects are successes if they are the only ones: the client follows the others. An exported
/// spec states its redirects. `default` is a success if nothing else is one.
fn outcome(status: &str, responses: &Node<'_>, document: &Document) -> Outcome {
    let any = |test: fn(&str) -> bool| responses.entries().any(|(other, _)| test(other));
    let is_answer = is_success(status)
        || (is_redirect(status) && (document.is_exported_spec() || !any(is_success)))
        || (status == "default" && !any(is_success) && !any(is_redirect));
    match is_answer {
        true => Outcome::Success,
        false => Outcome::Error,
    }
}
