//! The rules of a form that need no types to be resolved.

use super::characters::Use;
use super::operation::parameters;
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::prune::GAPS;
use crate::spec::Operation;
use crate::spec::location::At;
use crate::spec::route::Route;

/// A form has fields, each of a name of its own, and is all that the request carries.
pub(super) fn check(operation: &Operation, at: At<'_>, problems: &mut Diagnostics) {
    let Some(form) = &operation.form else { return };
    let list = at.key("form");
    let list = list.key("fields");
    parameters(&form.fields, list, Use::Wire, problems);
    if form.fields.is_empty() && !problems.has_within(&list.place(), GAPS) {
        let message = "form without fields";
        problems.push(
            Diagnostic::error(Code::Form, list.place(), message)
                .help("add a field, or remove the form"),
        );
    }
    if operation.body.is_some() {
        let message = "operation has both a form and a body";
        problems.push(
            Diagnostic::error(Code::Form, at.key("form").key_place(), message)
                .related(at.key("body").key_place(), "body defined here")
                .help("make the body a field of a `multipart` form, or remove one of the two"),
        );
    }
}

/// A form is a body.
pub(super) fn method(
    operation: &Operation,
    endpoint: &Route<'_>,
    at: At<'_>,
    problems: &mut Diagnostics,
) {
    if operation.form.is_none() || endpoint.method.takes_body() {
        return;
    }
    let message = format!("{} request cannot have a body", endpoint.method.as_str());
    problems.push(
        Diagnostic::error(Code::BodyMisplaced, at.key("form").key_place(), message)
            .related(at.key("http").place(), "method defined here")
            .help("send the fields as query parameters, or change the method"),
    );
}
