//! Rules for the groups that are enabled by default.

use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::file_name;
use crate::spec::Spec;

/// Each name under `default_groups` is listed once and is a group file with operations.
pub(super) fn check(spec: &Spec, problems: &mut Diagnostics) {
    let Some(names) = &spec.api.spec.default_groups else {
        return;
    };
    let groups = &spec.api.spec.groups;
    for (position, name) in names.iter().enumerate() {
        let place = name.place();
        let diagnostic = if !groups.contains(name) {
            let help = closest(name, groups.iter().map(|group| group.as_str())).map_or_else(
                || "use one of the files under `groups`, or remove the entry".to_owned(),
                did_you_mean,
            );
            Diagnostic::error(
                Code::Files,
                place,
                format!("`{name}` is not listed under `groups`"),
            )
            .help(help)
        } else if names[..position].contains(name) {
            Diagnostic::error(
                Code::Files,
                place,
                format!("duplicate default group `{name}`"),
            )
            .help("remove the duplicate")
        } else if serves_nothing(spec, name) {
            Diagnostic::error(
                Code::Files,
                place,
                format!("default group `{name}` has no operations"),
            )
            .help("remove it from the list; its types are enabled by the groups that use them")
        } else {
            continue;
        };
        problems.push(diagnostic);
    }
}

/// Whether the spec was read completely and no operation is in the group of the file.
fn serves_nothing(spec: &Spec, name: &str) -> bool {
    spec.groups.iter().any(|group| {
        file_name(&group.path) == name
            && group.operations.is_empty()
            && spec.complete
            && spec.groups.iter().all(|other| !other.damaged)
            && !has_further_operations(spec, &group.spec.group)
    })
}

/// Whether an operation of another group is also in this one.
fn has_further_operations(spec: &Spec, group: &str) -> bool {
    let files = spec.groups.iter();
    let mut operations = files.flat_map(|file| &file.spec.operations);
    operations.any(|operation| operation.also_in.iter().any(|name| name.as_str() == group))
}
