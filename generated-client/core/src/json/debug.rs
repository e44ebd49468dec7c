//! `Debug` output of models and unions, implemented once for all of them.
//!
//! The output shows wire names and omits absent fields.

use std::fmt::{self, Debug};

use super::model::{Model, present};
use super::slot::{Slot, SlotRef, values};
use super::union::{Chosen, Union};

/// Formats a value for `Debug`; secrets print as `[redacted]`.
///
/// Generated `Debug` implementations call it.
///
/// # Errors
///
/// Returns the errors of the formatter.
pub fn fmt_debug(slot: &dyn Slot, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    slot.read().fmt(f)
}

impl Debug for SlotRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Secret(secret) => secret.fmt(f),
            Self::Bool(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Unsigned(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
            Self::Double(value) => value.fmt(f),
            Self::Option(Some(slot)) => fmt_debug(*slot, f),
            Self::Option(None) => f.write_str("None"),
            Self::List(list) => f
                .debug_list()
                .entries(values(*list).map(Slot::read))
                .finish(),
            Self::Map(map) => f
                .debug_map()
                .entries(map.entries().map(|(name, slot)| (name, slot.read())))
                .finish(),
            Self::Model(model) => fmt_model(*model, f),
            Self::Union(union) => fmt_union(*union, f),
            Self::Json(json) => json.fmt(f),
        }
    }
}

/// Prints such as `Cat { kind: "cat", lives: 9, extra: {"odd"} }`.
fn fmt_model(model: &dyn Model, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let schema = model.schema();
    let mut shown = f.debug_struct(schema.name);
    for (index, name) in schema.fields.iter().enumerate() {
        if let Some(value) = present(model, index) {
            shown.field(name, &value);
        }
    }
    if !model.extra().is_empty() {
        shown.field("extra", model.extra());
    }
    shown.finish()
}

/// Prints such as `cat(Cat { .. })`.
///
/// The discriminator value is shown because a union may list one model several times.
fn fmt_union(union: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match union.chosen() {
        Chosen::Known(index, model) => {
            let value = union.schema().values.get(index).copied();
            f.debug_tuple(value.unwrap_or_default())
                .field(&SlotRef::Model(model))
                .finish()
        }
        Chosen::Unknown(fields) => f.debug_tuple("Unrecognized").field(fields).finish(),
    }
}
