//! Removes limits that do not apply to their type or contradict each other.

use super::builder::Builder;
use codegen::spec::{Limits, Number};

impl Builder<'_> {
    /// Limits that apply to a type; the others are reported.
    pub(super) fn limits(&mut self, limits: &Limits, ty: &str, place: &str) -> Option<Limits> {
        let numeric = ["int32", "int64", "float", "double"].contains(&ty);
        let text = ["string", "uri"].contains(&ty);
        let list = ty.starts_with("list<");
        let mut kept = limits.clone();
        let mut lost = false;
        if !numeric {
            for limit in [
                &mut kept.min,
                &mut kept.max,
                &mut kept.above,
                &mut kept.below,
                &mut kept.multiple_of,
            ] {
                lost |= limit.take().is_some();
            }
        }
        if !text {
            lost |= kept.min_length.take().is_some()
                | kept.max_length.take().is_some()
                | kept.pattern.take().is_some();
        }
        if !list {
            lost |= kept.min_items.take().is_some()
                | kept.max_items.take().is_some()
                | **std::mem::take(&mut kept.unique);
        }
        for count in [
            &mut kept.min_length,
            &mut kept.max_length,
            &mut kept.min_items,
            &mut kept.max_items,
        ] {
            lost |= count.take_if(|count| ***count < 0).is_some();
        }
        lost |= kept
            .multiple_of
            .take_if(|number| value(***number) <= 0.0)
            .is_some();
        lost |= remove_contradictions(&mut kept);
        if lost {
            let what = "limit that does not apply to its type or cannot be met is not checked";
            self.report.wider(what, place);
        }
        (kept != Limits::default()).then_some(kept)
    }
}

/// Removes limits that contradict each other; returns whether there were any.
fn remove_contradictions(limits: &mut Limits) -> bool {
    let mut lost = false;
    if limits
        .above
        .as_ref()
        .zip(limits.below.as_ref())
        .is_some_and(|(above, below)| value(***above) > value(***below))
    {
        limits.above = None;
        limits.below = None;
        lost = true;
    }
    if limits
        .min
        .as_ref()
        .zip(limits.max.as_ref())
        .is_some_and(|(min, max)| value(***min) > value(***max))
    {
        limits.min = None;
        limits.max = None;
        lost = true;
    }
    if limits
        .min_length
        .as_ref()
        .zip(limits.max_length.as_ref())
        .is_some_and(|(min, max)| ***min > ***max)
    {
        limits.min_length = None;
        limits.max_length = None;
        lost = true;
    }
    if limits
        .min_items
        .as_ref()
        .zip(limits.max_items.as_ref())
        .is_some_and(|(min, max)| ***min > ***max)
    {
        limits.min_items = None;
        limits.max_items = None;
        lost = true;
    }
    lost
}

fn value(number: Number) -> f64 {
    match number {
        #[expect(clippy::cast_precision_loss, reason = "the value is only compared")]
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    }
}
