//! Changes of the API as a whole and of its groups.

use codegen::ir::{Api, SecurityKind, Server, ServerVariable};
use codegen::surface::Subject;

use super::Comparison;
use crate::change::{At, Changes, Wire};
use crate::renames::renamed;

impl Comparison<'_> {
    pub(super) fn root(&self, changes: &mut Changes) {
        let (old, new) = (self.old, self.new);
        let subject = Subject::entry("api", "");
        let mut at = changes.at(subject.part(&["title"]));
        at.documented((&old.title, &old.version), (&new.title, &new.version));
        at.documented(&old.doc, &new.doc);
        let mut at = changes.at(subject.part(&["base_url"]));
        if old.base_url != new.base_url {
            let text = format!("`{}` becomes `{}`", old.base_url, new.base_url);
            at.changed(Wire::Breaks, text);
        }
        variables(old.server.as_ref(), new.server.as_ref(), &mut at);
        for before in &old.servers {
            let mut at = changes.at(subject.part(&["servers", &before.wire]));
            if let Some(after) = new.servers.iter().find(|after| after.wire == before.wire) {
                variables(before.server.as_ref(), after.server.as_ref(), &mut at);
                at.documented(&before.doc, &after.doc);
            }
        }
        let error = |api: &Api| api.error.map(|id| api.model(id).wire.clone());
        let before = error(old).map(|name| renamed(&self.renames.models, &name).to_owned());
        let mut at = changes.at(subject.part(&["error"]));
        at.differs(
            before,
            error(new),
            Wire::Some,
            "another model of error bodies",
        );
        for before in &old.security {
            let mut at = changes.at(subject.part(&["security", &before.wire]));
            let Some(after) = new.security.iter().find(|after| after.wire == before.wire) else {
                at.removed(Wire::Safe, "removed");
                continue;
            };
            let (kinds, text) = ((&before.kind, &after.kind), "sent in another way");
            at.differs(place(kinds.0), place(kinds.1), Wire::Breaks, text);
            at.documented(&before.doc, &after.doc);
        }
    }

    pub(super) fn groups(&self, changes: &mut Changes) {
        for before in &self.old.groups {
            let name = renamed(&self.renames.groups, &before.tag);
            let mut at = changes.at(Subject::entry("groups", name));
            let Some(after) = self.new.groups.iter().find(|after| after.tag == name) else {
                // Operations that went with the group have changes of their own.
                at.removed(Wire::Safe, "removed");
                continue;
            };
            if before.tag != after.tag {
                at.changed(
                    Wire::Safe,
                    format!("probably renamed from `{}`", before.tag),
                );
            }
            at.documented(&before.doc, &after.doc);
        }
        let names = &self.renames.groups;
        let has = |tag: &str| {
            self.old
                .groups
                .iter()
                .any(|own| renamed(names, &own.tag) == tag)
        };
        for after in self.new.groups.iter().filter(|group| !has(&group.tag)) {
            changes
                .at(Subject::entry("groups", &after.tag))
                .added(Wire::Safe, "added");
        }
    }
}

fn list(server: Option<&Server>) -> &[ServerVariable] {
    server.map_or(&[], |server| &server.variables)
}

/// Compares the variables of a base URL.
fn variables(old: Option<&Server>, new: Option<&Server>, at: &mut At<'_>) {
    let (old, new) = (list(old), list(new));
    for before in old {
        let Some(after) = new.iter().find(|after| after.name == before.name) else {
            at.changed(
                Wire::Some,
                format!("the variable `{}` is gone", before.name),
            );
            continue;
        };
        // Without values, every value is permitted.
        let is_permitted = |value| after.values.is_empty() || after.values.contains(value);
        let is_narrower = before.values.is_empty() && !after.values.is_empty();
        let name = &before.name;
        if is_narrower || !before.values.iter().all(is_permitted) {
            at.changed(
                Wire::Some,
                format!("the variable `{name}` permits fewer values"),
            );
        } else if before.values != after.values {
            at.changed(
                Wire::Safe,
                format!("the variable `{name}` permits more values"),
            );
        }
        at.documented((&before.doc, &before.default), (&after.doc, &after.default));
    }
    for after in new
        .iter()
        .filter(|after| !old.iter().any(|before| before.name == after.name))
    {
        at.changed(Wire::Safe, format!("the variable `{}` is new", after.name));
    }
}

/// Where the credentials of a scheme travel.
fn place(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::Basic => String::new(),
        SecurityKind::ApiKey {
            location,
            parameter,
        } => format!("{location:?} {parameter}"),
    }
}
