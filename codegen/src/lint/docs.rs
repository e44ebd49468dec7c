//! L001 and L002: what a reader of the docs misses.

use super::{Findings, for_each_parameter, is_blank};
use crate::diagnostics::Code;
use crate::diagnostics::Diagnostic;
use crate::spec::Operation;
use crate::spec::location::At;

pub(super) fn lint(operation: &Operation, at: At<'_>, findings: &mut Findings) {
    if is_blank(operation.summary.as_deref()) {
        let message = format!("operation `{}` has no summary", operation.id);
        findings.push(
            Diagnostic::warning(Code::NoSummary, at.key("id").place(), message)
                .help("describe the operation in one line under `summary`"),
        );
    }
    for_each_parameter(operation, at, |parameter, at| {
        if is_blank(parameter.doc) {
            let way = parameter.way.as_str();
            let message = format!("{way} parameter `{}` has no doc", parameter.name);
            findings.push(
                Diagnostic::warning(Code::NoDoc, at.key("name").place(), message)
                    .help("describe it under `doc`"),
            );
        }
    });
    if let Some(body) = &operation.body
        && is_blank(body.doc.as_deref())
    {
        let message = format!("body of `{}` has no doc", operation.id);
        findings.push(
            Diagnostic::warning(Code::NoDoc, at.key("body").key_place(), message)
                .help("describe it under `doc`"),
        );
    }
}
