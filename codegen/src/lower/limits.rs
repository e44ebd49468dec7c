//! Limits and formats, held against the type that they stand beside.

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Limit, Number, Type};
use crate::spec::location::At;
use crate::spec::type_expr;
use crate::spec::{self, Limits};

/// What a value is, as far as limits are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Number,
    Text,
    Items,
}

/// The limits at `at`, of a value whose type is written as `text`; those that do not fit are reported and left out.
pub(super) fn limits(
    limits: Option<&Limits>,
    (ty, text): (&Type, &str),
    at: At<'_>,
    problems: &mut Diagnostics,
) -> Vec<Limit> {
    let Some(limits) = limits else {
        return Vec::new();
    };
    let at = at.key("limits");
    let mut found = numbers(limits);
    found.extend(counts(limits, at, problems));
    if found.is_empty() && !problems.has_within(&at.place(), crate::load::prune::GAPS) {
        let message = "empty limits";
        problems.push(
            Diagnostic::error(Code::Misfit, at.place(), message)
                .help("add a limit such as `min` or `max_length`, or remove the key"),
        );
    }
    // the stand-in for a type that cannot be resolved, which has been reported
    if *ty == Type::Json && text != "json" {
        return Vec::new();
    }
    found.retain(|(key, target, _)| {
        let fits = fits(*target, ty);
        if !fits {
            let message = format!("`{key}` does not apply to type `{text}`");
            let noun = match target {
                Target::Number => "numbers",
                Target::Text => "text",
                Target::Items => "lists",
            };
            problems.push(
                Diagnostic::error(Code::Misfit, at.key(key).key_place(), message)
                    .help(format!("remove the key; it only applies to {noun}")),
            );
        }
        fits
    });
    order(limits, at, problems);
    found.into_iter().map(|(_, _, limit)| limit).collect()
}

type Found = (&'static str, Target, Limit);

fn numbers(limits: &Limits) -> Vec<Found> {
    let number = |key, value: Option<spec::Number>, limit: fn(Number) -> Limit| {
        let value = match value? {
            spec::Number::Int(value) => Number::Int(value),
            spec::Number::Float(value) => Number::Float(value),
        };
        Some((key, Target::Number, limit(value)))
    };
    [
        number("min", limits.min, Limit::Min),
        number("max", limits.max, Limit::Max),
        number("above", limits.above, Limit::Above),
        number("below", limits.below, Limit::Below),
        number("multiple_of", limits.multiple_of, Limit::MultipleOf),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn counts(limits: &Limits, at: At<'_>, problems: &mut Diagnostics) -> Vec<Found> {
    let mut found = Vec::new();
    for (key, target, value, limit) in [
        (
            "min_length",
            Target::Text,
            limits.min_length,
            Limit::MinLength as fn(u64) -> Limit,
        ),
        (
            "max_length",
            Target::Text,
            limits.max_length,
            Limit::MaxLength,
        ),
        (
            "min_items",
            Target::Items,
            limits.min_items,
            Limit::MinItems,
        ),
        (
            "max_items",
            Target::Items,
            limits.max_items,
            Limit::MaxItems,
        ),
    ] {
        match value.map(u64::try_from) {
            None => {}
            Some(Ok(value)) => found.push((key, target, limit(value))),
            Some(Err(_)) => {
                let message = format!("`{key}` must not be negative");
                problems.push(
                    Diagnostic::error(Code::Misfit, at.key(key).place(), message)
                        .help("use 0 or more, or remove the key"),
                );
            }
        }
    }
    if let Some(pattern) = &limits.pattern {
        found.push(("pattern", Target::Text, Limit::Pattern(pattern.clone())));
    }
    if limits.unique {
        found.push(("unique", Target::Items, Limit::Unique));
    }
    found
}

/// The limits of numbers and text hold for each item of a list or map.
fn fits(target: Target, ty: &Type) -> bool {
    match (target, ty) {
        (Target::Items, ty) => matches!(ty, Type::List(_)),
        (target, Type::List(inner) | Type::Map(inner)) => fits(target, inner),
        (Target::Number, ty) => {
            matches!(ty, Type::Int32 | Type::Int64 | Type::Float | Type::Double)
        }
        (Target::Text, ty) => matches!(ty, Type::String | Type::Uri | Type::Secret),
    }
}

/// No least value is above the greatest, and nothing is a multiple of 0.
fn order(limits: &Limits, at: At<'_>, problems: &mut Diagnostics) {
    let number = |value: Option<spec::Number>| match value? {
        spec::Number::Int(value) => Some(value as f64),
        spec::Number::Float(value) => Some(value),
    };
    let count = |value: Option<i64>| value.map(|value| value as f64);
    for (low, least, high, greatest) in [
        ("min", number(limits.min), "max", number(limits.max)),
        ("above", number(limits.above), "below", number(limits.below)),
        (
            "min_length",
            count(limits.min_length),
            "max_length",
            count(limits.max_length),
        ),
        (
            "min_items",
            count(limits.min_items),
            "max_items",
            count(limits.max_items),
        ),
    ] {
        if let (Some(least), Some(greatest)) = (least, greatest)
            && least > greatest
        {
            let message = format!("`{low}` is greater than `{high}`");
            problems.push(
                Diagnostic::error(Code::Misfit, at.key(high).place(), message)
                    .related(at.key(low).place(), "greater value defined here")
                    .help("swap the two, or correct one of them"),
            );
        }
    }
    if number(limits.multiple_of).is_some_and(|value| value <= 0.0) {
        let message = "`multiple_of` must be greater than 0";
        let place = at.key("multiple_of").place();
        problems.push(
            Diagnostic::error(Code::Misfit, place, message)
                .help("write the step between two values, or remove the key"),
        );
    }
}

/// The format at `at`, of a value whose type is written as `text`; one that does not fit is reported and left out.
pub(super) fn format(
    format: Option<&str>,
    (ty, text): (&Type, &str),
    at: At<'_>,
    problems: &mut Diagnostics,
) -> Option<String> {
    let format = format?;
    let at = at.key("format");
    // the stand-in for a type that cannot be resolved, which has been reported
    if *ty == Type::Json && text != "json" {
        return None;
    }
    let own = type_expr::BUILT_IN.contains(&format) || format == "password";
    let problem = match innermost(ty) {
        _ if format.trim().is_empty() => Some(("empty format".to_owned(), "remove the key")),
        Type::String if own => Some((
            format!("format `{format}` must be written as a type"),
            "write it under `type`, or write `secret: true` for a password",
        )),
        Type::String => None,
        _ => Some((
            format!("value of type `{text}` cannot have a format"),
            "remove the key; only type `string` has formats",
        )),
    };
    match problem {
        None => Some(format.to_owned()),
        Some((message, help)) => {
            problems.push(Diagnostic::error(Code::Misfit, at.place(), message).help(help));
            None
        }
    }
}

fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::List(inner) | Type::Map(inner) => innermost(inner),
        other => other,
    }
}
