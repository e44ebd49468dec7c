//! Changes of the type and limits of one value.

use codegen::ir::{Api, Limit, Type};

use super::text;
use crate::change::Wire;

/// A value that a type describes, in one API.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    pub(super) ty: &'a Type,
    pub(super) api: &'a Api,
}

/// What a change of type means; `None` if the types mean the same.
pub(super) fn types(old: Typed<'_>, new: Typed<'_>) -> Option<(Wire, String)> {
    let (before, after) = (text(old.ty, old.api), text(new.ty, new.api));
    let wire = compare(old, new)?;
    (before != after).then(|| (wire, format!("`{before}` becomes `{after}`")))
}

fn compare(old: Typed<'_>, new: Typed<'_>) -> Option<Wire> {
    let inner = |old_type, new_type| {
        let old = Typed {
            ty: old_type,
            api: old.api,
        };
        let new = Typed {
            ty: new_type,
            api: new.api,
        };
        compare(old, new)
    };
    match (old.ty, new.ty) {
        (Type::List(old), Type::List(new)) | (Type::Map(old), Type::Map(new)) => inner(old, new),
        (Type::Nullable(old), Type::Nullable(new)) => inner(old, new),
        (Type::Nullable(old), new) => inner(old, new).or(Some(Wire::Some)),
        (old, Type::Nullable(new)) => inner(old, new).or(Some(Wire::Some)),
        (Type::Model(old_id), Type::Model(new_id)) => {
            let (before, after) = (old.api.model(*old_id), new.api.model(*new_id));
            let fields = |api, fields: &[codegen::ir::Field]| -> Vec<(String, String)> {
                let fields = fields.iter();
                fields
                    .map(|field| (field.wire.clone(), text(&field.ty, api)))
                    .collect()
            };
            let same = before.wire == after.wire
                || fields(old.api, &before.fields) == fields(new.api, &after.fields);
            Some(if same { Wire::Safe } else { Wire::Breaks })
        }
        (Type::Union(old_id), Type::Union(new_id)) => {
            let same = old.api.union(*old_id).wire == new.api.union(*new_id).wire;
            Some(if same { Wire::Safe } else { Wire::Breaks })
        }
        // Both are text; changes of the values are changes of the enum.
        (Type::Enum(_), Type::Enum(_)) => Some(Wire::Safe),
        (old, new) if old == new => None,
        (Type::Json, _) => Some(Wire::Some),
        (_, Type::Json) => Some(Wire::Safe),
        (old, new) => Some(plain(old, new)),
    }
}

/// Compares types that are no containers.
fn plain(old: &Type, new: &Type) -> Wire {
    let is_text = |ty: &Type| {
        matches!(
            ty,
            Type::String | Type::Uri | Type::Secret | Type::Enum(_) | Type::Date | Type::DateTime
        )
    };
    let size = |ty: &Type| match ty {
        Type::Int32 => Some(0),
        Type::Int64 | Type::Uint64 => Some(1),
        Type::Float | Type::Double => Some(2),
        _ => None,
    };
    match (old, new) {
        (_, Type::String | Type::Uri | Type::Secret) if is_text(old) => Wire::Safe,
        _ if is_text(old) && is_text(new) => Wire::Some,
        _ => match (size(old), size(new)) {
            (Some(before), Some(after)) if before < after => Wire::Safe,
            (Some(_), Some(_)) => Wire::Some,
            _ if old.is_plain() && new.is_plain() => Wire::Some,
            _ => Wire::Breaks,
        },
    }
}

/// What a change of limits means.
pub(super) fn limits(old: &[Limit], new: &[Limit], is_request: bool) -> Option<(Wire, String)> {
    if old == new {
        return None;
    }
    let is_narrower = new.iter().any(|limit| !old.contains(limit));
    let wire = match is_narrower && is_request {
        true => Wire::Some,
        false => Wire::Safe,
    };
    Some((wire, "other limits".to_owned()))
}
