//! Chance.

/// A number from 0 up to, but not including, 1.
pub(crate) fn fraction() -> f64 {
    let bits = getrandom::u32().unwrap_or_default();
    f64::from(bits) / (f64::from(u32::MAX) + 1.0)
}
