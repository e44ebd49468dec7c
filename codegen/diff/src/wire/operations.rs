//! Changes of operations.

use codegen::ir::{Body, Operation, Parameter, Returns};
use codegen::surface::Subject;

use super::Comparison;
use super::values::{self, Typed};
use crate::change::{Changes, Kind, Wire};
use crate::permissions::{self, Relation};

impl Comparison<'_> {
    pub(super) fn operations(&self, changes: &mut Changes) {
        let old: Vec<&Operation> = self
            .old
            .groups
            .iter()
            .flat_map(|group| &group.operations)
            .collect();
        let new: Vec<&Operation> = self
            .new
            .groups
            .iter()
            .flat_map(|group| &group.operations)
            .collect();
        let route = |item: &Operation| (item.method, item.path.clone());
        for before in &old {
            let same = new.iter().find(|after| after.id == before.id);
            let renamed = || {
                let mut free = new
                    .iter()
                    .filter(|after| !old.iter().any(|item| item.id == after.id));
                free.find(|after| route(after) == route(before))
            };
            let subject = Subject::entry("operations", &before.id);
            match same.or_else(renamed) {
                Some(after) => {
                    let subject = Subject::entry("operations", &after.id);
                    if after.id != before.id {
                        let text = format!("renamed from `{}`", before.id);
                        changes.wire(subject.clone(), Kind::Changed, Wire::Safe, text);
                    }
                    self.operation(before, after, &subject, changes);
                }
                None => {
                    let text = match before.deprecated {
                        Some(_) => "removed; it was deprecated",
                        None => "removed; it was not deprecated",
                    };
                    changes.wire(subject, Kind::Removed, Wire::Breaks, text);
                }
            }
        }
        for after in &new {
            let is_known =
                |before: &&Operation| before.id == after.id || route(before) == route(after);
            if !old.iter().any(is_known) {
                let subject = Subject::entry("operations", &after.id);
                changes.wire(subject, Kind::Added, Wire::Safe, "added");
            }
        }
    }

    fn operation(
        &self,
        old: &Operation,
        new: &Operation,
        subject: &Subject,
        changes: &mut Changes,
    ) {
        let mut change = |part: &[&str], wire, text: String| {
            changes.wire(subject.part(part), Kind::Changed, wire, text);
        };
        if (old.method, &old.path) != (new.method, &new.path) {
            let route = |item: &Operation| format!("{} {}", item.method.as_str(), item.path);
            change(
                &["http"],
                Wire::Breaks,
                format!("`{}` becomes `{}`", route(old), route(new)),
            );
        }
        if old.form != new.form && old.form.is_some() && new.form.is_some() {
            change(&["form"], Wire::Breaks, "another encoding".to_owned());
        }
        let server = |item: &Operation, api: &codegen::ir::Api| {
            item.server.map(|id| api.named_server(id).base_url.clone())
        };
        if server(old, self.old) != server(new, self.new) {
            change(&["server"], Wire::Breaks, "another server".to_owned());
        }
        if new.scopes.iter().any(|scope| !old.scopes.contains(scope)) {
            change(
                &["scopes"],
                Wire::Some,
                format!("needs the scopes {}", new.scopes.join(", ")),
            );
        } else if new.scopes != old.scopes {
            change(&["scopes"], Wire::Safe, "needs fewer scopes".to_owned());
        }
        let is_open = |item: &Operation| {
            item.security.0.is_empty() || item.security.0.iter().any(Vec::is_empty)
        };
        if is_open(old) && !is_open(new) {
            change(&["security"], Wire::Some, "needs credentials".to_owned());
        }
        if old.summary != new.summary || old.description != new.description {
            change(&["summary"], Wire::Safe, "other documentation".to_owned());
        }
        if new.deprecated.is_some() && old.deprecated.is_none() {
            let replacement = new
                .deprecated
                .as_ref()
                .and_then(|own| own.replacement.as_ref());
            let text = replacement.map_or("deprecated".to_owned(), |item| {
                format!("deprecated; use `{}`", item.id)
            });
            changes.wire(
                subject.part(&["deprecated"]),
                Kind::Deprecated,
                Wire::Safe,
                text,
            );
        }
        permissions(old, new, subject, changes);
        self.parameters(old, new, subject, changes);
        self.body(old, new, subject, changes);
        self.returns(
            &old.returns,
            &new.returns,
            &subject.part(&["returns"]),
            changes,
        );
    }

    fn parameters(
        &self,
        old: &Operation,
        new: &Operation,
        subject: &Subject,
        changes: &mut Changes,
    ) {
        let part = |item: &Parameter| subject.part(&[item.location.as_str(), &item.wire]);
        let find = |list: &'_ [Parameter], item: &Parameter| {
            list.iter()
                .position(|other| other.location == item.location && other.wire == item.wire)
        };
        for before in &old.parameters {
            let Some(index) = find(&new.parameters, before) else {
                let moved = new
                    .parameters
                    .iter()
                    .find(|after| after.wire == before.wire);
                let (wire, text) = match moved {
                    Some(after) => (
                        Wire::Breaks,
                        format!("moved to the {}", after.location.as_str()),
                    ),
                    None => (Wire::Risk, "removed".to_owned()),
                };
                // A placeholder has no name on the wire.
                if before.location.as_str() == "path"
                    && old.path.matches('{').count() == new.path.matches('{').count()
                {
                    continue;
                }
                changes.wire(part(before), Kind::Removed, wire, text);
                continue;
            };
            let after = &new.parameters[index];
            let mut change =
                |wire, text: String| changes.wire(part(after), Kind::Changed, wire, text);
            match (before.required, after.required) {
                (true, false) => change(Wire::Safe, "now optional".to_owned()),
                (false, true) => change(Wire::Breaks, "now required".to_owned()),
                _ => {}
            }
            let (old_type, new_type) = (
                Typed {
                    ty: &before.ty,
                    api: self.old,
                },
                Typed {
                    ty: &after.ty,
                    api: self.new,
                },
            );
            if let Some((wire, text)) = values::types(old_type, new_type) {
                change(wire, text);
            }
            if before.join != after.join || before.style != after.style {
                change(Wire::Breaks, "written in another style".to_owned());
            }
            if before.media_type != after.media_type {
                change(Wire::Breaks, "another media type".to_owned());
            }
            if before.default != after.default {
                change(Wire::Some, "another default".to_owned());
            }
            if let Some((wire, text)) = values::limits(&before.limits, &after.limits, true) {
                change(wire, text);
            }
            if before.doc != after.doc || before.format != after.format {
                change(Wire::Safe, "other documentation".to_owned());
            }
        }
        for after in new
            .parameters
            .iter()
            .filter(|item| find(&old.parameters, item).is_none())
        {
            let (wire, text) = match after.required {
                true if after.location.as_str() == "path"
                    && old.path.matches('{').count() == new.path.matches('{').count() =>
                {
                    continue;
                }
                true => (Wire::Breaks, "added, required"),
                false => (Wire::Safe, "added"),
            };
            changes.wire(part(after), Kind::Added, wire, text);
        }
        renamed_parameter(old, new, subject, changes);
    }

    fn body(&self, old: &Operation, new: &Operation, subject: &Subject, changes: &mut Changes) {
        let subject = subject.part(&["body"]);
        let mut change = |kind, wire, text: String| changes.wire(subject.clone(), kind, wire, text);
        let (before, after): (&Body, &Body) = match (&old.body, &new.body) {
            (None, None) => return,
            (None, Some(body)) if body.required => {
                return change(Kind::Added, Wire::Breaks, "added, required".to_owned());
            }
            (None, Some(_)) => return change(Kind::Added, Wire::Safe, "added".to_owned()),
            (Some(_), None) if new.form.is_some() => {
                return change(Kind::Removed, Wire::Breaks, "replaced by a form".to_owned());
            }
            (Some(_), None) => return change(Kind::Removed, Wire::Risk, "removed".to_owned()),
            (Some(before), Some(after)) => (before, after),
        };
        match (before.required, after.required) {
            (true, false) => change(Kind::Changed, Wire::Safe, "now optional".to_owned()),
            (false, true) => change(Kind::Changed, Wire::Breaks, "now required".to_owned()),
            _ => {}
        }
        let (old_type, new_type) = (
            Typed {
                ty: &before.content.ty,
                api: self.old,
            },
            Typed {
                ty: &after.content.ty,
                api: self.new,
            },
        );
        if let Some((wire, text)) = values::types(old_type, new_type) {
            change(Kind::Changed, wire, text);
        }
        let media = |body: &Body| (body.content.encoding, body.content.media_type.clone());
        if media(before) != media(after) {
            change(Kind::Changed, Wire::Breaks, "another media type".to_owned());
        }
    }

    fn returns(&self, old: &Returns, new: &Returns, subject: &Subject, changes: &mut Changes) {
        let mut change =
            |wire, text: String| changes.wire(subject.clone(), Kind::Changed, wire, text);
        match (old.single(), new.single()) {
            (Some(before), Some(after)) => {
                let (old_type, new_type) = (
                    Typed {
                        ty: &before.ty,
                        api: self.old,
                    },
                    Typed {
                        ty: &after.ty,
                        api: self.new,
                    },
                );
                if let Some((wire, text)) = values::types(old_type, new_type) {
                    change(wire, text);
                }
                if before.encoding != after.encoding || before.media_type != after.media_type {
                    change(Wire::Breaks, "another media type".to_owned());
                }
            }
            (None, Some(_)) if old.is_empty() => change(Wire::Safe, "now has a body".to_owned()),
            (Some(_), None) if new.is_empty() => {
                change(Wire::Breaks, "no longer has a body".to_owned())
            }
            (None, None) if old.is_empty() && new.is_empty() => {}
            _ => {
                let statuses = |returns: &Returns| -> Vec<Option<u16>> {
                    returns.answers.iter().map(|answer| answer.status).collect()
                };
                if statuses(old) != statuses(new) || old.choice.is_some() != new.choice.is_some() {
                    change(Wire::Some, "other responses by status".to_owned());
                }
            }
        }
    }
}

fn permissions(old: &Operation, new: &Operation, subject: &Subject, changes: &mut Changes) {
    let subject = subject.part(&["permissions"]);
    let before = permissions::shown(&old.permissions);
    let after = permissions::shown(&new.permissions);
    let (wire, text) = match permissions::compare(&old.permissions, &new.permissions) {
        Relation::Same => return,
        Relation::Reworded => (Wire::Safe, "said in other words".to_owned()),
        Relation::Looser => (Wire::Safe, format!("looser: {after} instead of {before}")),
        Relation::Tighter { grant } => {
            changes.wire(
                subject.clone(),
                Kind::Permissions,
                Wire::Some,
                format!("tighter: {after} instead of {before}"),
            );
            return changes.remedy(&subject, format!("grant {grant}"));
        }
    };
    changes.wire(subject, Kind::Permissions, wire, text);
}

/// Suggests a rename if one parameter is gone and one of its type is new.
fn renamed_parameter(old: &Operation, new: &Operation, subject: &Subject, changes: &mut Changes) {
    let only = |left: &'_ Operation, right: &'_ Operation| {
        let mut rest = left.parameters.iter().enumerate().filter(|(_, item)| {
            let same =
                |other: &&Parameter| other.location == item.location && other.wire == item.wire;
            !right.parameters.iter().any(|other| same(&other))
        });
        let first = rest.next().map(|(index, _)| index);
        first.filter(|_| rest.next().is_none())
    };
    if let (Some(gone), Some(added)) = (only(old, new), only(new, old)) {
        let (gone, added) = (&old.parameters[gone], &new.parameters[added]);
        if gone.location == added.location && gone.required == added.required {
            let part = subject.part(&[added.location.as_str(), &added.wire]);
            let text = format!("probably renamed from `{}`", gone.wire);
            changes.wire(part, Kind::Added, Wire::Breaks, text);
        }
    }
}
