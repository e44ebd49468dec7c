//! The verdict for released clients, from both APIs.

mod content;
mod operations;
mod parameters;
mod reach;
mod root;
mod types;
mod values;

use codegen::ir::Api;

use self::reach::Reach;
use self::values::{Travel, Typed};
use crate::change::{Changes, Wire};
use crate::renames::Renames;

/// Compares what travels.
pub(crate) fn compare(old: &Api, new: &Api, renames: &Renames, changes: &mut Changes) {
    let comparison = Comparison {
        old,
        new,
        renames,
        reach: Reach::of(old),
    };
    comparison.root(changes);
    comparison.groups(changes);
    comparison.operations(changes);
    comparison.types(changes);
}

struct Comparison<'a> {
    old: &'a Api,
    new: &'a Api,
    renames: &'a Renames,
    /// Directions in which released clients send and receive each type.
    reach: Reach,
}

impl Comparison<'_> {
    /// What a change of the type of a value means; `None` if the types mean the same.
    fn value(
        &self,
        old: &codegen::ir::Type,
        new: &codegen::ir::Type,
        travel: Travel,
    ) -> Option<(Wire, String)> {
        let (old, new) = (Typed::new(old, self.old), Typed::new(new, self.new));
        values::types(old, new, self.renames, travel)
    }
}
