//! Text of the spec as Rust docs, escaped so that it stays prose.
//!
//! Spec text cannot produce doctests, HTML, links or invisible characters.

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::hidden_characters::{SIGN, escaped, is_hidden};

/// Paragraphs of docs.
#[derive(Debug, Default)]
pub(super) struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// Adds a paragraph of escaped spec text; `None` adds nothing.
    pub(super) fn text(&mut self, text: Option<&str>) -> &mut Self {
        let lines = text.map(escape).unwrap_or_default();
        self.paragraph(lines)
    }

    /// Adds a paragraph of Markdown from the generator.
    ///
    /// Spec text in it must be escaped by [`code`] or [`inline`].
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

    /// Returns `#[doc = "..."]` attributes, which prettyplease prints as `///`.
    ///
    /// Invisible characters and line breaks are escaped: they can only be in the literals of an
    /// example.
    pub(super) fn attributes(&self) -> TokenStream {
        let lines = self.lines.iter().map(|line| match line.as_str() {
            "" => String::new(),
            line => format!(" {}", escaped(line)),
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

/// Escapes spec text and joins its lines.
pub(super) fn inline(text: &str) -> String {
    escape(text)
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Joins a description from the spec and further phrases by semicolons.
pub(super) fn join_phrases(doc: Option<&str>, phrases: Vec<String>) -> String {
    let mut doc = doc.map(inline).filter(|doc| !doc.is_empty());
    if let Some(doc) = &mut doc
        && !phrases.is_empty()
        && doc.ends_with('.')
        && !doc.ends_with("..")
        && !doc.ends_with("\\.")
    {
        doc.pop();
    }
    doc.into_iter()
        .chain(phrases)
        .collect::<Vec<_>>()
        .join("; ")
}

/// Formats spec text as inline code.
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

/// Trims and escapes each line; drops blank lines at the ends and repeated ones between.
fn escape(text: &str) -> Vec<String> {
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

/// Characters with a meaning in Markdown anywhere in a line; all are one byte long.
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
    } else if let Some(marker) = list_number_length(rest) {
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

/// Underscores within a word need no escape.
fn needs_escape(letter: char, before: &str, after: &str) -> bool {
    let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    letter != '_' || !(word(before.chars().next_back()) && word(after.chars().next()))
}

/// Length of the digits of a numbered list marker, as in `1. ` and `12) `.
fn list_number_length(line: &str) -> Option<usize> {
    let digits = line.len()
        - line
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let marker = matches!(line.as_bytes().get(digits), Some(b'.' | b')'));
    (digits > 0 && digits <= 9 && marker).then_some(digits)
}

/// The URL at the start of a text, without trailing punctuation.
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

/// Replaces characters that hide or reorder text by the replacement character.
fn visible(letter: char) -> char {
    match letter {
        '\t' => ' ',
        _ if is_hidden(letter) => SIGN,
        _ => letter,
    }
}
