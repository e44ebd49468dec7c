//! YAML scalars: plain where that is safe, otherwise quoted or in a block.

use crate::diagnostics::hidden_characters::is_misread;

/// YAML context of a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// After a key or dash, up to the end of the line.
    Block,
    /// Between braces or brackets.
    Flow,
}

/// Writes a text as a plain scalar if YAML reads it as the same text, otherwise quoted.
pub(super) fn scalar(text: &str, context: Context) -> String {
    if is_plain(text, context) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Writes a text in double quotes with escapes.
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

/// Writes a text as a block scalar: returns the indicator and the lines below it.
///
/// Returns `None` if a block scalar cannot represent the text exactly.
pub(super) fn block(text: &str, width: usize) -> Option<(&'static str, Vec<String>)> {
    let lines: Vec<&str> = text.split('\n').collect();
    let has_edge_space = |line: &&str| line.starts_with(' ') || line.ends_with(' ');
    if !text
        .chars()
        .all(|letter| letter == '\n' || is_printable(letter))
        || lines.iter().any(has_edge_space)
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

/// Breaks a line at single spaces. YAML folds only these back into spaces.
fn fold(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut separator = "";
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if word.is_empty() => {
                line.push_str(separator);
                line.push(' ');
                separator = "";
            }
            Some(line)
                if line.ends_with(' ')
                    || line.chars().count() + 1 + word.chars().count() <= width =>
            {
                line.push_str(separator);
                line.push_str(word);
                separator = " ";
            }
            _ => {
                lines.push(word.to_owned());
                separator = " ";
            }
        }
    }
    lines
}

/// Whether a character needs no escape in quotes. Invisible characters do.
fn is_printable(letter: char) -> bool {
    !is_misread(letter) && !matches!(letter, '\u{fffe}' | '\u{ffff}')
}

fn is_plain(text: &str, context: Context) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let valid_start = !matches!(
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
    let flow_indicators = [',', '[', ']', '{', '}'];
    valid_start
        && !text.starts_with(' ')
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_printable)
        && (context == Context::Block || !text.contains(flow_indicators))
        && (context == Context::Block || !text.contains(':'))
        && !is_typed(text)
}

/// Whether any version of YAML reads the text as a number, date, boolean or null.
fn is_typed(text: &str) -> bool {
    let first = text.bytes().next().unwrap_or(b' ');
    let number_like = (first.is_ascii_digit() || matches!(first, b'+' | b'.'))
        && text.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b':' | b'_')
        });
    let word = text.to_ascii_lowercase();
    number_like || matches!(word.as_str(), "null" | "true" | "false" | "nan" | "inf")
}
