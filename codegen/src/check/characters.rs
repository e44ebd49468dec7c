//! Characters of names. An invisible character would make two names look equal.

use crate::diagnostics::Code;
use crate::diagnostics::hidden_characters::is_misread;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::spec::Spanned;

/// The use of a name, which decides on its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Known to the spec and the client only, such as an operation id.
    Own,
    /// Used in type expressions.
    Type,
    /// Sent as is.
    Wire,
    /// Sent as the name of an HTTP header.
    Header,
    /// Sent as the name of a cookie, which has the characters of a header name.
    Cookie,
}

/// The name is not empty, and each of its characters is visible and allowed.
pub(super) fn check(name: &Spanned<String>, what: &str, used: Use, problems: &mut Diagnostics) {
    if name.trim().is_empty() {
        let message = format!("empty {what}");
        problems.push(
            Diagnostic::error(Code::Empty, name.place(), message)
                .help(format!("write a non-empty {what}")),
        );
    } else {
        characters(name, what, used, problems);
    }
}

/// Each character of the name is visible and allowed.
pub(super) fn characters(
    name: &Spanned<String>,
    what: &str,
    used: Use,
    problems: &mut Diagnostics,
) {
    let mut letters = name.char_indices();
    let stray = letters.find(|(_, letter)| !used.takes(*letter));
    let (message, help) = match stray {
        // The server decides about wire names, and an invisible character in one is written as an
        // escape.
        _ if used == Use::Wire && (stray.is_none() || !name.is_verbatim()) => return,
        Some((index, letter)) => {
            let fault = fault(letter, &name[..index]);
            (format!("{fault} in {what}"), used.remedy(letter))
        }
        None if name.trim_matches(' ') == name.as_str() => return,
        None => {
            let message = format!("leading or trailing space in {what}");
            (message, "remove the space".to_owned())
        }
    };
    problems.push(Diagnostic::error(Code::NameCharacter, name.place(), message).help(help));
}

/// Describes an unexpected character after the text before it.
fn fault(letter: char, before: &str) -> String {
    let number = format!("U+{:04X}", u32::from(letter));
    match (letter, before) {
        (' ', _) => "space".to_owned(),
        (letter, "") if is_misread(letter) => {
            format!("leading invisible character {number}")
        }
        (letter, before) if is_misread(letter) => {
            format!("invisible character {number} after `{before}`")
        }
        (letter, _) if letter.is_ascii() => format!("unexpected `{letter}`"),
        (letter, _) => format!("unexpected `{letter}` ({number})"),
    }
}

impl Use {
    fn takes(self, letter: char) -> bool {
        match self {
            Self::Own => letter == ' ' || letter.is_ascii_graphic(),
            Self::Type => {
                letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | ',' | '[' | ']' | '?')
            }
            Self::Wire => !is_misread(letter),
            Self::Header | Self::Cookie => {
                letter.is_ascii_alphanumeric()
                    || matches!(
                        letter,
                        '!' | '#'
                            | '$'
                            | '%'
                            | '&'
                            | '\''
                            | '*'
                            | '+'
                            | '-'
                            | '.'
                            | '^'
                            | '_'
                            | '`'
                            | '|'
                            | '~'
                    )
            }
        }
    }

    fn remedy(self, letter: char) -> String {
        let code = u32::from(letter);
        let alphabet = match self {
            Self::Wire if code > 0xffff => {
                return format!(
                    "remove it, or write it as an escape in double quotes: \"\\U{code:08X}\""
                );
            }
            Self::Wire => {
                return format!(
                    "remove it, or write it as an escape in double quotes: \"\\u{code:04X}\""
                );
            }
            _ if is_misread(letter) => "remove it",
            Self::Own => "use only printable ASCII characters",
            Self::Type => "use only printable ASCII characters other than spaces and `< > , [ ] ?`",
            Self::Header => "use only letters, digits and `-`, as in `X-Request-Id`",
            Self::Cookie => "use only letters, digits, `-` and `_`, as in `session_id`",
        };
        alphabet.to_owned()
    }
}
