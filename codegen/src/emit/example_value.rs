//! Rust expressions for the arguments of example calls.

use crate::ir::{Api, Limit, Literal, Number, Parameter, Type};

/// The most characters of an example text.
const MAX_TEXT_LENGTH: usize = 1000;

/// The most items of an example list.
const MAX_ITEMS: usize = 100;

pub(super) fn is_enum(ty: &Type) -> bool {
    match ty {
        Type::List(inner) => is_enum(inner),
        other => matches!(other, Type::Enum(_)),
    }
}

/// A valid argument: the default, the enum's first value, or a value within the limits.
pub(super) fn argument(parameter: &Parameter, api: &Api, krate: &str) -> String {
    let valid = within_limits(&parameter.ty, &parameter.limits, &parameter.wire);
    let file = || format!("{krate}::FilePart::new({:?}, b\"content\")", parameter.wire);
    match &parameter.ty {
        Type::Binary => file(),
        Type::List(inner) => {
            let items = (0..item_count(&parameter.limits)).map(|index| match **inner {
                Type::Binary => file(),
                _ if is_unique(&parameter.limits) => {
                    distinct(inner, valid.as_ref(), index, &parameter.wire, api, krate)
                }
                _ => scalar(inner, valid.as_ref(), &parameter.wire, api, krate),
            });
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        ty => {
            let value = parameter.default.as_ref().or(valid.as_ref());
            scalar(ty, value, &parameter.wire, api, krate)
        }
    }
}

/// The number of items of an example list: one, or as many as the limits require.
fn item_count(limits: &[Limit]) -> usize {
    let minimum = |limit: &Limit| match limit {
        Limit::MinItems(count) => usize::try_from(*count).ok(),
        _ => None,
    };
    let required = limits.iter().filter_map(minimum).max();
    required.unwrap_or(1).clamp(1, MAX_ITEMS)
}

fn is_unique(limits: &[Limit]) -> bool {
    limits.iter().any(|limit| matches!(limit, Limit::Unique))
}

/// A value that differs from those of other indices, where the type has as many values.
fn distinct(
    ty: &Type,
    value: Option<&Literal>,
    index: usize,
    wire: &str,
    api: &Api,
    krate: &str,
) -> String {
    let value = match (ty, value) {
        (Type::Enum(id), _) => {
            let variants = &api.enumeration(*id).variants;
            let variant = variants.get(index).map(|variant| variant.wire.clone());
            variant.map(Literal::Text)
        }
        (Type::Bool, _) => Some(Literal::Bool(index == 0)),
        (Type::Int32 | Type::Int64, Some(Literal::Int(first))) => {
            Some(Literal::Int(first.saturating_add(index as i64)))
        }
        (Type::Int32 | Type::Int64, _) => Some(Literal::Int(1 + index as i64)),
        (Type::Float | Type::Double, Some(Literal::Float(first))) => {
            Some(Literal::Float(first + index as f64))
        }
        (Type::Float | Type::Double, _) => Some(Literal::Float(1.5 + index as f64)),
        (Type::String | Type::Uri, value) if index > 0 => {
            let text = value.map_or_else(|| wire.to_owned(), Literal::to_string);
            let number = index.to_string();
            let kept = text.chars().count().saturating_sub(number.len());
            Some(Literal::Text(
                text.chars().take(kept).collect::<String>() + &number,
            ))
        }
        (_, value) => value.cloned(),
    };
    scalar(ty, value.as_ref(), wire, api, krate)
}

fn scalar(ty: &Type, value: Option<&Literal>, wire: &str, api: &Api, krate: &str) -> String {
    match (ty, value) {
        (Type::Enum(id), value) => {
            let item = api.enumeration(*id);
            let value = value.map(Literal::to_string);
            let variant = item
                .variants
                .iter()
                .find(|variant| Some(&variant.wire) == value.as_ref());
            match variant.or(item.variants.first()) {
                Some(variant) => {
                    format!("enums::{}::{}", item.name, variant.name)
                }
                None => format!("enums::{}::from(\"value\")", item.name),
            }
        }
        (Type::Date, _) => format!("{krate}::Date::constant(2026, 1, 31)"),
        (Type::DateTime, _) => format!("{krate}::DateTime::UNIX_EPOCH"),
        (Type::Bool | Type::Int32 | Type::Int64, Some(value)) => value.to_string(),
        (Type::Bool, None) => "true".to_owned(),
        (Type::Int32 | Type::Int64, None) => "1".to_owned(),
        (Type::Float | Type::Double, Some(Literal::Int(value))) => format!("{value}.0"),
        (Type::Float | Type::Double, Some(Literal::Float(value))) => format!("{value:?}"),
        (Type::Float | Type::Double, _) => "1.5".to_owned(),
        (_, Some(Literal::Text(text))) => format!("{text:?}"),
        _ => format!("{wire:?}"),
    }
}

/// A value within the limits; `None` if the usual one is valid or no valid one is known.
fn within_limits(ty: &Type, limits: &[Limit], usual: &str) -> Option<Literal> {
    match ty {
        Type::List(inner) => within_limits(inner, limits, usual),
        Type::Int32 | Type::Int64 => {
            let value = number(limits, 1.0, 1.0)?;
            Some(Literal::Int(value as i64))
        }
        Type::Float | Type::Double => number(limits, 1.5, 0.125).map(Literal::Float),
        Type::String | Type::Uri => text(limits, usual).map(Literal::Text),
        _ => None,
    }
}

/// The first candidate within all limits; `None` if the usual number is.
fn number(limits: &[Limit], usual: f64, step: f64) -> Option<f64> {
    let is_valid = |value: &f64| limits.iter().all(|limit| is_within(*value, limit));
    if is_valid(&usual) {
        return None;
    }
    let mut candidates = Vec::new();
    for limit in limits {
        match limit {
            Limit::Min(bound) | Limit::Max(bound) => candidates.push(float(bound)),
            Limit::Above(bound) => candidates.push(float(bound) + step),
            Limit::Below(bound) => candidates.push(float(bound) - step),
            Limit::MultipleOf(factor) => candidates.push(float(factor)),
            _ => {}
        }
    }
    let is_whole = |value: &f64| step < 1.0 || value.fract() == 0.0;
    let is_exact = |value: &f64| value.abs() < 2_f64.powi(53);
    let mut candidates = candidates.into_iter().filter(is_whole).filter(is_exact);
    candidates.find(is_valid)
}

fn is_within(value: f64, limit: &Limit) -> bool {
    match limit {
        Limit::Min(bound) => value >= float(bound),
        Limit::Max(bound) => value <= float(bound),
        Limit::Above(bound) => value > float(bound),
        Limit::Below(bound) => value < float(bound),
        Limit::MultipleOf(factor) => (value / float(factor)).fract() == 0.0,
        _ => true,
    }
}

fn float(number: &Number) -> f64 {
    match number {
        Number::Int(value) => *value as f64,
        Number::Float(value) => *value,
    }
}

/// The usual text, padded or truncated to the limits; `None` if it is within them.
fn text(limits: &[Limit], usual: &str) -> Option<String> {
    let count = |number: &u64| usize::try_from(*number).unwrap_or(usize::MAX);
    let mut text = usual.to_owned();
    for limit in limits {
        match limit {
            Limit::MinLength(min) => {
                let min = count(min).min(MAX_TEXT_LENGTH);
                let missing = min.saturating_sub(text.chars().count());
                text.push_str(&"x".repeat(missing));
            }
            Limit::MaxLength(max) => text = text.chars().take(count(max)).collect(),
            _ => {}
        }
    }
    (text != usual).then_some(text)
}
