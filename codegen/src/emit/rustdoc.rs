//! Text of the spec as Rust docs. Whatever it holds, it stays prose: no doctest, no HTML, no link, no hidden character.

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::hidden_characters::{SIGN, is_hidden};

/// Lines of docs, one paragraph after the other.
#[derive(Debug, Default)]
pub(super) struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// A paragraph of the spec's text, made harmless; nothing if there is none.
    pub(super) fn text(&mut self, text: Option<&str>) -> &mut Self {
        let lines = text.map(harmless).unwrap_or_default();
        self.paragraph(lines)
    }

    /// A paragraph of the generator's own Markdown, in which pieces of the spec stand as [`code`] or [`inline`].
    pub(super) fn markdown(&mut self, line: impl Into<String>) -> &mut Self {
        self.paragraph(vec![line.into()])
    }

    pub(super) fn paragraph(&mut self, lines: Vec<String>) -> &mut Self {
        if !lines.is_empty() {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            self.lines.extend(lines);
        }
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// As `#[doc = "..."]` attributes, which print as `///`.
    pub(super) fn attributes(&self) -> TokenStream {
        let lines = self.lines.iter().map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            }
        });
        quote!(#(#[doc = #lines])*)
    }

    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    pub(super) fn into_lines(self) -> Vec<String> {
        self.lines
    }
}

/// Text of the spec on one line, made harmless.
pub(super) fn inline(text: &str) -> String {
    harmless(text)
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Text of the spec as inline code.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().map(visible).collect();
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.is_empty() {
        " "
    } else {
        ""
    };
    if text.is_empty() {
        "(empty)".to_owned()
    } else {
        format!("{fence}{pad}{text}{pad}{fence}")
    }
}

fn longest_run(text: &str, wanted: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for letter in text.chars() {
        run = if letter == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// The lines of a text, each trimmed and escaped, blank ones at the ends left out.
fn harmless(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(|line| line.trim().to_owned()) {
        let blank_after_blank = line.is_empty() && lines.last().is_none_or(String::is_empty);
        if !blank_after_blank {
            lines.push(escape_line(&line));
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// Characters that mean something in Markdown wherever they stand; all are one byte long.
const MARKUP: &str = "`\\[]<>*_~|";

fn escape_line(line: &str) -> String {
    let line: String = line.chars().map(visible).collect();
    let balanced = line.matches('`').count().is_multiple_of(2) && longest_run(&line, '`') <= 1;
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut rest = line.as_str();
    let mut in_code = false;
    if rest.starts_with(['#', '-', '+', '~', '=', '|', '*', '>']) {
        escaped.push('\\');
        let first = rest.len().min(1);
        escaped.push_str(&rest[..first]);
        rest = &rest[first..];
    } else if let Some(marker) = numbered(rest) {
        escaped.push_str(&rest[..marker]);
        escaped.push('\\');
        rest = &rest[marker..];
    }
    while let Some(letter) = rest.chars().next() {
        if !in_code && let Some(url) = url(rest) {
            escaped.push_str(&format!("<{url}>"));
            rest = &rest[url.len()..];
            continue;
        }
        if letter == '`' && balanced {
            in_code = !in_code;
        } else if !in_code && MARKUP.contains(letter) && needs_escape(letter, &escaped, &rest[1..])
        {
            escaped.push('\\');
        }
        escaped.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    escaped
}

/// Within a word an underscore is only an underscore.
fn needs_escape(letter: char, before: &str, after: &str) -> bool {
    let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    letter != '_' || !(word(before.chars().next_back()) && word(after.chars().next()))
}

/// Length of the digits of a list marker, as in `1. ` and `12) `.
fn numbered(line: &str) -> Option<usize> {
    let digits = line.len()
        - line
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let marker = matches!(line.as_bytes().get(digits), Some(b'.' | b')'));
    (digits > 0 && digits <= 9 && marker).then_some(digits)
}

/// The address at the start of a text, without the punctuation after it.
fn url(text: &str) -> Option<&str> {
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return None;
    }
    let end = text.find(|letter: char| {
        letter.is_whitespace()
            || matches!(letter, '<' | '>' | '"' | '`' | '\\' | '[' | ']' | '(' | ')')
    });
    let url =
        text[..end.unwrap_or(text.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    (url.len() > "https://".len()).then_some(url)
}

/// Characters that hide or reorder text are replaced by the sign for an unknown one.
fn visible(letter: char) -> char {
    match letter {
        '\t' => ' ',
        _ if is_hidden(letter) => SIGN,
        _ => letter,
    }
}
