//! `PartialEq` of models and unions, implemented once for all of them.

use super::model::Model;
use super::slot::{ListSlot, MapSlot, Slot, SlotRef, values};
use super::union::{Chosen, Union};

/// Tells whether two values of one type are equal; generated `PartialEq` implementations call it.
#[must_use]
pub fn equal(one: &dyn Slot, two: &dyn Slot) -> bool {
    equal_values(&one.read(), &two.read())
}

/// Matches on the first value alone, so that a new kind of value is a compile error here.
fn equal_values(one: &SlotRef<'_>, two: &SlotRef<'_>) -> bool {
    match one {
        SlotRef::Text(one) => matches!(two, SlotRef::Text(two) if one == two),
        SlotRef::Secret(one) => matches!(two, SlotRef::Secret(two) if one == two),
        SlotRef::Bool(one) => matches!(two, SlotRef::Bool(two) if one == two),
        SlotRef::Integer(one) => matches!(two, SlotRef::Integer(two) if one == two),
        SlotRef::Unsigned(one) => matches!(two, SlotRef::Unsigned(two) if one == two),
        SlotRef::Float(one) => matches!(two, SlotRef::Float(two) if one == two),
        SlotRef::Double(one) => matches!(two, SlotRef::Double(two) if one == two),
        SlotRef::Option(None) => matches!(two, SlotRef::Option(None)),
        SlotRef::Option(Some(one)) => {
            matches!(two, SlotRef::Option(Some(two)) if equal(*one, *two))
        }
        SlotRef::List(one) => matches!(two, SlotRef::List(two) if equal_lists(*one, *two)),
        SlotRef::Map(one) => matches!(two, SlotRef::Map(two) if equal_maps(*one, *two)),
        SlotRef::Model(one) => matches!(two, SlotRef::Model(two) if equal_models(*one, *two)),
        SlotRef::Union(one) => matches!(two, SlotRef::Union(two) if equal_unions(*one, *two)),
        SlotRef::Json(one) => matches!(two, SlotRef::Json(two) if one == two),
    }
}

fn equal_lists(one: &dyn ListSlot, two: &dyn ListSlot) -> bool {
    one.len() == two.len()
        && values(one)
            .zip(values(two))
            .all(|(one, two)| equal(one, two))
}

fn equal_maps(one: &dyn MapSlot, two: &dyn MapSlot) -> bool {
    one.len() == two.len()
        && one
            .entries()
            .zip(two.entries())
            .all(|((name, one), (other, two))| name == other && equal(one, two))
}

fn equal_models(one: &dyn Model, two: &dyn Model) -> bool {
    let mut fields =
        (0..one.schema().fields.len()).map(|index| one.field(index).zip(two.field(index)));
    one.extra() == two.extra()
        && fields.all(|both| both.is_some_and(|(one, two)| equal_values(&one, &two)))
}

fn equal_unions(one: &dyn Union, two: &dyn Union) -> bool {
    match (one.chosen(), two.chosen()) {
        (Chosen::Known(index, one), Chosen::Known(other, two)) => {
            index == other && equal_models(one, two)
        }
        (Chosen::Unknown(one), Chosen::Unknown(two)) => one == two,
        _ => false,
    }
}
