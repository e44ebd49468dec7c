//! Checks values against the limits in the API's reference.

use std::cmp::Ordering;

use super::wording::count;
use crate::operation::Limit;

/// Returns the problem of one value as the end of a sentence, or `None` if it is within the limit.
///
/// Patterns are not checked: the reference uses the regular expressions of ECMA 262.
pub(super) fn problem_with(value: &str, limit: Limit) -> Option<String> {
    let length = || value.chars().count();
    let characters = |number| count(number, "character", "characters");
    let (bound, good, wanted) = match limit {
        Limit::Min(bound) => (
            bound,
            [Ordering::Greater, Ordering::Equal].as_slice(),
            "at least",
        ),
        Limit::Max(bound) => (
            bound,
            [Ordering::Less, Ordering::Equal].as_slice(),
            "at most",
        ),
        Limit::Above(bound) => (bound, [Ordering::Greater].as_slice(), "more than"),
        Limit::Below(bound) => (bound, [Ordering::Less].as_slice(), "less than"),
        Limit::MultipleOf(factor) => {
            return is_no_multiple(value, factor)
                .then(|| format!("must be a multiple of {factor}, not `{value}`"));
        }
        Limit::MinLength(least) if length() < least => {
            return Some(format!(
                "must have at least {}, not {}",
                characters(least),
                length()
            ));
        }
        Limit::MaxLength(most) if length() > most => {
            return Some(format!(
                "must have at most {}, not {}",
                characters(most),
                length()
            ));
        }
        _ => return None,
    };
    let order = compare(value, bound)?;
    (!good.contains(&order)).then(|| format!("must be {wanted} {bound}, not `{value}`"))
}

/// Returns the problem of a list as the end of a sentence, or `None` if it is within the limit.
pub(super) fn problem_with_all(values: &[&str], limit: Limit) -> Option<String> {
    let number = values.len();
    let wanted = match limit {
        Limit::MinItems(least) if number < least => {
            format!("at least {}", count(least, "value", "values"))
        }
        Limit::MaxItems(most) if number > most => {
            format!("at most {}", count(most, "value", "values"))
        }
        Limit::Unique => {
            let mut sorted = values.to_vec();
            sorted.sort_unstable();
            let twice = sorted.windows(2).find(|pair| pair[0] == pair[1])?;
            return Some(format!("must not contain `{}` twice", twice[0]));
        }
        _ => return None,
    };
    Some(format!("must have {wanted}, not {number}"))
}

/// Compares numbers, integers exactly; `None` if one is not a number.
fn compare(one: &str, other: &str) -> Option<Ordering> {
    match (one.parse::<i128>(), other.parse::<i128>()) {
        (Ok(one), Ok(other)) => Some(one.cmp(&other)),
        _ => one.parse::<f64>().ok()?.partial_cmp(&other.parse().ok()?),
    }
}

/// Tells whether a number is not a multiple of another.
fn is_no_multiple(value: &str, factor: &str) -> bool {
    match (value.parse::<i128>(), factor.parse::<i128>()) {
        (Ok(value), Ok(factor)) => factor != 0 && value % factor != 0,
        _ => match (value.parse::<f64>(), factor.parse::<f64>()) {
            (Ok(value), Ok(factor)) => {
                let times = value / factor;
                (times - times.round()).abs() > 1e-9
            }
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Limit, problem_with, problem_with_all};

    #[test]
    fn accepts_values_at_the_bounds_and_rejects_those_beyond() {
        let cases: &[(Limit, &[&str], &[&str])] = &[
            (Limit::Min("1"), &["1", "1.0", "2"], &["0", "0.9", "-1"]),
            (Limit::Max("1.5"), &["1.5", "1"], &["2", "1.6"]),
            (Limit::Above("0"), &["1", "0.1"], &["0", "-1"]),
            (
                Limit::Below("9007199254740993"),
                &["9007199254740992"],
                &["9007199254740993"],
            ),
            (Limit::MultipleOf("5"), &["0", "10", "-5"], &["3"]),
            (Limit::MultipleOf("0.1"), &["0.3", "1"], &["0.25"]),
            (Limit::MinLength(2), &["ab", "\u{fc}\u{fc}"], &["a", ""]),
            (Limit::MaxLength(1), &["\u{fc}", ""], &["ab"]),
            (Limit::Min("1"), &["no number"], &[]),
            (Limit::Pattern("a"), &["b"], &[]),
        ];
        for (limit, good, bad) in cases {
            for value in *good {
                assert_eq!(problem_with(value, *limit), None, "{limit:?}");
            }
            for value in *bad {
                assert!(problem_with(value, *limit).is_some(), "{limit:?} {value:?}");
            }
        }
    }

    #[test]
    fn accepts_lists_at_the_bounds_and_rejects_those_beyond() {
        let list = ["a", "b", "a"];
        for limit in [Limit::MinItems(3), Limit::MaxItems(3), Limit::Min("4")] {
            assert_eq!(problem_with_all(&list, limit), None);
        }
        for limit in [Limit::MinItems(4), Limit::MaxItems(2), Limit::Unique] {
            assert!(problem_with_all(&list, limit).is_some(), "{limit:?}");
        }
        assert_eq!(problem_with_all(&list[..2], Limit::Unique), None);
    }
}
