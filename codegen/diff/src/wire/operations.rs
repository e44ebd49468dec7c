//! Changes of operations.

use std::collections::BTreeSet;

use codegen::ir::{Api, Credential, Deprecated, Operation, Security};
use codegen::surface::Subject;

use super::Comparison;
use crate::change::{Changes, Kind, Wire};
use crate::permissions::{self, Relation};
use crate::renames::{anonymous_path, operations, renamed};

impl Comparison<'_> {
    pub(super) fn operations(&self, changes: &mut Changes) {
        let names = &self.renames.operations;
        for before in operations(self.old) {
            let name = renamed(names, &before.id);
            let Some(after) = operations(self.new).find(|after| after.id == name) else {
                let text = match before.deprecated {
                    Some(_) => "removed; it was deprecated",
                    None => "removed; it was not deprecated",
                };
                let mut at = changes.at(Subject::entry("operations", &before.id));
                at.removed(Wire::Breaks, text);
                continue;
            };
            if after.id != before.id {
                let mut at = changes.at(Subject::entry("operations", &after.id));
                at.changed(Wire::Safe, format!("renamed from `{}`", before.id));
            }
            self.operation(before, after, changes);
        }
        let is_known = |id: &String| {
            operations(self.old).any(|before| before.id == *id)
                || names.values().any(|new| new == id)
        };
        for after in operations(self.new).filter(|after| !is_known(&after.id)) {
            let mut at = changes.at(Subject::entry("operations", &after.id));
            at.added(Wire::Safe, "added");
        }
    }

    fn operation(&self, old: &Operation, new: &Operation, changes: &mut Changes) {
        // Lists all parts, so that a new part of the IR is not forgotten here.
        let Operation {
            id: _,
            method,
            path,
            function: _,
            endpoint: _,
            summary,
            description,
            also_in: _,
            deprecated: _,
            permissions: _,
            parameters: _,
            template_order: _,
            body: _,
            form,
            returns: _,
            scopes: _,
            server: _,
            security: _,
            paging: _,
        } = old;
        let subject = Subject::entry("operations", &new.id);
        let mut at = changes.at(subject.part(&["http"]));
        let route = |item: &Operation| format!("{} {}", item.method.as_str(), item.path);
        let text = format!("`{}` becomes `{}`", route(old), route(new));
        if (*method, anonymous_path(path)) != (new.method, anonymous_path(&new.path)) {
            at.changed(Wire::Breaks, text);
        } else if *path != new.path {
            at.changed(Wire::Safe, format!("{text}, which sends the same"));
        }
        let mut at = changes.at(subject.part(&["form"]));
        match (form, new.form) {
            (Some(before), Some(after)) => {
                at.differs(*before, after, Wire::Breaks, "another encoding");
            }
            (None, Some(_)) if old.body.is_some() => at.changed(Wire::Breaks, "replaces the body"),
            (Some(_), None) if new.body.is_some() => {
                at.changed(Wire::Breaks, "replaced by a body");
            }
            _ => {}
        }
        let mut at = changes.at(subject.part(&["summary"]));
        at.documented((summary, description), (&new.summary, &new.description));
        self.group(old, new, &subject, changes);
        self.access(old, new, &subject, changes);
        deprecation(old, new, &subject, changes);
        permissions(old, new, &subject, changes);
        self.parameters(old, new, &subject, changes);
        self.body(old, new, &subject, changes);
        self.returns(&old.returns, &new.returns, &subject, changes);
        paging(old, new, &subject, changes);
    }

    fn group(&self, old: &Operation, new: &Operation, subject: &Subject, changes: &mut Changes) {
        let home = |api: &Api, id: &str| -> Option<String> {
            let mut groups = api.groups.iter();
            let is_own = |own: &Operation| own.id == id;
            let group = groups.find(|group| group.operations.iter().any(is_own));
            group.map(|group| group.tag.clone())
        };
        let (before, after) = (home(self.old, &old.id), home(self.new, &new.id));
        let (Some(before), Some(after)) = (before, after) else {
            return;
        };
        let is_new = |tag: &&String| !old.also_in.contains(tag);
        let added: Vec<&str> = new
            .also_in
            .iter()
            .filter(is_new)
            .map(String::as_str)
            .collect();
        if !added.is_empty() {
            let text = format!("also in the group {}", added.join(", "));
            changes.at(subject.clone()).changed(Wire::Safe, text);
        } else if old.also_in.len() > new.also_in.len() {
            changes
                .at(subject.clone())
                .changed(Wire::Safe, "in fewer groups");
        }
        if renamed(&self.renames.groups, &before) != after {
            let text = format!("moved from the group {before} to {after}");
            changes.at(subject.clone()).changed(Wire::Safe, text);
        }
    }

    /// The server, the scopes and the credentials.
    fn access(&self, old: &Operation, new: &Operation, subject: &Subject, changes: &mut Changes) {
        let server = |item: &Operation, api: &Api| {
            item.server.map(|id| api.named_server(id).base_url.clone())
        };
        let mut at = changes.at(subject.part(&["server"]));
        let servers = (server(old, self.old), server(new, self.new));
        at.differs(servers.0, servers.1, Wire::Breaks, "another server");
        let mut at = changes.at(subject.part(&["scopes"]));
        if new.scopes.iter().any(|scope| !old.scopes.contains(scope)) {
            at.changed(
                Wire::Some,
                format!("needs the scopes {}", new.scopes.join(", ")),
            );
        } else if new.scopes.len() < old.scopes.len() {
            at.changed(Wire::Safe, "needs fewer scopes");
        }
        let before = alternatives(&old.security, self.old);
        let after = alternatives(&new.security, self.new);
        let is_accepted = |own: &BTreeSet<String>| after.iter().any(|new| new.is_subset(own));
        let mut at = changes.at(subject.part(&["security"]));
        if !before.iter().all(is_accepted) {
            at.changed(Wire::Some, "needs other credentials");
        } else if before != after {
            at.changed(Wire::Safe, "accepts other credentials as well");
        }
    }
}

/// The sets of credentials of which one suffices.
fn alternatives(security: &Security, api: &Api) -> BTreeSet<BTreeSet<String>> {
    let name = |credential: &Credential| match credential {
        Credential::Token => "bearer".to_owned(),
        Credential::Scheme(id) => api.scheme(*id).wire.clone(),
    };
    let sets = security.0.iter();
    let sets: BTreeSet<_> = sets.map(|set| set.iter().map(name).collect()).collect();
    match sets.is_empty() {
        true => BTreeSet::from([BTreeSet::new()]),
        false => sets,
    }
}

fn deprecation(old: &Operation, new: &Operation, subject: &Subject, changes: &mut Changes) {
    let replacement = |item: &Deprecated| {
        let other = item.replacement.as_ref();
        other.map(|own| own.id.clone())
    };
    let mut at = changes.at(subject.part(&["deprecated"]));
    match (&old.deprecated, &new.deprecated) {
        (None, None) => {}
        (None, Some(after)) => {
            let hint = replacement(after).map_or(String::new(), |id| format!(", use `{id}`"));
            at.record(Kind::Deprecated, Wire::Safe, format!("deprecated{hint}"));
        }
        (Some(_), None) => at.changed(Wire::Safe, "no longer deprecated"),
        (Some(before), Some(after)) => at.documented(
            (&before.note, replacement(before)),
            (&after.note, replacement(after)),
        ),
    }
}

fn permissions(old: &Operation, new: &Operation, subject: &Subject, changes: &mut Changes) {
    let subject = subject.part(&["permissions"]);
    let before = permissions::shown(&old.permissions);
    let after = permissions::shown(&new.permissions);
    let instead = format!("{after} instead of {before}");
    let (wire, text, remedy) = match permissions::compare(&old.permissions, &new.permissions) {
        Relation::Same => return,
        Relation::Reworded => (
            Wire::Safe,
            format!("the same in other words: {instead}"),
            None,
        ),
        Relation::Looser => (Wire::Safe, format!("looser: {instead}"), None),
        Relation::Tighter { grant } => (Wire::Some, format!("tighter: {instead}"), Some(grant)),
        Relation::Other { grant } => (Wire::Some, format!("other: {instead}"), Some(grant)),
    };
    let mut at = changes.at(subject.clone());
    at.record(Kind::Permissions, wire, text);
    if let Some(grant) = remedy {
        changes.remedy(&subject, format!("grant {grant}"));
    }
}

fn paging(old: &Operation, new: &Operation, subject: &Subject, changes: &mut Changes) {
    let mut at = changes.at(subject.part(&["paging"]));
    match (&old.paging, &new.paging) {
        (None, None) => {}
        (None, Some(_)) => at.added(Wire::Safe, "added"),
        (Some(_), None) => at.removed(Wire::Safe, "removed"),
        (Some(before), Some(after)) => {
            let items = (&before.items.wire, &after.items.wire);
            at.differs(items.0, items.1, Wire::Safe, "another field of items");
            at.differs(
                &before.next,
                &after.next,
                Wire::Safe,
                "another way to the next page",
            );
        }
    }
}
