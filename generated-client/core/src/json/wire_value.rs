//! Lookup of the wire values of an enum.

/// Returns the index of a wire value among the known ones.
#[must_use]
pub fn value_index(known: &[&str], value: &str) -> Option<usize> {
    known.iter().position(|other| *other == value)
}
