//! Changes of parameters.

use codegen::ir::{Location, Operation, Parameter, Style};
use codegen::surface::Subject;

use super::Comparison;
use super::values::{self, Travel};
use crate::change::{Changes, Wire};

impl Comparison<'_> {
    pub(super) fn parameters(
        &self,
        old: &Operation,
        new: &Operation,
        subject: &Subject,
        changes: &mut Changes,
    ) {
        let renamed = renamed(old, new);
        for before in &old.parameters {
            let own = new
                .parameters
                .iter()
                .find(|after| is_same((old, before), (new, after)));
            let mut at = changes.at(subject.parameter(before));
            if let Some(after) = own {
                self.parameter(before, after, subject, changes);
            } else if let Some((_, after)) = renamed.filter(|(gone, _)| gone.wire == before.wire) {
                at.removed(
                    Wire::Breaks,
                    format!("probably renamed to `{}`", after.wire),
                );
            } else if let Some(after) = elsewhere(before, new) {
                let to = after.location.as_str();
                at.removed(Wire::Breaks, format!("moved to the {to}"));
            } else {
                at.removed(Wire::Risk, "removed");
            }
        }
        for after in &new.parameters {
            if old
                .parameters
                .iter()
                .any(|before| is_same((old, before), (new, after)))
            {
                continue;
            }
            let mut at = changes.at(subject.parameter(after));
            if let Some((before, _)) = renamed.filter(|(_, added)| added.wire == after.wire) {
                at.added(
                    Wire::Breaks,
                    format!("probably renamed from `{}`", before.wire),
                );
            } else if after.required {
                at.added(Wire::Breaks, "added, required");
            } else {
                at.added(Wire::Safe, "added");
            }
        }
    }

    fn parameter(
        &self,
        old: &Parameter,
        new: &Parameter,
        subject: &Subject,
        changes: &mut Changes,
    ) {
        // Lists all parts, so that a new part of the IR is not forgotten here.
        let Parameter {
            wire: _,
            name: _,
            location: _,
            ty,
            join,
            style,
            allow_reserved,
            media_type,
            required,
            default,
            format,
            limits,
            doc,
        } = old;
        let mut at = changes.at(subject.parameter(new));
        match (required, new.required) {
            (true, false) => at.changed(Wire::Safe, "now optional"),
            (false, true) => at.changed(Wire::Breaks, "now required"),
            _ => {}
        }
        let is_text = !matches!(style, Some(Style::Json | Style::JsonExploded));
        let travel = Travel {
            is_text,
            ..Travel::PARAMETER
        };
        if let Some((wire, text)) = self.value(ty, &new.ty, travel) {
            at.changed(wire, text);
        }
        let styles = ((join, style), (&new.join, &new.style));
        at.differs(styles.0, styles.1, Wire::Breaks, "written in another style");
        let reserved = "reserved characters are sent in another way";
        at.differs(*allow_reserved, new.allow_reserved, Wire::Some, reserved);
        at.differs(
            media_type,
            &new.media_type,
            Wire::Breaks,
            "another media type",
        );
        at.differs(default, &new.default, Wire::Some, "another default");
        if let Some((wire, text)) = values::limits(limits, &new.limits, true) {
            at.changed(wire, text);
        }
        at.differs(format, &new.format, Wire::Safe, "another format");
        at.documented(doc, &new.doc);
    }
}

/// Whether two parameters are the same one: placeholders by position, others by name.
fn is_same(old: (&Operation, &Parameter), new: (&Operation, &Parameter)) -> bool {
    let (before, after) = (old.1, new.1);
    if before.location != after.location {
        return false;
    }
    let count = |item: &Operation| item.template_order.len();
    if before.location == Location::Path && count(old.0) == count(new.0) {
        return old.0.template_position(before) == new.0.template_position(after);
    }
    match before.location {
        Location::Header => before.wire.eq_ignore_ascii_case(&after.wire),
        _ => before.wire == after.wire,
    }
}

/// The parameter of the same name in another part of the request.
fn elsewhere<'p>(parameter: &Parameter, operation: &'p Operation) -> Option<&'p Parameter> {
    let mut others = operation.parameters.iter();
    others.find(|other| other.wire == parameter.wire)
}

/// The only parameter that is gone and the only one that is new, if they are alike.
fn renamed<'p>(old: &'p Operation, new: &'p Operation) -> Option<(&'p Parameter, &'p Parameter)> {
    let gone = |before: &&Parameter| {
        let mut others = new.parameters.iter();
        !others.any(|after| is_same((old, before), (new, after)))
    };
    let added = |after: &&Parameter| {
        let mut others = old.parameters.iter();
        !others.any(|before| is_same((old, before), (new, after)))
    };
    let mut gone = old.parameters.iter().filter(gone);
    let mut added = new.parameters.iter().filter(added);
    let (before, after) = (gone.next()?, added.next()?);
    let is_only = gone.next().is_none() && added.next().is_none();
    let is_alike = before.location == after.location && before.required == after.required;
    (is_only && is_alike && before.location != Location::Path).then_some((before, after))
}
