//! Characters that are not seen, or that change how others are seen: no output has them, be it code or a message.

/// What stands in the place of such a character.
pub(crate) const SIGN: char = '\u{fffd}';

/// Whether a character is a control or one of those that Unicode lets a display ignore (marks of direction, joiners, fillers,
/// tags). The two selectors between the text and the picture form of a symbol are none: they are part of how it is written.
pub(crate) fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character is hidden, or a space that is not the plain one: nobody would find it in a name.
pub(crate) fn is_misread(letter: char) -> bool {
    is_hidden(letter) || (letter != ' ' && letter.is_whitespace())
}

/// The text with such characters written as Rust writes them in a literal, line breaks included.
pub fn escaped(text: &str) -> String {
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

/// Whether a text is visible ASCII, as nearly all is: it needs no look at each character.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}
