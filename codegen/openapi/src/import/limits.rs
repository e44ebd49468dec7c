//! Limits of several schemas that apply to one value.

use codegen::spec::{Keyed, Limits, Number};

/// Adds the limits of another part; of two bounds, the stricter one holds.
pub(super) fn restrict(limits: &mut Limits, others: &Limits) {
    let float = |number: &Keyed<Number>| match ***number {
        #[expect(clippy::cast_precision_loss, reason = "the value is only compared")]
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    };
    let less = |one: &Keyed<Number>, other: &Keyed<Number>| float(one) < float(other);
    let fewer = |one: &Keyed<i64>, other: &Keyed<i64>| ***one < ***other;
    choose(&mut limits.min, &others.min, |one, other| less(other, one));
    choose(&mut limits.above, &others.above, |one, other| {
        less(other, one)
    });
    choose(&mut limits.max, &others.max, less);
    choose(&mut limits.below, &others.below, less);
    choose(&mut limits.min_length, &others.min_length, |one, other| {
        fewer(other, one)
    });
    choose(&mut limits.min_items, &others.min_items, |one, other| {
        fewer(other, one)
    });
    choose(&mut limits.max_length, &others.max_length, fewer);
    choose(&mut limits.max_items, &others.max_items, fewer);
    choose(&mut limits.multiple_of, &others.multiple_of, |_, _| false);
    choose(&mut limits.pattern, &others.pattern, |_, _| false);
    if **others.unique {
        limits.unique = others.unique.clone();
    }
}

/// Replaces a bound that is absent, or less strict than another.
fn choose<T: Clone>(
    bound: &mut Option<T>,
    other: &Option<T>,
    is_stricter: impl Fn(&T, &T) -> bool,
) {
    let is_weaker = |other: &T| bound.as_ref().is_none_or(|bound| is_stricter(other, bound));
    if let Some(other) = other.as_ref().filter(|other| is_weaker(other)) {
        *bound = Some(other.clone());
    }
}
