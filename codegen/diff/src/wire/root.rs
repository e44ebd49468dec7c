//! Changes of the API as a whole and of its groups.

use codegen::ir::{Api, SecurityKind};
use codegen::surface::Subject;

use super::Comparison;
use crate::change::{Changes, Wire};
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
        let variables = |api: &Api| -> Vec<String> {
            let variables = api.server.iter().flat_map(|own| &own.variables);
            variables.map(|own| own.name.clone()).collect()
        };
        let (before, after) = (variables(old), variables(new));
        if before.iter().any(|name| !after.contains(name)) {
            at.changed(Wire::Some, "a variable is gone");
        } else if before != after {
            at.changed(Wire::Safe, "more variables");
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
