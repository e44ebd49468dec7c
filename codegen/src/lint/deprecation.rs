//! L006: an operation that should not be used any more, and nothing to use in its place.

use super::Findings;
use crate::diagnostics::Code;
use crate::diagnostics::Diagnostic;
use crate::spec::location::At;
use crate::spec::{Deprecated, Operation};

pub(super) fn lint(operation: &Operation, at: At<'_>, findings: &mut Findings) {
    let lacks = match &operation.deprecated {
        None => false,
        Some(Deprecated::Flag(deprecated)) => *deprecated,
        Some(Deprecated::Details(details)) => details.replacement.is_none(),
    };
    if lacks {
        let message = format!("deprecated operation `{}` has no replacement", operation.id);
        findings.push(
            Diagnostic::warning(
                Code::NoReplacement,
                at.key("deprecated").key_place(),
                message,
            )
            .help("name the operation to use instead, as in `deprecated: {replacement: listPets}`"),
        );
    }
}
