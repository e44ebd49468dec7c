//! Removes limits that do not apply to their type or contradict each other.

use super::builder::Builder;
use crate::import::description::Schema;
use codegen::spec::{Keyed, Limits, Number};

/// The largest double below the 64-bit integers that it rounds to.
const EXACT: f64 = 9_223_372_036_854_774_784.0;

impl Builder<'_> {
    /// The type of an integer that is not of 32 bits: the smallest that has all its values.
    pub(super) fn integer(&mut self, schema: &Schema) -> &'static str {
        let Limits {
            min,
            max,
            above,
            below,
            ..
        } = &schema.limits;
        let bound = |inclusive: &Option<Keyed<Number>>, exclusive: &Option<Keyed<Number>>| {
            let bound = inclusive.as_ref().or(exclusive.as_ref());
            bound.map(|bound| value(***bound))
        };
        let (least, greatest) = (bound(min, above), bound(max, below));
        let is_signed = schema.format.as_deref() == Some("int64");
        let is_natural = least.is_some_and(|least| least >= 0.0);
        let least_fits = least.is_none_or(|least| least >= -(2_f64.powi(63)));
        let greatest_fits = |limit: f64| greatest.is_none_or(|greatest| greatest <= limit);
        if schema.format.as_deref() == Some("uint64")
            || (!is_signed && is_natural && !greatest_fits(EXACT) && greatest_fits(2_f64.powi(64)))
        {
            return "uint64";
        }
        if is_signed || (least_fits && greatest_fits(2_f64.powi(63))) {
            return "int64";
        }
        self.report.wider(
            "integer beyond 64 bits has the type `double`, which rounds it",
            &schema.place,
        );
        "double"
    }

    /// Limits that apply to a type; the others are reported.
    pub(super) fn limits(&mut self, limits: &Limits, ty: &str, place: &str) -> Option<Limits> {
        let numeric = ["int32", "int64", "uint64", "float", "double"].contains(&ty);
        let text = ["string", "uri"].contains(&ty);
        let list = ty.starts_with("list<");
        let mut kept = limits.clone();
        remove_unreachable(&mut kept, ty);
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

/// Removes bounds that no value of an integer type exceeds.
///
/// Descriptions round the largest integers to doubles, which are just outside the type.
fn remove_unreachable(limits: &mut Limits, ty: &str) {
    let (least, greatest) = match ty {
        "int64" => (-(2_f64.powi(63)), 2_f64.powi(63)),
        "uint64" => (f64::MIN, 2_f64.powi(64)),
        _ => return,
    };
    let is_float = |number: Number| matches!(number, Number::Float(_));
    for bound in [&mut limits.min, &mut limits.above] {
        bound.take_if(|bound| is_float(***bound) && value(***bound) <= least);
    }
    for bound in [&mut limits.max, &mut limits.below] {
        bound.take_if(|bound| is_float(***bound) && value(***bound) >= greatest);
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
