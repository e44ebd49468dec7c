//! Rust expressions for the arguments of example calls.

use crate::ir::{Api, Limit, Literal, Parameter, ParameterKind, Type};

/// The most characters of an example text.
const MAX_TEXT_LENGTH: usize = 1000;

/// The most items of an example list.
const MAX_ITEMS: usize = 100;

/// Whether the example names an enum.
pub(super) fn names_enum(parameter: &Parameter) -> bool {
    let is_enum = matches!(parameter.ty.innermost(), Type::Enum(_));
    is_enum && parameter.kind() != ParameterKind::Styled
}

/// A valid argument: the default, the enum's first value, or a value within the limits.
pub(super) fn argument(parameter: &Parameter, api: &Api, krate: &str) -> String {
    let (limits, wire) = (&parameter.limits, parameter.wire.as_str());
    let within = within_limits(&parameter.ty, limits, wire);
    let examples = Examples { wire, api, krate };
    match &parameter.ty {
        Type::List(item) => {
            let step = usize::from(limits.contains(&Limit::Unique));
            let items = 0..item_count(limits);
            let items = items.map(|index| examples.value(item, within.as_ref(), index * step));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        ty => examples.value(ty, parameter.default.as_ref().or(within.as_ref()), 0),
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

/// Writes the example values of a parameter.
struct Examples<'a> {
    /// The wire name of the parameter, which is the usual text.
    wire: &'a str,
    api: &'a Api,
    krate: &'a str,
}

impl Examples<'_> {
    /// The expression of a value; other indices give other values, where the type has as many.
    fn value(&self, ty: &Type, value: Option<&Literal>, index: usize) -> String {
        let (krate, wire) = (self.krate, self.wire);
        match (ty, value) {
            (Type::Binary, _) => format!("{krate}::FilePart::new({wire:?}, b\"content\")"),
            (Type::Date, _) => format!("{krate}::Date::constant(2026, 1, 31)"),
            (Type::DateTime, _) => format!("{krate}::DateTime::UNIX_EPOCH"),
            (Type::Bool, Some(value)) => value.to_string(),
            (Type::Bool, None) => (index == 0).to_string(),
            (Type::Int32 | Type::Int64 | Type::Uint64, Some(Literal::Int(first))) => {
                first.saturating_add(index as i64).to_string()
            }
            (Type::Int32 | Type::Int64 | Type::Uint64, _) => (1 + index).to_string(),
            (Type::Float | Type::Double, value) => {
                let first = match value {
                    Some(Literal::Int(value)) => *value as f64,
                    Some(Literal::Float(value)) => *value,
                    _ => 1.5,
                };
                format!("{:?}", first + index as f64)
            }
            (Type::Enum(id), value) => {
                let item = self.api.enumeration(*id);
                let value = value.map(Literal::to_string);
                let mut variants = item.variants.iter();
                let named = variants.find(|variant| Some(&variant.wire) == value.as_ref());
                let named = named.or(item.variants.get(index)).or(item.variants.first());
                let variant = named.map(|variant| format!("{}::{}", item.name, variant.name));
                let variant = variant.unwrap_or_else(|| format!("{}::from(\"value\")", item.name));
                format!("enums::{variant}")
            }
            (_, value) => {
                let text = match value {
                    Some(Literal::Text(text)) => text,
                    _ => wire,
                };
                let number = Some(index).filter(|index| *index > 0);
                let number = number.map(|index| index.to_string()).unwrap_or_default();
                let kept = text.chars().count().saturating_sub(number.len());
                let text: String = text.chars().take(kept).chain(number.chars()).collect();
                format!("{text:?}")
            }
        }
    }
}

/// A value within the limits; `None` if the usual one is valid or no valid one is known.
fn within_limits(ty: &Type, limits: &[Limit], usual: &str) -> Option<Literal> {
    match ty {
        Type::List(inner) => within_limits(inner, limits, usual),
        Type::Int32 | Type::Int64 | Type::Uint64 => {
            number(limits, 1.0, 1.0).map(|value| Literal::Int(value as i64))
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
    let candidates = limits.iter().filter_map(|limit| match limit {
        Limit::Min(bound) | Limit::Max(bound) => Some(bound.as_f64()),
        Limit::Above(bound) => Some(bound.as_f64() + step),
        Limit::Below(bound) => Some(bound.as_f64() - step),
        Limit::MultipleOf(factor) => Some(factor.as_f64()),
        _ => None,
    });
    let is_whole = |value: &f64| step < 1.0 || value.fract() == 0.0;
    let is_exact = |value: &f64| value.abs() < 2_f64.powi(53);
    let mut candidates = candidates.filter(is_whole).filter(is_exact);
    candidates.find(is_valid)
}

fn is_within(value: f64, limit: &Limit) -> bool {
    match limit {
        Limit::Min(bound) => value >= bound.as_f64(),
        Limit::Max(bound) => value <= bound.as_f64(),
        Limit::Above(bound) => value > bound.as_f64(),
        Limit::Below(bound) => value < bound.as_f64(),
        Limit::MultipleOf(factor) => (value / factor.as_f64()).fract() == 0.0,
        _ => true,
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
