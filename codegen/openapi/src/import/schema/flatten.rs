//! Removes an `allOf` that adds only annotations to one schema.

use std::mem;

use crate::import::description::{Kind, Schema};
use crate::import::limits;

/// Replaces an `allOf` by its only part that has a type, with the keys of the other parts and those
/// next to `allOf` applied.
pub(super) fn flatten(mut outer: Schema) -> Schema {
    let Kind::All(parts) = &mut outer.kind else {
        return outer;
    };
    let (mut typed, mut annotations): (Vec<Schema>, Vec<Schema>) =
        mem::take(parts).into_iter().partition(has_type);
    if typed.is_empty() {
        typed.extend((!annotations.is_empty()).then(|| annotations.remove(0)));
    }
    let only = match typed.len() {
        1 => typed.pop(),
        _ => None,
    };
    let Some(mut inner) = only else {
        outer.kind = Kind::All(typed);
        for part in annotations {
            annotate(&mut outer, part);
        }
        return outer;
    };
    annotations.push(outer);
    for part in annotations {
        annotate(&mut inner, part);
    }
    inner
}

/// Whether a part of `allOf` says more than annotations of another part.
fn has_type(part: &Schema) -> bool {
    match &part.kind {
        Kind::Any => false,
        Kind::Object(object) => {
            !object.fields.is_empty() || !object.required.is_empty() || object.additional.is_some()
        }
        _ => true,
    }
}

/// Applies the keys of a schema without its type; they take precedence.
fn annotate(schema: &mut Schema, keys: Schema) {
    schema.nullable |= keys.nullable;
    schema.read_only |= keys.read_only;
    schema.write_only |= keys.write_only;
    schema.format = keys.format.or(schema.format.take());
    schema.default = keys.default.or(schema.default.take());
    schema.doc = keys.doc.or(schema.doc.take());
    schema.rust = keys.rust.or(schema.rust.take());
    schema.allow.extend(keys.allow);
    limits::restrict(&mut schema.limits, &keys.limits);
}
