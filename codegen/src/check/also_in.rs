//! Rules for the further groups of operations.

use crate::diagnostics::suggestion::{closest, did_you_mean};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::spec::Spec;

/// Each name under `also_in` is another group, and is listed once.
pub(super) fn check(spec: &Spec, problems: &mut Diagnostics) {
    let groups = || spec.groups.iter().map(|file| file.spec.group.as_str());
    for file in &spec.groups {
        let own = file.spec.group.as_str();
        for operation in &file.spec.operations {
            for (index, name) in operation.also_in.iter().enumerate() {
                let others = || groups().filter(|group| *group != own);
                let (message, help) = if operation.also_in[..index].contains(name) {
                    let message = format!("duplicate group `{name}`");
                    (message, "remove the duplicate".to_owned())
                } else if name.as_str() == own {
                    let message = format!("`{name}` is the operation's own group");
                    (message, "remove it".to_owned())
                } else if spec.complete && !others().any(|group| group == name.as_str()) {
                    let help = closest(name, others()).map_or_else(
                        || "use the name of a group as its file states it".to_owned(),
                        did_you_mean,
                    );
                    (format!("unknown group `{name}`"), help)
                } else {
                    continue;
                };
                let error = Diagnostic::error(Code::FurtherGroup, name.place(), message);
                problems.push(error.help(help));
            }
        }
    }
}
