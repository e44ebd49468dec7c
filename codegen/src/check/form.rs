//! Rules for a form that need no types to be resolved.

use super::characters::Use;
use super::parameters::parameters;
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::prune::GAPS;
use crate::spec::{Operation, Route};

/// A form has fields with distinct names, and the operation has no body besides it.
pub(super) fn check(operation: &Operation, problems: &mut Diagnostics) {
    let Some(form) = &operation.form else { return };
    let fields = &form.fields;
    parameters(fields, Use::Wire, problems);
    if fields.is_empty() && !problems.has_within(&fields.place(), GAPS) {
        let message = "form without fields";
        problems.push(
            Diagnostic::error(Code::Form, fields.place(), message)
                .help("add a field, or remove the form"),
        );
    }
    if let Some(body) = &operation.body {
        let message = "operation has both a form and a body";
        problems.push(
            Diagnostic::error(Code::Form, form.key_place(), message)
                .related(body.key_place(), "body defined here")
                .help("make the body a field of a `multipart` form, or remove one of the two"),
        );
    }
}

/// The method of an operation with a form takes a body.
pub(super) fn method(operation: &Operation, route: &Route, problems: &mut Diagnostics) {
    let Some(form) = &operation.form else { return };
    if route.method.takes_body() {
        return;
    }
    let message = format!("{} request cannot have a body", route.method.as_str());
    problems.push(
        Diagnostic::error(Code::BodyMisplaced, form.key_place(), message)
            .related(operation.http.place(), "method defined here")
            .help("send the fields as query parameters, or change the method"),
    );
}
