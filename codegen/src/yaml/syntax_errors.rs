//! Explains syntax errors: the place of the mistake, its likely cause and the fix.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Place};

/// A mistake with its place and fix.
struct Slip {
    span: Range<usize>,
    message: String,
    help: String,
    /// A related place with its label.
    related: Option<(Range<usize>, &'static str)>,
}

/// Explains an error of the parser in the terms of the format.
pub(crate) fn explain(file: usize, text: &str, error: &ScanError) -> Diagnostic {
    let offset = error.marker().byte_offset().unwrap_or(text.len());
    let offset = text.floor_char_boundary(offset);
    let at = Spot { text, offset };
    let slip = conflict(at)
        .or_else(|| control(at))
        .or_else(|| tab(at))
        .or_else(|| of_kind(error.kind(), at));
    let place = |span| Place { file, span };
    let Some(slip) = slip else {
        let message = format!("invalid YAML: {}", error.info());
        return Diagnostic::error(Code::Syntax, place(at.rest_of_line()), message)
            .help("check this line and the one before for a wrong quote, bracket or indentation");
    };
    let mut diagnostic =
        Diagnostic::error(Code::Syntax, place(slip.span), slip.message).help(slip.help);
    if let Some((span, label)) = slip.related {
        diagnostic = diagnostic.related(place(span), label);
    }
    diagnostic
}

/// A position in the text.
#[derive(Clone, Copy)]
struct Spot<'t> {
    text: &'t str,
    offset: usize,
}

impl<'t> Spot<'t> {
    fn line_start(self) -> usize {
        self.text[..self.offset]
            .rfind('\n')
            .map_or(0, |newline| newline + 1)
    }

    fn rest_of_line(self) -> Range<usize> {
        let length = self.text[self.offset..].find('\n');
        self.offset..length.map_or(self.text.len(), |length| self.offset + length)
    }

    /// Returns the start of the line and the line, both without its indentation.
    fn line(self) -> (usize, &'t str) {
        let line = &self.text[self.line_start()..self.rest_of_line().end];
        let content = line.trim_start();
        (
            self.line_start() + line.len() - content.len(),
            content.trim_end(),
        )
    }

    fn content(self) -> Range<usize> {
        let (start, content) = self.line();
        start..start + content.len()
    }

    fn letter(self) -> Option<char> {
        self.text[self.offset..].chars().next()
    }

    /// The previous line, unless it is blank.
    fn line_before(self) -> Option<Self> {
        let offset = self.line_start().checked_sub(1)?;
        Some(Self { offset, ..self })
    }

    fn slip(self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Slip {
        Slip {
            span,
            message: message.into(),
            help: help.into(),
            related: None,
        }
    }
}

/// Detects the conflict markers of git.
fn conflict(at: Spot<'_>) -> Option<Slip> {
    let marks = ["<<<<<<< ", "||||||| ", "======= ", ">>>>>>> "];
    let (start, line) = at.line();
    let marked =
        start == at.line_start() && marks.iter().any(|mark| line.starts_with(mark.trim_end()));
    marked.then(|| {
        let help = "keep one of the two sides, and remove the conflict markers";
        at.slip(at.content(), "unresolved merge conflict", help)
    })
}

/// Detects a character in the line that YAML does not allow.
fn control(at: Spot<'_>) -> Option<Slip> {
    let start = at.line_start();
    let line = &at.text[start..at.rest_of_line().end];
    let stray = |letter: char| {
        (letter.is_control() && !matches!(letter, '\t' | '\r' | '\u{85}')) || letter == '\u{feff}'
    };
    let from = usize::from(start == 0 && line.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
    let index = from + line[from..].find(stray)?;
    let letter = line[index..].chars().next()?;
    let what = if letter == '\u{feff}' {
        "byte order mark inside the file".to_owned()
    } else {
        format!("control character U+{:04X}", u32::from(letter))
    };
    let span = start + index..start + index + letter.len_utf8();
    Some(at.slip(span, what, "remove it"))
}

/// Detects a tab at the start of this line or of the next one: the parser often reports it late.
fn tab(at: Spot<'_>) -> Option<Slip> {
    let mut start = at.line_start();
    for line in at.text[start..].split_inclusive('\n').take(2) {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if indent > spaces && !line.trim().is_empty() {
            let span = start + spaces..start + indent;
            return Some(at.slip(span, "tab in indentation", "indent the line with spaces"));
        }
        start += line.len();
    }
    None
}

fn of_kind(kind: &ErrorKind, at: Spot<'_>) -> Option<Slip> {
    use ErrorKind as Kind;
    Some(match kind {
        Kind::UnexpectedCharacter { character } => {
            let message = format!("text cannot start with {character:?}");
            at.slip(at.rest_of_line(), message, "put the text in quotes")
        }
        Kind::SimpleKeyExpected | Kind::ExpectedBlockMappingKey | Kind::InvalidSimpleKey => {
            no_key(at)
        }
        Kind::MappingValueNotAllowed => second_colon(at),
        Kind::ExpectedBlockSequenceEntry
        | Kind::InvalidIndentation
        | Kind::ExpectedDocumentStart => indented(at),
        Kind::ExpectedFlowMappingSeparator => no_separator(at, '}'),
        Kind::ExpectedFlowSequenceSeparator | Kind::InvalidColonPlacement => no_separator(at, ']'),
        Kind::BlockEntryInFlowCollection => {
            let before = &at.text[..at.offset];
            let open = unclosed(before, '{', '}').max(unclosed(before, '[', ']'));
            Slip {
                related: open.map(|index| (index..index + 1, "opened here")),
                ..at.slip(
                    at.content(),
                    "list item inside braces or brackets",
                    "close the brace or bracket, or separate the items with commas instead of dashes",
                )
            }
        }
        Kind::MismatchedFlowCollectionEnd { open, close } => {
            let message = format!("`{open}` is closed by mismatched `{close}`");
            at.slip(
                at.rest_of_line(),
                message,
                "close the last opened brace or bracket first",
            )
        }
        Kind::UnclosedFlowCollection { open } => {
            let message = format!("unclosed `{open}`");
            let close = if *open == '{' { '}' } else { ']' };
            at.slip(
                at.rest_of_line(),
                message,
                format!("close it with `{close}`"),
            )
        }
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidUnicodeEscape => escape(at),
        kind => {
            let (message, help) = in_words(kind)?;
            at.slip(at.rest_of_line(), message, help)
        }
    })
}

/// The message and help of errors that are fully described by their kind.
fn in_words(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    use ErrorKind as Kind;
    Some(match kind {
        Kind::UnclosedQuotedScalar => (
            "unclosed quote",
            "add the closing quote at the end of the text",
        ),
        Kind::InvalidTrailingSingleQuotedScalar => (
            "unexpected text after closing quote",
            "put the whole text in quotes, and write `'` twice inside single quotes",
        ),
        Kind::InvalidTrailingDoubleQuotedScalar => (
            "unexpected text after closing quote",
            "put the whole text in quotes, and write `\"` as `\\\"` inside double quotes",
        ),
        Kind::MisplacedFlowCollectionEnd => (
            "unmatched closing brace or bracket",
            "remove it, or put the text in quotes",
        ),
        Kind::MissingAnchorOrAliasName => (
            "text cannot start with `&` or `*`",
            "put the text in quotes",
        ),
        Kind::FlowMappingValueAdjacentCollection => (
            "missing space after colon",
            "write `key: [...]` or `key: {...}`",
        ),
        Kind::CommentNotSeparated => (
            "missing space before comment",
            "add a space before the `#`, or put the text in quotes",
        ),
        Kind::BlockSequenceEntryNotAllowed => (
            "list on the same line as its key",
            "put the items on the lines below, each after `- `",
        ),
        Kind::InvalidBlockScalarHeader => (
            "unexpected text after `|` or `>`",
            "start the text on the next line, or put it in quotes",
        ),
        _ => return None,
    })
}

/// Explains a line whose indentation matches neither its neighbours nor its parents.
fn indented(at: Spot<'_>) -> Slip {
    let message = "inconsistent indentation";
    let help = "indent all keys of a map equally, and start all items of a list with `- ` in the same column";
    at.slip(at.content(), message, help)
}

/// Explains a line that lacks a key followed by `: `.
fn no_key(at: Spot<'_>) -> Slip {
    let (start, line) = at.line();
    let entry = line.strip_prefix("- ").unwrap_or(line);
    if entry.contains(": ") || entry.ends_with(':') {
        return indented(at);
    }
    let key_end =
        line.find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '-')));
    if let Some((key, rest)) = key_end
        .map(|end| line.split_at(end))
        .filter(|(key, _)| !key.is_empty())
    {
        let value = rest.trim_start_matches([' ', ':', '=']);
        if rest.starts_with(':') {
            let colon = start + key.len();
            let help = format!("write `{key}: {value}`");
            return at.slip(colon..colon + 1, "missing space after colon", help);
        }
        if rest.trim_start().starts_with('=') {
            let help = format!("write `{key}: {value}`");
            return at.slip(at.content(), "expected `:` after key, found `=`", help);
        }
    }
    let help = "write the key as `key: value`, or indent continued text below its key";
    at.slip(at.content(), "key without a colon", help)
}

/// Explains a colon in a line that has a value already or must not have one.
fn second_colon(at: Spot<'_>) -> Slip {
    let (start, line) = at.line();
    let before = &at.text[start..at.offset.max(start)];
    if let Some((_, value)) = before.split_once(": ") {
        let (_, whole) = line.split_once(": ").unwrap_or(("", value));
        let help = format!(
            "put the text in quotes: \"{}\"",
            whole.replace('\\', "\\\\").replace('"', "\\\"")
        );
        return at.slip(at.offset..at.offset + 1, "unexpected second colon", help);
    }
    let dash = at.line_before().filter(|before| {
        let (_, line) = before.line();
        line.starts_with('-') && !line.starts_with("- ") && line.contains(": ")
    });
    if let Some(before) = dash {
        let (start, _) = before.line();
        return at.slip(
            start..start + 1,
            "missing space after dash",
            "start the list item with `- `",
        );
    }
    let message = "unexpected indentation after a complete value";
    at.slip(
        at.content(),
        message,
        "indent it like the other keys of its map",
    )
}

/// Explains a character between braces or brackets that is neither a separator nor their end.
fn no_separator(at: Spot<'_>, close: char) -> Slip {
    let open = if close == '}' { '{' } else { '[' };
    let opened = unclosed(&at.text[..at.offset], open, close);
    let in_line = opened.is_some_and(|index| index >= at.line_start());
    match at.letter() {
        Some(open @ ('{' | '[')) => braced_text(at, open),
        Some(':') if close == '}' && in_line => at.slip(
            at.rest_of_line(),
            "missing comma before the next key",
            "add a comma before the key, or put the text in quotes",
        ),
        _ => {
            let message = format!("missing `,` or `{close}`");
            let help =
                format!("close the `{open}` with `{close}`, or separate the entries with commas");
            Slip {
                related: opened.map(|index| (index..index + 1, "opened here")),
                ..at.slip(at.rest_of_line(), message, help)
            }
        }
    }
}

/// Explains a brace or bracket inside a text between braces or brackets.
fn braced_text(at: Spot<'_>, open: char) -> Slip {
    let before = &at.text[at.line_start()..at.offset];
    let length = [": ", ", ", "[", "{"]
        .iter()
        .filter_map(|sign| Some(before.rfind(sign)? + sign.len()))
        .max();
    let start = at.line_start() + length.unwrap_or_default();
    let close = if open == '{' { '}' } else { ']' };
    let rest = &at.text[at.rest_of_line()];
    let closed = rest.find(close).map_or(1, |index| index + 1);
    let end = rest[closed..].find([',', '}', ']']);
    let text = &at.text[start..at.offset + end.map_or(rest.len(), |end| closed + end)];
    let whole = text.trim().replace('\\', "\\\\").replace('"', "\\\"");
    at.slip(
        at.offset..at.offset + closed,
        format!("unexpected `{open}` in text inside braces or brackets"),
        format!("put the text in quotes: \"{whole}\""),
    )
}

/// Returns the last opening character that nothing closes. Quotes are ignored, because this is only
/// a hint.
fn unclosed(text: &str, open: char, close: char) -> Option<usize> {
    let mut closed = 0;
    for (index, letter) in text.char_indices().rev() {
        if letter == close {
            closed += 1;
        } else if letter == open {
            if closed == 0 {
                return Some(index);
            }
            closed -= 1;
        }
    }
    None
}

/// Explains a backslash in double quotes that does not start an escape.
fn escape(at: Spot<'_>) -> Slip {
    let quoted = &at.text[at.offset..];
    let known = "0abtnvfre \"/\\N_LPxuU\t\n\r";
    let mut letters = quoted.char_indices();
    let mut span = at.rest_of_line();
    while let Some((index, letter)) = letters.next() {
        if letter != '\\' {
            continue;
        }
        match letters.next() {
            Some((_, next)) if known.contains(next) => {}
            Some((_, next)) => {
                let start = at.offset + index;
                span = start..start + 1 + next.len_utf8();
                break;
            }
            None => break,
        }
    }
    let help = "write `\\\\` for a backslash, or use single quotes, which keep backslashes";
    at.slip(span, "invalid escape in double quotes", help)
}
