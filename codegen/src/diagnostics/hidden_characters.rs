//! Invisible characters, and characters that change how others are displayed. No output contains
//! them.

/// The replacement of an invisible character.
pub(crate) const SIGN: char = '\u{fffd}';

/// Whether a character is a control character or one that Unicode lets a display ignore: direction
/// marks, joiners, fillers, tags. The two variation selectors between the text and the emoji form
/// of a symbol are visible.
pub(crate) fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character is invisible, or a space other than the plain one.
pub(crate) fn is_misread(letter: char) -> bool {
    is_hidden(letter) || (letter != ' ' && letter.is_whitespace())
}

/// Escapes such characters as in a Rust literal, including line breaks.
pub fn escaped(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_hidden(letter) {
            escaped.extend(letter.escape_unicode());
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

/// Whether a text is printable ASCII, as most texts are, and needs no check of each character.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}
