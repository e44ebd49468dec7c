//! L006: deprecated operation without a replacement.

use super::Findings;
use crate::diagnostics::Code;
use crate::diagnostics::Diagnostic;
use crate::spec::{Deprecated, Operation};

pub(super) fn lint(operation: &Operation, findings: &mut Findings) {
    let Some(deprecated) = &operation.deprecated else {
        return;
    };
    let has_replacement = match &***deprecated {
        Deprecated::Flag(deprecated) => !deprecated,
        Deprecated::Details(details) => details.replacement.is_some(),
    };
    if !has_replacement {
        let message = format!("deprecated operation `{}` has no replacement", operation.id);
        findings.push(
            Diagnostic::warning(Code::NoReplacement, deprecated.key_place(), message).help(
                "name the operation to use instead, as in `deprecated: {replacement: listPets}`",
            ),
        );
    }
}
