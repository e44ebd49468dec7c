//! Similarity of two names, for suggestions.

/// Counts the characters to add, remove or replace to turn one text into the other (Levenshtein).
///
/// The comparison is case-sensitive.
pub(crate) fn edit_distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (index, a) in one.chars().enumerate() {
        let mut left = index + 1;
        let mut next = vec![left];
        for (b, above) in other.chars().zip(row.windows(2)) {
            let &[diagonal, above] = above else { continue };
            left = (diagonal + usize::from(a != b))
                .min(above + 1)
                .min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::edit_distance;

    #[test]
    fn counts_added_removed_and_replaced_characters() {
        for (one, other, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("eu-west-1", "eu-west-1", 0),
            ("eu-wst-1", "eu-west-1", 1),
            ("eu_west_1", "eu-west-1", 2),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(edit_distance(one, other), expected, "{one} {other}");
        }
    }
}
