//! L001 and L002: missing summaries and docs.

use super::{Findings, is_blank};
use crate::diagnostics::Code;
use crate::diagnostics::Diagnostic;
use crate::spec::Operation;

pub(super) fn lint(operation: &Operation, findings: &mut Findings) {
    if is_blank(operation.summary.as_ref().map(|text| text.as_str())) {
        let message = format!("operation `{}` has no summary", operation.id);
        findings.push(
            Diagnostic::warning(Code::NoSummary, operation.id.place(), message)
                .help("describe the operation in one line under `summary`"),
        );
    }
    for parameter in operation.parameters() {
        if is_blank(parameter.doc) {
            let location = parameter.location.as_str();
            let message = format!("{location} parameter `{}` has no doc", parameter.name);
            findings.push(
                Diagnostic::warning(Code::NoDoc, parameter.name.place(), message)
                    .help("describe it under `doc`"),
            );
        }
    }
    if let Some(body) = &operation.body
        && is_blank(body.doc.as_deref())
    {
        let message = format!("body of `{}` has no doc", operation.id);
        findings.push(
            Diagnostic::warning(Code::NoDoc, body.key_place(), message)
                .help("describe it under `doc`"),
        );
    }
}
