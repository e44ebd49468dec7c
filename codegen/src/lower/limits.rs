//! Limits and formats, checked against the type of the value.

use super::symbols::is_placeholder;
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::{Limit, Number, Type};
use crate::load::prune::GAPS;
use crate::spec::{BuiltIn, Keyed, Limits, Parsed, Spanned, TypeExpr};

/// The kind of value that a limit applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Number,
    Text,
    Items,
}

/// Lowers the limits of a value. Limits that do not apply to its type are reported and left out.
pub(super) fn limits(
    limits: Option<&Spanned<Limits>>,
    (ty, written): (&Type, &Parsed<TypeExpr>),
    problems: &mut Diagnostics,
) -> Vec<Limit> {
    let Some(limits) = limits else {
        return Vec::new();
    };
    let mut found = numbers(limits);
    found.extend(counts(limits, problems));
    if found.is_empty() && !problems.has_within(&limits.place(), GAPS) {
        let message = "empty limits";
        problems.push(
            Diagnostic::error(Code::Misfit, limits.place(), message)
                .help("add a limit such as `min` or `max_length`, or remove the key"),
        );
    }
    if is_placeholder(ty, written) {
        return Vec::new();
    }
    found.retain(|found| {
        let applies = applies(found.target, ty);
        if !applies {
            let message = format!("`{}` does not apply to type `{written}`", found.key);
            let noun = match found.target {
                Target::Number => "numbers",
                Target::Text => "text",
                Target::Items => "lists",
            };
            problems.push(
                Diagnostic::error(Code::Misfit, found.place.clone(), message)
                    .help(format!("remove the key; it only applies to {noun}")),
            );
        }
        applies
    });
    order(limits, problems);
    found.into_iter().map(|found| found.limit).collect()
}

/// A limit with its key.
struct Found {
    key: &'static str,
    place: Place,
    target: Target,
    limit: Limit,
}

fn numbers(limits: &Limits) -> Vec<Found> {
    let number = |key, value: &Option<Keyed<Number>>, limit: fn(Number) -> Limit| {
        let value = value.as_ref()?;
        Some(Found {
            key,
            place: value.key_place(),
            target: Target::Number,
            limit: limit(***value),
        })
    };
    [
        number("min", &limits.min, Limit::Min),
        number("max", &limits.max, Limit::Max),
        number("above", &limits.above, Limit::Above),
        number("below", &limits.below, Limit::Below),
        number("multiple_of", &limits.multiple_of, Limit::MultipleOf),
    ]
    .into_iter()
    .flatten()
    .collect()
}

type Count<'a> = (
    &'static str,
    Target,
    &'a Option<Keyed<i64>>,
    fn(u64) -> Limit,
);

fn counts(limits: &Limits, problems: &mut Diagnostics) -> Vec<Found> {
    let counts: [Count<'_>; 4] = [
        (
            "min_length",
            Target::Text,
            &limits.min_length,
            Limit::MinLength,
        ),
        (
            "max_length",
            Target::Text,
            &limits.max_length,
            Limit::MaxLength,
        ),
        (
            "min_items",
            Target::Items,
            &limits.min_items,
            Limit::MinItems,
        ),
        (
            "max_items",
            Target::Items,
            &limits.max_items,
            Limit::MaxItems,
        ),
    ];
    let mut found = Vec::new();
    for (key, target, value, limit) in counts {
        let Some(value) = value else { continue };
        match u64::try_from(***value) {
            Ok(count) => found.push(Found {
                key,
                place: value.key_place(),
                target,
                limit: limit(count),
            }),
            Err(_) => {
                let message = format!("`{key}` must not be negative");
                problems.push(
                    Diagnostic::error(Code::Misfit, value.place(), message)
                        .help("use 0 or more, or remove the key"),
                );
            }
        }
    }
    if let Some(pattern) = &limits.pattern {
        found.push(Found {
            key: "pattern",
            place: pattern.key_place(),
            target: Target::Text,
            limit: Limit::Pattern(pattern.to_string()),
        });
    }
    if **limits.unique {
        found.push(Found {
            key: "unique",
            place: limits.unique.key_place(),
            target: Target::Items,
            limit: Limit::Unique,
        });
    }
    found
}

/// Whether a limit applies to a type. Limits of numbers and text apply to each item of a list or
/// map.
fn applies(target: Target, ty: &Type) -> bool {
    match (target, ty) {
        (Target::Items, ty) => matches!(ty, Type::List(_)),
        (target, Type::List(inner) | Type::Map(inner) | Type::Nullable(inner)) => {
            applies(target, inner)
        }
        (Target::Number, ty) => {
            matches!(
                ty,
                Type::Int32 | Type::Int64 | Type::Uint64 | Type::Float | Type::Double
            )
        }
        (Target::Text, ty) => matches!(ty, Type::String | Type::Uri | Type::Secret),
    }
}

/// No lower limit is greater than the upper one, and `multiple_of` is positive.
fn order(limits: &Limits, problems: &mut Diagnostics) {
    let float = |value: &Keyed<Number>| match ***value {
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    };
    let number =
        |value: &Option<Keyed<Number>>| Some((float(value.as_ref()?), value.as_ref()?.place()));
    let count =
        |value: &Option<Keyed<i64>>| Some((***value.as_ref()? as f64, value.as_ref()?.place()));
    for (low, least, high, greatest) in [
        ("min", number(&limits.min), "max", number(&limits.max)),
        (
            "above",
            number(&limits.above),
            "below",
            number(&limits.below),
        ),
        (
            "min_length",
            count(&limits.min_length),
            "max_length",
            count(&limits.max_length),
        ),
        (
            "min_items",
            count(&limits.min_items),
            "max_items",
            count(&limits.max_items),
        ),
    ] {
        if let (Some((least, least_place)), Some((greatest, place))) = (least, greatest)
            && least > greatest
        {
            let message = format!("`{low}` is greater than `{high}`");
            problems.push(
                Diagnostic::error(Code::Misfit, place, message)
                    .related(least_place, "greater value defined here")
                    .help("swap the two, or correct one of them"),
            );
        }
    }
    if let Some((step, place)) = number(&limits.multiple_of)
        && step <= 0.0
    {
        let message = "`multiple_of` must be greater than 0";
        problems.push(
            Diagnostic::error(Code::Misfit, place, message)
                .help("write the step between two values, or remove the key"),
        );
    }
}

/// Lowers the format of a value. A format that does not apply to its type is reported and left out.
pub(super) fn format(
    format: Option<&Spanned<String>>,
    (ty, written): (&Type, &Parsed<TypeExpr>),
    problems: &mut Diagnostics,
) -> Option<String> {
    let format = format?;
    if is_placeholder(ty, written) {
        return None;
    }
    let is_type = BuiltIn::of(format).is_some() || format.as_str() == "password";
    let problem = match innermost(ty) {
        _ if format.trim().is_empty() => Some(("empty format".to_owned(), "remove the key")),
        Type::String if is_type => Some((
            format!("format `{format}` must be written as a type"),
            "write it under `type`, or write `secret: true` for a password",
        )),
        Type::String => None,
        _ => Some((
            format!("value of type `{written}` cannot have a format"),
            "remove the key; only type `string` has formats",
        )),
    };
    match problem {
        None => Some(format.to_string()),
        Some((message, help)) => {
            problems.push(Diagnostic::error(Code::Misfit, format.place(), message).help(help));
            None
        }
    }
}

fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => innermost(inner),
        other => other,
    }
}
