//! Text as YAML: plain where that is safe, quoted or in a block where it is not.

use crate::diagnostics::hidden_characters::is_misread;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// After a key, up to the end of the line.
    Block,
    /// Between braces or brackets.
    Flow,
}

/// The text, plain if a reader takes it for what it is.
pub(super) fn scalar(text: &str, style: Style) -> String {
    if is_plain(text, style) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// The text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            letter if is_printable(letter) => quoted.push(letter),
            letter => {
                let code = u32::from(letter);
                let escape = match code {
                    0..=0xff => format!("\\x{code:02x}"),
                    0x100..=0xffff => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                quoted.push_str(&escape);
            }
        }
    }
    quoted.push('"');
    quoted
}

/// The lines of a text that is too long for one, or has several: the indicator and the lines below it.
///
/// `None` if a block cannot hold the text as it is.
pub(super) fn block(text: &str, width: usize) -> Option<(&'static str, Vec<String>)> {
    let lines: Vec<&str> = text.split('\n').collect();
    let edge = |line: &&str| line.starts_with(' ') || line.ends_with(' ');
    if !text
        .chars()
        .all(|letter| letter == '\n' || is_printable(letter))
        || lines.iter().any(edge)
        || lines.first().is_some_and(|line| line.is_empty())
        || lines.last().is_some_and(|line| line.is_empty())
    {
        return None;
    }
    if lines.len() > 1 {
        return Some(("|-", lines.into_iter().map(str::to_owned).collect()));
    }
    Some((">-", fold(text, width)))
}

/// Breaks a line at single spaces only, as these alone come back when it is read.
fn fold(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut gap = "";
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if word.is_empty() => {
                line.push_str(gap);
                line.push(' ');
                gap = "";
            }
            Some(line)
                if line.ends_with(' ')
                    || line.chars().count() + 1 + word.chars().count() <= width =>
            {
                line.push_str(gap);
                line.push_str(word);
                gap = " ";
            }
            _ => {
                lines.push(word.to_owned());
                gap = " ";
            }
        }
    }
    lines
}

/// Whether a letter can stand as it is, in quotes: what a reader would not see is written as an escape.
fn is_printable(letter: char) -> bool {
    !is_misread(letter) && !matches!(letter, '\u{fffe}' | '\u{ffff}')
}

fn is_plain(text: &str, style: Style) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let starts_well = !matches!(
        first,
        '!' | '&'
            | '*'
            | '{'
            | '}'
            | '['
            | ']'
            | ','
            | '#'
            | '|'
            | '>'
            | '@'
            | '`'
            | '"'
            | '\''
            | '%'
            | '-'
            | '?'
            | ':'
            | '<'
            | '='
            | '~'
    );
    let flow_signs = [',', '[', ']', '{', '}'];
    starts_well
        && !text.starts_with(' ')
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_printable)
        && (style == Style::Block || !text.contains(flow_signs))
        && (style == Style::Block || !text.contains(':'))
        && !means_something_else(text)
}

/// Whether YAML, of any version, takes the word for a number, a date, a boolean or nothing.
fn means_something_else(text: &str) -> bool {
    let first = text.bytes().next().unwrap_or(b' ');
    let number_like = (first.is_ascii_digit() || matches!(first, b'+' | b'.'))
        && text.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b':' | b'_')
        });
    let word = text.to_ascii_lowercase();
    number_like || matches!(word.as_str(), "null" | "true" | "false" | "nan" | "inf")
}
