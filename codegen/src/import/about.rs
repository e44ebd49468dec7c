//! What Swagger 2.0 and OpenAPI 3 say in the same way of the API as a whole, and of the answers to a call.

use super::neutral::{About, Answer, Operation, Tag};
use super::node::{Node, Object};
use super::report::Report;
use crate::export::openapi::SUCCEEDED;

/// Title, version and tags.
pub(super) fn common(object: &mut Object<'_>, report: &mut Report) -> About {
    let said = object.said();
    let mut about = About {
        allow: said.allow,
        default_groups: said.default_groups,
        ..About::default()
    };
    if let Some(info) = object.take("info") {
        let mut info = Object::new(&info, "the title", report);
        about.title = info.text("title");
        about.version = info.text("version");
        about.doc = info.text("description");
        info.finish("`info`", report);
    }
    for node in object.take("tags").iter().flat_map(Node::items) {
        let mut tag = Object::new(&node, "a tag", report);
        if let Some(name) = tag.text("name") {
            let (said, doc) = (tag.said(), tag.text("description"));
            // a tag that is described by its own name is not described
            let doc = doc.filter(|doc| *doc != name);
            about.tags.push(Tag {
                name,
                doc,
                rust: said.rust,
                allow: said.allow,
            });
        }
        tag.finish("a tag", report);
    }
    about
}

/// Takes an answer for what its status makes it: a success or an error.
pub(super) fn answer(
    status: &str,
    mut answer: Answer,
    responses: &Node<'_>,
    operation: &mut Operation,
    report: &mut Report,
) {
    let place = || format!("{}/{status}", responses.place);
    if !is_success(status, responses) {
        operation.errors.extend(answer.schema);
        if status != "default" {
            report.left_out(
                "the status of an error answer, with its description: `error` holds for all",
                &place(),
            );
        }
        return;
    }
    answer.status = status.parse().ok();
    answer.doc = answer.doc.filter(|doc| doc != SUCCEEDED);
    operation.answers.push(answer);
}

/// Whether a status is a success: `default` is one where no other is.
pub(super) fn is_success(status: &str, responses: &Node<'_>) -> bool {
    let named = |status: &str| status.starts_with('2');
    named(status) || (status == "default" && !responses.entries().any(|(other, _)| named(other)))
}
