//! Required permissions of an operation.

use super::report::Report;
use codegen::check::is_permission;
use codegen::spec::{Permissions, Spanned};

/// Permissions of a list without duplicates; invalid ones are reported.
///
/// `mode` is `ANY` or `ALL`.
pub(crate) fn required(
    mode: &str,
    list: Vec<String>,
    place: &str,
    report: &mut Report,
) -> Permissions {
    let mut permissions: Vec<Spanned<String>> = Vec::new();
    for permission in list.into_iter().map(Spanned::unplaced) {
        if !is_permission(&permission) {
            report.docs_only(
                "permission that is not understood is not documented",
                &format!("{place}, `{permission}`"),
            );
        } else if !permissions.contains(&permission) {
            permissions.push(permission);
        }
    }
    match (permissions.is_empty(), mode) {
        (true, _) => Permissions::None,
        (false, "ANY") => Permissions::Any(permissions.into()),
        (false, _) => Permissions::All(permissions.into()),
    }
}
