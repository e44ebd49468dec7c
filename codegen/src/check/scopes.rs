//! Rules for scopes and for anonymous operations.

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::spec::{Operation, Permissions, Spanned};

/// Each scope is valid and listed once. An anonymous operation has neither scopes nor permissions.
pub(super) fn check(operation: &Operation, problems: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for scope in operation.scopes.iter() {
        if !is_scope(scope) {
            let message = format!("invalid scope `{scope}`");
            problems.push(
                Diagnostic::error(Code::Scope, scope.place(), message)
                    .help("write a scope as one word, as in `users:readonly`"),
            );
        } else if let Some(first) = seen.insert(scope, scope) {
            let message = format!("duplicate scope `{scope}`");
            problems.push(
                Diagnostic::duplicate(Code::Scope, scope.place(), first.place(), message)
                    .help("remove the duplicate"),
            );
        }
    }
    if !*operation.anonymous {
        return;
    }
    let scopes = (!operation.scopes.is_empty()).then(|| operation.scopes.key_place());
    let permissions = match **operation.permissions {
        Permissions::None => None,
        Permissions::Any(_) | Permissions::All(_) | Permissions::Text(_) => {
            Some(operation.permissions.key_place())
        }
    };
    for (key, place) in [("scopes", scopes), ("permissions", permissions)] {
        let Some(place) = place else { continue };
        let message = format!("anonymous operation cannot require {key}");
        problems.push(
            Diagnostic::error(Code::Scope, place, message)
                .related(operation.anonymous.place(), "declared anonymous here")
                .help("remove one of the two keys"),
        );
    }
}

/// Whether a text is a scope by RFC 6749: printable ASCII without spaces, quotes and backslashes.
pub fn is_scope(scope: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
    !scope.is_empty() && scope.bytes().all(letter)
}
