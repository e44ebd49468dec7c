//! Makes text from outside safe to print.

/// Escapes control characters, except line feeds and tabs, and characters that reorder text.
///
/// A file name or an imported document may contain terminal commands; `ESC` becomes `\u{1b}`.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if is_harmless(character) {
            safe.push(character);
        } else {
            safe.extend(character.escape_unicode());
        }
    }
    safe
}

/// Escapes a name that must stay on one line.
pub(crate) fn escaped_line(text: &str) -> String {
    escaped(text).replace('\n', "\\n").replace('\t', "\\t")
}

fn is_harmless(character: char) -> bool {
    match character {
        '\n' | '\t' => true,
        // Line and paragraph separators, and bidirectional controls.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            false
        }
        _ => !character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, escaped_line};

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(escaped("a\u{1b}[31mb\r\n\tc"), "a\\u{1b}[31mb\\u{d}\n\tc");
        assert_eq!(
            escaped("a\u{202e}b\u{9b}\u{7f}"),
            "a\\u{202e}b\\u{9b}\\u{7f}"
        );
        assert_eq!(escaped("grün ☂"), "grün ☂");
        assert_eq!(escaped_line("a\nb\tc"), "a\\nb\\tc");
    }
}
