//! The words of an enum on the wire.

/// Where a word stands among those that are known.
#[must_use]
pub fn value_index(known: &[&str], word: &str) -> Option<usize> {
    known.iter().position(|other| *other == word)
}
