//! Text from a server made fit for a message: short, on one line, and without anything that a terminal would obey.

/// Characters of an answer that are kept.
pub(crate) const LIMIT: usize = 512;

/// The beginning of an answer as text; `None` if there is nothing to see in it.
pub(crate) fn excerpt(body: &[u8]) -> Option<String> {
    // A character has at most four bytes, so these are enough, and a character that is cut in two lies beyond the limit.
    let beginning = body.trim_ascii();
    let beginning = beginning.get(..4 * LIMIT + 4).unwrap_or(beginning);
    (!beginning.is_empty()).then(|| printable(&String::from_utf8_lossy(beginning), LIMIT))
}

/// Text of at most so many characters, with control characters written out.
pub(crate) fn printable(text: &str, limit: usize) -> String {
    let mut output = String::new();
    for (index, character) in text.chars().enumerate() {
        if index == limit {
            output.push('…');
            break;
        }
        if is_invisible(character) {
            output.extend(character.escape_default());
        } else {
            output.push(character);
        }
    }
    output
}

/// Control characters, and those that change the direction or the lines of what is around them.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
