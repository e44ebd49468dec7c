//! Changes of the type and limits of one value.

use codegen::ir::{Api, Limit, Type};

use crate::change::Wire;
use crate::renames::{Renames, renamed};

/// A value that a type describes, in one API.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    ty: &'a Type,
    api: &'a Api,
}

impl<'a> Typed<'a> {
    pub(super) fn new(ty: &'a Type, api: &'a Api) -> Self {
        Self { ty, api }
    }

    /// The type as the spec writes it.
    fn text(self) -> String {
        let inner = |ty| Typed::new(ty, self.api).text();
        match self.ty {
            Type::List(item) => format!("list<{}>", inner(item)),
            Type::Map(item) => format!("map<{}>", inner(item)),
            Type::Nullable(item) => format!("{}?", inner(item)),
            Type::Model(id) => self.api.model(*id).wire.clone(),
            Type::Enum(id) => self.api.enumeration(*id).wire.clone(),
            Type::Union(id) => self.api.union(*id).wire.clone(),
            Type::DateTime => "date-time".to_owned(),
            Type::Secret => "string (secret)".to_owned(),
            plain => format!("{plain:?}").to_lowercase(),
        }
    }
}

/// How released clients transfer a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Travel {
    /// Clients send it.
    pub(super) sent: bool,
    /// Clients receive it.
    pub(super) answered: bool,
    /// It is text without quotes, so that a number is also a text.
    pub(super) is_text: bool,
}

impl Travel {
    /// A parameter without JSON.
    pub(super) const PARAMETER: Self = Self {
        sent: true,
        answered: false,
        is_text: true,
    };
    /// The body of a request.
    pub(super) const REQUEST: Self = Self {
        sent: true,
        answered: false,
        is_text: false,
    };
    /// The body of a response.
    pub(super) const RESPONSE: Self = Self {
        sent: false,
        answered: true,
        is_text: false,
    };
}

/// What a change of type means; `None` if the types mean the same.
pub(super) fn types(
    old: Typed<'_>,
    new: Typed<'_>,
    renames: &Renames,
    travel: Travel,
) -> Option<(Wire, String)> {
    let (before, after) = (old.text(), new.text());
    if before == after {
        return None;
    }
    let sent = travel
        .sent
        .then(|| compare(old, new, renames, travel.is_text, request));
    // A client reads what the server sends: the new type must be one of the old.
    let answered = travel
        .answered
        .then(|| compare(old, new, renames, travel.is_text, response));
    let wire = sent.max(answered).unwrap_or(Wire::Safe);
    Some((wire, format!("`{before}` becomes `{after}`")))
}

/// Compares two plain types: old, new, and whether they are text without quotes.
type Plain = fn(&Type, &Type, bool) -> Wire;

fn compare(old: Typed<'_>, new: Typed<'_>, renames: &Renames, is_text: bool, plain: Plain) -> Wire {
    let inner = |old_type, new_type| {
        let (old, new) = (Typed::new(old_type, old.api), Typed::new(new_type, new.api));
        compare(old, new, renames, is_text, plain)
    };
    match (old.ty, new.ty) {
        (Type::List(old), Type::List(new))
        | (Type::Map(old), Type::Map(new))
        | (Type::Nullable(old), Type::Nullable(new)) => inner(old, new),
        (Type::Nullable(before), after) => inner(before, after).max(plain(old.ty, after, is_text)),
        (before, Type::Nullable(after)) => inner(before, after).max(plain(before, new.ty, is_text)),
        (Type::Model(before), Type::Model(after)) => {
            let (before, after) = (old.api.model(*before), new.api.model(*after));
            let parts = |api, model: &codegen::ir::Model| -> Vec<(String, bool, String)> {
                let fields = model.fields.iter();
                let text = |ty| Typed::new(ty, api).text();
                fields
                    .map(|own| (own.wire.clone(), own.required, text(&own.ty)))
                    .collect()
            };
            let is_same = renamed(&renames.models, &before.wire) == after.wire
                || parts(old.api, before) == parts(new.api, after);
            if is_same { Wire::Safe } else { Wire::Breaks }
        }
        (Type::Union(before), Type::Union(after)) => {
            let (before, after) = (old.api.union(*before), new.api.union(*after));
            let is_same = renamed(&renames.unions, &before.wire) == after.wire;
            if is_same { Wire::Safe } else { Wire::Breaks }
        }
        (Type::Enum(before), Type::Enum(after)) => {
            let (before, after) = (old.api.enumeration(*before), new.api.enumeration(*after));
            let has = |wire: &str| after.variants.iter().any(|own| own.wire == wire);
            let is_same = renamed(&renames.enums, &before.wire) == after.wire
                || before.variants.iter().all(|own| has(&own.wire));
            // Enums are open, so an unknown value in an answer does no harm.
            if is_same {
                Wire::Safe
            } else {
                plain(old.ty, new.ty, is_text)
            }
        }
        (before, after) => plain(before, after, is_text),
    }
}

/// What it means that clients send the old type where the server expects the new one.
fn request(old: &Type, new: &Type, is_text: bool) -> Wire {
    match (old, new) {
        _ if old == new => Wire::Safe,
        (Type::Nullable(_), _) => Wire::Some,
        (_, Type::Nullable(_) | Type::Json) => Wire::Safe,
        (Type::Json, _) => Wire::Some,
        (_, Type::String | Type::Uri | Type::Secret) if is_string(old) => Wire::Safe,
        (_, Type::String | Type::Uri | Type::Secret) if is_text && old.is_plain() => Wire::Safe,
        _ if is_string(old) && is_string(new) => Wire::Some,
        _ => match (size(old), size(new)) {
            (Some(before), Some(after)) if before < after => Wire::Safe,
            (Some(_), Some(_)) => Wire::Some,
            _ if is_text && old.is_plain() && new.is_plain() => Wire::Some,
            _ => Wire::Breaks,
        },
    }
}

/// What it means that the server sends the new type where clients expect the old one.
fn response(old: &Type, new: &Type, is_text: bool) -> Wire {
    match (old, new) {
        _ if old == new => Wire::Safe,
        (Type::Nullable(_) | Type::Json, _) => Wire::Safe,
        (_, Type::Nullable(_) | Type::Json) => Wire::Breaks,
        // Enums are open.
        (Type::String | Type::Uri | Type::Secret | Type::Enum(_), _)
            if is_string(new) || is_text && new.is_plain() =>
        {
            Wire::Safe
        }
        (Type::Date | Type::DateTime, Type::Date | Type::DateTime) => Wire::Breaks,
        (Type::Date | Type::DateTime, _) if is_string(new) => Wire::Risk,
        _ => match (size(old), size(new)) {
            (Some(before), Some(after)) if before > after => Wire::Safe,
            (Some(_), Some(_)) => Wire::Risk,
            _ if is_text && old.is_plain() && new.is_plain() => Wire::Risk,
            _ => Wire::Breaks,
        },
    }
}

/// Whether the values of a type are JSON strings.
fn is_string(ty: &Type) -> bool {
    let is_dated = matches!(ty, Type::Date | Type::DateTime);
    is_dated || matches!(ty, Type::String | Type::Uri | Type::Secret | Type::Enum(_))
}

/// The order of number types by the values that they hold.
fn size(ty: &Type) -> Option<u8> {
    match ty {
        Type::Int32 => Some(0),
        Type::Int64 | Type::Uint64 => Some(1),
        Type::Float | Type::Double => Some(2),
        _ => None,
    }
}

/// What a change of limits means; `None` if they are equal.
pub(super) fn limits(old: &[Limit], new: &[Limit], is_sent: bool) -> Option<(Wire, String)> {
    if old == new {
        return None;
    }
    let is_narrower = new.iter().any(|limit| is_narrower(limit, old));
    let (wire, text) = match (is_narrower, is_sent) {
        (true, true) => (Wire::Some, "narrower limits"),
        (true, false) => (Wire::Safe, "narrower limits"),
        (false, _) => (Wire::Safe, "wider limits"),
    };
    Some((wire, text.to_owned()))
}

/// Whether a limit excludes values that the old limits permit.
fn is_narrower(limit: &Limit, old: &[Limit]) -> bool {
    let kind = std::mem::discriminant(limit);
    let Some(before) = old.iter().find(|own| std::mem::discriminant(*own) == kind) else {
        return true;
    };
    match (before, limit) {
        (Limit::Min(before), Limit::Min(after)) | (Limit::Above(before), Limit::Above(after)) => {
            after.as_f64() > before.as_f64()
        }
        (Limit::Max(before), Limit::Max(after)) | (Limit::Below(before), Limit::Below(after)) => {
            after.as_f64() < before.as_f64()
        }
        (Limit::MinLength(before), Limit::MinLength(after))
        | (Limit::MinItems(before), Limit::MinItems(after)) => after > before,
        (Limit::MaxLength(before), Limit::MaxLength(after))
        | (Limit::MaxItems(before), Limit::MaxItems(after)) => after < before,
        (Limit::MultipleOf(before), Limit::MultipleOf(after)) => {
            before.as_f64() % after.as_f64() != 0.0
        }
        (before, after) => before != after,
    }
}
