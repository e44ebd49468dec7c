//! Removes an `allOf` of one part.

use crate::import::description::{Kind, Schema};
use codegen::spec::Limits;

/// Replaces an `allOf` of one part by that part, with the keys next to `allOf` applied.
pub(super) fn flatten(mut outer: Schema) -> Schema {
    let Kind::All(parts) = &mut outer.kind else {
        return outer;
    };
    if parts.len() != 1 {
        return outer;
    }
    let Some(mut inner) = parts.pop() else {
        return outer;
    };
    inner.nullable |= outer.nullable;
    inner.read_only |= outer.read_only;
    inner.write_only |= outer.write_only;
    inner.format = outer.format.or(inner.format);
    inner.default = outer.default.or(inner.default);
    inner.doc = outer.doc.or(inner.doc);
    inner.rust = outer.rust.or(inner.rust);
    inner.allow.extend(outer.allow);
    if outer.limits != Limits::default() {
        inner.limits = outer.limits;
    }
    inner
}
