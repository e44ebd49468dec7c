//! Changes of models, enums and unions.

use codegen::ir::{Enum, Field, Model, Type, Union};
use codegen::surface::Subject;

use super::Comparison;
use super::values::{self, Travel};
use crate::change::{At, Changes, Wire};
use crate::renames::{Names, renamed};

impl Comparison<'_> {
    pub(super) fn types(&self, changes: &mut Changes) {
        let (old, new, names) = (self.old, self.new, self.renames);
        let mut pairs = Pairs {
            section: "models",
            names: &names.models,
            changes,
        };
        for (before, after) in pairs.of(&old.models, &new.models, |own| &own.wire) {
            self.model(before, after, changes);
        }
        let mut pairs = Pairs {
            section: "enums",
            names: &names.enums,
            changes,
        };
        for (before, after) in pairs.of(&old.enums, &new.enums, |own| &own.wire) {
            self.enumeration(before, after, changes);
        }
        let mut pairs = Pairs {
            section: "unions",
            names: &names.unions,
            changes,
        };
        for (before, after) in pairs.of(&old.unions, &new.unions, |own| &own.wire) {
            self.union(before, after, changes);
        }
    }

    fn model(&self, old: &Model, new: &Model, changes: &mut Changes) {
        // Lists all parts, so that a new part of the IR is not forgotten here.
        let Model {
            wire,
            name: _,
            doc,
            extends: _,
            fields,
            additional: _,
            patched: _,
        } = old;
        let subject = Subject::entry("models", &new.wire);
        let travel = self.reach.travel(wire);
        changes.at(subject.clone()).documented(doc, &new.doc);
        for before in fields {
            let travel = Travel {
                sent: travel.sent && !before.read_only,
                answered: travel.answered && !before.write_only,
                ..travel
            };
            let mut at = changes.at(subject.part(&["fields", &before.wire]));
            match new.fields.iter().find(|after| after.wire == before.wire) {
                Some(after) => self.field(before, after, travel, &mut at),
                None if travel.answered && before.required => at.removed(Wire::Breaks, "removed"),
                None if travel.answered || travel.sent => at.removed(Wire::Risk, "removed"),
                None => at.removed(Wire::Safe, "removed"),
            }
        }
        let is_new = |after: &&Field| !old.fields.iter().any(|before| before.wire == after.wire);
        for after in new.fields.iter().filter(is_new) {
            let mut at = changes.at(subject.part(&["fields", &after.wire]));
            if !after.required {
                at.added(Wire::Safe, "added");
                continue;
            }
            match travel.sent && !after.read_only {
                true => at.added(Wire::Breaks, "added, required"),
                false => at.added(Wire::Safe, "added, required"),
            }
            if travel.answered && !after.write_only {
                at.added(
                    Wire::Safe,
                    "this release cannot read answers of servers without it",
                );
            }
        }
        let additional = |model: &Model| model.additional.as_ref().map(|own| own.text.clone());
        let mut at = changes.at(subject.part(&["additional"]));
        let text = "another type of additional fields";
        at.differs(additional(old), additional(new), Wire::Some, text);
    }

    fn field(&self, old: &Field, new: &Field, travel: Travel, at: &mut At<'_>) {
        // Lists all parts, so that a new part of the IR is not forgotten here.
        let Field {
            wire: _,
            name: _,
            ty,
            required,
            presence: _,
            nullable,
            read_only,
            write_only,
            inherited: _,
            format,
            limits,
            boxed: _,
            doc,
        } = old;
        let breaks_if = |condition| if condition { Wire::Breaks } else { Wire::Safe };
        let sent = travel.sent && !new.read_only;
        match (required, new.required) {
            (true, false) => at.changed(breaks_if(travel.answered), "no longer required"),
            (false, true) => at.changed(breaks_if(sent), "now required"),
            _ => {}
        }
        match (nullable, new.nullable) {
            (false, true) => at.changed(breaks_if(travel.answered && *required), "can be null"),
            (true, false) => at.changed(breaks_if(sent), "can no longer be null"),
            _ => {}
        }
        match (read_only, new.read_only) {
            (false, true) if travel.sent => {
                at.changed(Wire::Safe, "now read-only, so the server ignores it");
            }
            (false, true) => at.changed(Wire::Safe, "now read-only"),
            (true, false) => at.changed(Wire::Safe, "no longer read-only"),
            _ => {}
        }
        match (write_only, new.write_only) {
            (false, true) if travel.answered && *required => {
                at.changed(Wire::Breaks, "no longer answered");
            }
            (false, true) => at.changed(Wire::Risk, "no longer answered"),
            (true, false) => at.changed(Wire::Safe, "now answered"),
            _ => {}
        }
        if let Some((wire, text)) = self.value(ty, &new.ty, Travel { sent, ..travel }) {
            at.changed(wire, text);
        }
        if let Some((wire, text)) = values::limits(limits, &new.limits, sent) {
            at.changed(wire, text);
        }
        at.differs(format, &new.format, Wire::Safe, "another format");
        at.documented(doc, &new.doc);
    }

    fn enumeration(&self, old: &Enum, new: &Enum, changes: &mut Changes) {
        // Lists all parts, so that a new part of the IR is not forgotten here.
        let Enum {
            wire,
            name: _,
            doc,
            variants,
        } = old;
        let subject = Subject::entry("enums", &new.wire);
        changes.at(subject.clone()).documented(doc, &new.doc);
        let travel = self.reach.travel(wire);
        for before in variants {
            let mut at = changes.at(subject.part(&["values", &before.wire]));
            match new.variants.iter().find(|after| after.wire == before.wire) {
                Some(after) => at.documented(&before.doc, &after.doc),
                None if travel.sent => at.removed(Wire::Breaks, "removed"),
                None => at.removed(Wire::Safe, "removed"),
            }
        }
        for after in &new.variants {
            if !variants.iter().any(|before| before.wire == after.wire) {
                let mut at = changes.at(subject.part(&["values", &after.wire]));
                at.added(Wire::Safe, "added");
            }
        }
        let order = |item: &Enum, other: &Enum| -> Vec<String> {
            let is_common = |wire: &String| other.variants.iter().any(|own| own.wire == *wire);
            let values = item.variants.iter().map(|own| own.wire.clone());
            values.filter(is_common).collect()
        };
        let mut at = changes.at(subject.part(&["values"]));
        let text = "values in another order, also in `ALL`";
        at.differs(order(old, new), order(new, old), Wire::Safe, text);
    }

    fn union(&self, old: &Union, new: &Union, changes: &mut Changes) {
        // Lists all parts, so that a new part of the IR is not forgotten here.
        let Union {
            wire,
            name: _,
            doc,
            discriminator,
            variants,
        } = old;
        let subject = Subject::entry("unions", &new.wire);
        changes.at(subject.clone()).documented(doc, &new.doc);
        if *discriminator != new.discriminator {
            let text = format!("`{discriminator}` becomes `{}`", new.discriminator);
            let mut at = changes.at(subject.part(&["discriminator"]));
            at.changed(Wire::Breaks, text);
        }
        let travel = self.reach.travel(wire);
        for before in variants {
            let mut at = changes.at(subject.part(&["variants", &before.wire]));
            let Some(after) = new.variants.iter().find(|after| after.wire == before.wire) else {
                at.removed(Wire::Some, "removed");
                continue;
            };
            let models = (Type::Model(before.model), Type::Model(after.model));
            if let Some((wire, text)) = self.value(&models.0, &models.1, travel) {
                // Only some of the values are of the variant.
                at.changed(wire.min(Wire::Some), text);
            }
            at.documented(&before.doc, &after.doc);
        }
        for after in &new.variants {
            if !variants.iter().any(|before| before.wire == after.wire) {
                let mut at = changes.at(subject.part(&["variants", &after.wire]));
                at.added(Wire::Safe, "added");
            }
        }
    }
}

/// Pairs the types of a section.
struct Pairs<'p> {
    section: &'static str,
    names: &'p Names,
    changes: &'p mut Changes,
}

impl Pairs<'_> {
    /// Returns the types that both APIs have, and records all others.
    fn of<'a, T>(
        &mut self,
        old: &'a [T],
        new: &'a [T],
        name: fn(&T) -> &String,
    ) -> Vec<(&'a T, &'a T)> {
        let mut pairs = Vec::new();
        for before in old {
            let new_name = renamed(self.names, name(before));
            let mut at = self.changes.at(Subject::entry(self.section, new_name));
            let Some(after) = new.iter().find(|after| name(after) == new_name) else {
                // The changes of the operations that used it say what it means for clients.
                at.removed(Wire::Safe, "removed");
                continue;
            };
            if name(before) != name(after) {
                let text = format!("probably renamed from `{}`", name(before));
                at.changed(Wire::Safe, text);
            }
            pairs.push((before, after));
        }
        let is_known = |after: &&T| pairs.iter().any(|(_, own)| name(own) == name(after));
        for after in new.iter().filter(|after| !is_known(after)) {
            let mut at = self.changes.at(Subject::entry(self.section, name(after)));
            at.added(Wire::Safe, "added");
        }
        pairs
    }
}
