//! Makes text from a server safe to print: short, on one line, without terminal control characters.

/// Maximum length of an excerpt, in characters.
pub(crate) const LIMIT: usize = 512;

/// Returns the beginning of a body as text, or `None` if the body is blank.
pub(crate) fn excerpt(body: &[u8]) -> Option<String> {
    // A character has at most four bytes, so this many bytes always suffice. A character that is
    // cut in two lies beyond the limit.
    let beginning = body.trim_ascii();
    let beginning = beginning.get(..4 * LIMIT + 4).unwrap_or(beginning);
    (!beginning.is_empty()).then(|| printable(&String::from_utf8_lossy(beginning), LIMIT))
}

/// Escapes control characters and truncates the text after `limit` characters.
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

/// Tells whether a character controls the terminal, the text direction or line breaks.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
