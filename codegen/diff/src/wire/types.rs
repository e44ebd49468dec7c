//! Changes of models, enums and unions.

use codegen::ir::{Enum, Field, Model, Type, Union};
use codegen::surface::Subject;

use super::Comparison;
use super::values::{self, Typed};
use crate::change::{Changes, Kind, Wire};

impl Comparison<'_> {
    pub(super) fn types(&self, changes: &mut Changes) {
        for old in &self.old.models {
            if let Some(new) = self.new.models.iter().find(|new| new.wire == old.wire) {
                self.model(old, new, changes);
            }
        }
        for old in &self.old.enums {
            if let Some(new) = self.new.enums.iter().find(|new| new.wire == old.wire) {
                self.enumeration(old, new, changes);
            }
        }
        for old in &self.old.unions {
            if let Some(new) = self.new.unions.iter().find(|new| new.wire == old.wire) {
                self.union(old, new, changes);
            }
        }
    }

    fn model(&self, old: &Model, new: &Model, changes: &mut Changes) {
        let subject = Subject::entry("models", &new.wire);
        let is_sent = self.reach.requests.contains(&new.wire);
        let is_answer = self.reach.answers.contains(&new.wire);
        for before in &old.fields {
            let part = subject.part(&["fields", &before.wire]);
            let sent = is_sent && !before.read_only;
            let Some(after) = new.fields.iter().find(|field| field.wire == before.wire) else {
                let wire = match (is_answer && before.required, is_answer || sent) {
                    (true, _) => Wire::Breaks,
                    (false, true) => Wire::Risk,
                    (false, false) => Wire::Safe,
                };
                changes.wire(part, Kind::Removed, wire, "removed");
                continue;
            };
            let sent = sent && !after.read_only;
            for (wire, text) in self.field(before, after, sent, is_answer) {
                changes.wire(part.clone(), Kind::Changed, wire, text);
            }
        }
        for after in &new.fields {
            if old.fields.iter().any(|field| field.wire == after.wire) {
                continue;
            }
            let (wire, text) = match after.required {
                true if is_sent && !after.read_only => (Wire::Breaks, "added, required"),
                true => (Wire::Safe, "added, required"),
                false => (Wire::Safe, "added"),
            };
            changes.wire(
                subject.part(&["fields", &after.wire]),
                Kind::Added,
                wire,
                text,
            );
        }
        let additional = |model: &Model| model.additional.as_ref().map(|own| own.text.clone());
        if additional(old) != additional(new) {
            let text = "another type of additional fields";
            changes.wire(
                subject.part(&["additional"]),
                Kind::Changed,
                Wire::Some,
                text,
            );
        }
    }

    fn field(&self, old: &Field, new: &Field, sent: bool, answered: bool) -> Vec<(Wire, String)> {
        let mut found = Vec::new();
        let mut add = |wire, text: &str| found.push((wire, text.to_owned()));
        let breaks_if = |condition| if condition { Wire::Breaks } else { Wire::Safe };
        match (old.required, new.required) {
            (true, false) => add(breaks_if(answered && !old.write_only), "no longer required"),
            (false, true) => add(breaks_if(sent), "now required"),
            _ => {}
        }
        match (old.nullable, new.nullable) {
            (false, true) => add(breaks_if(answered && old.required), "can be null"),
            (true, false) => add(breaks_if(sent), "can no longer be null"),
            _ => {}
        }
        match (old.read_only, new.read_only) {
            (false, true) => add(Wire::Safe, "now read-only"),
            (true, false) => add(Wire::Safe, "no longer read-only"),
            _ => {}
        }
        let (before, after) = (
            Typed {
                ty: &old.ty,
                api: self.old,
            },
            Typed {
                ty: &new.ty,
                api: self.new,
            },
        );
        found.extend(values::types(before, after));
        found.extend(values::limits(&old.limits, &new.limits, sent));
        if old.format != new.format {
            found.push((Wire::Safe, "another format".to_owned()));
        }
        if old.doc != new.doc {
            found.push((Wire::Safe, "other documentation".to_owned()));
        }
        found
    }

    fn enumeration(&self, old: &Enum, new: &Enum, changes: &mut Changes) {
        let subject = Subject::entry("enums", &new.wire);
        let is_sent = self.reach.requests.contains(&new.wire);
        let has = |item: &Enum, wire: &str| item.variants.iter().any(|other| other.wire == wire);
        for before in old.variants.iter().filter(|item| !has(new, &item.wire)) {
            let wire = if is_sent { Wire::Breaks } else { Wire::Safe };
            let part = subject.part(&["values", &before.wire]);
            changes.wire(part, Kind::Removed, wire, "removed");
        }
        for after in new.variants.iter().filter(|item| !has(old, &item.wire)) {
            let part = subject.part(&["values", &after.wire]);
            changes.wire(part, Kind::Added, Wire::Safe, "added");
        }
    }

    fn union(&self, old: &Union, new: &Union, changes: &mut Changes) {
        let subject = Subject::entry("unions", &new.wire);
        if old.discriminator != new.discriminator {
            let text = format!("`{}` becomes `{}`", old.discriminator, new.discriminator);
            changes.wire(
                subject.part(&["discriminator"]),
                Kind::Changed,
                Wire::Breaks,
                text,
            );
        }
        let has = |item: &Union, wire: &str| item.variants.iter().any(|other| other.wire == wire);
        for before in old.variants.iter().filter(|item| !has(new, &item.wire)) {
            let part = subject.part(&["variants", &before.wire]);
            changes.wire(part, Kind::Removed, Wire::Some, "removed");
        }
        for after in new.variants.iter().filter(|item| !has(old, &item.wire)) {
            let part = subject.part(&["variants", &after.wire]);
            changes.wire(part, Kind::Added, Wire::Safe, "added");
        }
        for before in &old.variants {
            let same = new.variants.iter().find(|after| after.wire == before.wire);
            let Some(after) = same else { continue };
            let (old_type, new_type) = (Type::Model(before.model), Type::Model(after.model));
            let (old_type, new_type) = (
                Typed {
                    ty: &old_type,
                    api: self.old,
                },
                Typed {
                    ty: &new_type,
                    api: self.new,
                },
            );
            if let Some((wire, text)) = values::types(old_type, new_type) {
                let part = subject.part(&["variants", &before.wire]);
                changes.wire(part, Kind::Changed, wire.min(Wire::Some), text);
            }
        }
    }
}
