//! Required permissions of an operation.

use super::report::Report;
use codegen::check::is_permission;
use codegen::spec::Permissions;

/// Permissions of a list without duplicates; invalid ones are reported.
///
/// `mode` is `ANY` or `ALL`.
pub(crate) fn required(
    mode: &str,
    list: Vec<String>,
    place: &str,
    report: &mut Report,
) -> Permissions {
    let mut permissions: Vec<String> = Vec::new();
    for permission in list {
        if !is_permission(&permission) {
            report.left_out("invalid permission", &format!("{place}, `{permission}`"));
        } else if !permissions.contains(&permission) {
            permissions.push(permission);
        }
    }
    match (permissions.is_empty(), mode) {
        (true, _) => Permissions::None,
        (false, "ANY") => Permissions::Any(permissions),
        (false, _) => Permissions::All(permissions),
    }
}
