//! A value for an example that keeps the limits of its parameter, where the usual one does not.

use crate::ir::{Limit, Literal, Number, Type};

/// No example has a longer text.
const LONGEST: usize = 1000;

/// The value; `None` if the usual one is good, or no good one is known.
pub(super) fn fitting(ty: &Type, limits: &[Limit], usual: &str) -> Option<Literal> {
    match ty {
        Type::List(inner) => fitting(inner, limits, usual),
        Type::Int32 | Type::Int64 => {
            let value = number(limits, 1.0, 1.0)?;
            Some(Literal::Int(value as i64))
        }
        Type::Float | Type::Double => number(limits, 1.5, 0.125).map(Literal::Float),
        Type::String | Type::Uri => text(limits, usual).map(Literal::Text),
        _ => None,
    }
}

/// The first of some likely numbers that keeps all limits, unless that is the usual one.
fn number(limits: &[Limit], usual: f64, step: f64) -> Option<f64> {
    let keeps = |value: &f64| limits.iter().all(|limit| is_within(*value, limit));
    if keeps(&usual) {
        return None;
    }
    let mut likely = Vec::new();
    for limit in limits {
        match limit {
            Limit::Min(bound) | Limit::Max(bound) => likely.push(float(bound)),
            Limit::Above(bound) => likely.push(float(bound) + step),
            Limit::Below(bound) => likely.push(float(bound) - step),
            Limit::MultipleOf(factor) => likely.push(float(factor)),
            _ => {}
        }
    }
    let whole = |value: &f64| step < 1.0 || value.fract() == 0.0;
    let small = |value: &f64| value.abs() < 2_f64.powi(53);
    likely.into_iter().filter(whole).filter(small).find(keeps)
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

/// The usual text, made longer or shorter.
fn text(limits: &[Limit], usual: &str) -> Option<String> {
    let count = |number: &u64| usize::try_from(*number).unwrap_or(usize::MAX);
    let mut text = usual.to_owned();
    for limit in limits {
        match limit {
            Limit::MinLength(least) => {
                let least = count(least).min(LONGEST);
                let missing = least.saturating_sub(text.chars().count());
                text.push_str(&"x".repeat(missing));
            }
            Limit::MaxLength(most) => text = text.chars().take(count(most)).collect(),
            _ => {}
        }
    }
    (text != usual).then_some(text)
}
