//! Changes that break released clients and are intended.

use codegen::spec::{Allowance, AllowanceKind};

use crate::change::{Change, Wire};
use crate::render::subject;

/// Marks the change that an allowance names; returns whether there is one.
///
/// A change that only corrects the spec is safe on the wire. The text of the change gets the reason.
pub fn allow(changes: &mut [Change], allowance: &Allowance) -> bool {
    let is_named = |change: &&mut Change| {
        !change.is_allowed
            && change.text == allowance.change
            && subject(&change.subject) == allowance.place
    };
    let Some(change) = changes.iter_mut().find(is_named) else {
        return false;
    };
    change.is_allowed = true;
    let prefix = match allowance.kind {
        AllowanceKind::Accepted => "accepted",
        AllowanceKind::SpecWasWrong => {
            change.wire = Wire::Safe;
            "the spec was wrong"
        }
    };
    change.text = format!("{}; {prefix}: {}", change.text, allowance.reason.trim());
    true
}

/// The changes that break released clients and have no allowance.
pub fn without_allowance(changes: &[Change]) -> impl Iterator<Item = &Change> {
    let is_break = |change: &&Change| change.wire == Wire::Breaks && !change.is_allowed;
    changes.iter().filter(is_break)
}
