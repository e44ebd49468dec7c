//! The rules of scopes, and of operations that need no signing in.

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::spec::location::At;
use crate::spec::{Operation, Permissions};

/// Each scope is one word of OAuth and stands once; who has not signed in has neither scopes nor permissions.
pub(super) fn check(operation: &Operation, at: At<'_>, problems: &mut Diagnostics) {
    let list = at.key("scopes");
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, scope) in operation.scopes.iter().enumerate() {
        let place = list.item(index).place();
        if !is_scope(scope) {
            let message = format!("invalid scope `{scope}`");
            problems.push(
                Diagnostic::error(Code::Scope, place, message)
                    .help("write a scope as one word, as in `users:readonly`"),
            );
        } else if let Some(first) = seen.insert(scope, index) {
            problems.push(
                Diagnostic::error(Code::Scope, place, format!("duplicate scope `{scope}`"))
                    .label("duplicate")
                    .related(list.item(first).place(), "first defined here")
                    .help("remove the duplicate"),
            );
        }
    }
    if !operation.anonymous {
        return;
    }
    let needs_permissions = !matches!(operation.permissions, Permissions::None);
    for (key, there) in [
        ("scopes", !operation.scopes.is_empty()),
        ("permissions", needs_permissions),
    ] {
        if there {
            let message = format!("anonymous operation cannot require {key}");
            problems.push(
                Diagnostic::error(Code::Scope, at.key(key).key_place(), message)
                    .related(at.key("anonymous").place(), "declared anonymous here")
                    .help("remove one of the two keys"),
            );
        }
    }
}

/// Whether a text is a scope, as RFC 6749 has it: printable, without spaces, quotes and backslashes.
pub fn is_scope(scope: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
    !scope.is_empty() && scope.bytes().all(letter)
}
