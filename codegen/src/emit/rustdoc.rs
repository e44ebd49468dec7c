//! Text of the spec as Rust docs, escaped so that it stays prose.
//!
//! Spec text cannot produce doctests, HTML, links or invisible characters.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::diagnostics::hidden_characters::{SIGN, escaped, is_hidden};
use crate::ir::names::Name;

/// Paragraphs of docs. As tokens, they are `#[doc = "..."]`, which prettyplease prints as `///`.
#[derive(Debug, Default)]
pub(super) struct Docs(Vec<String>);

impl Docs {
    /// Starts with a line of Markdown from the generator.
    pub(super) fn new(line: impl Into<String>) -> Self {
        Self(vec![line.into()])
    }

    /// The description of a type, or its name in the spec if the Rust name differs.
    pub(super) fn of_type(name: &Name, wire: &str, doc: Option<&str>) -> Self {
        match Self::default().text(doc) {
            Self(lines) if lines.is_empty() && wire != name.as_str() => {
                Self::new(format!("{} in the spec.", code(wire)))
            }
            docs => docs,
        }
    }

    /// The wire value of a variant, if its name differs, and the description.
    pub(super) fn of_variant(name: &Name, wire: &str, doc: Option<&str>) -> Self {
        let wire = (wire != name.as_str()).then(|| code(wire));
        Self::default().paragraph(wire).text(doc)
    }

    /// Adds a paragraph of escaped spec text; `None` adds nothing.
    pub(super) fn text(self, text: Option<&str>) -> Self {
        self.paragraph(text.map(escape).unwrap_or_default())
    }

    /// Adds a paragraph of Markdown from the generator; no lines add nothing.
    ///
    /// Spec text in it must be escaped by [`code`] or [`inline`].
    pub(super) fn paragraph<L: Into<String>>(mut self, lines: impl IntoIterator<Item = L>) -> Self {
        let mut lines = lines.into_iter().map(Into::into).peekable();
        if lines.peek().is_some() && !self.0.is_empty() {
            self.0.push(String::new());
        }
        self.0.extend(lines);
        self
    }

    /// Lines after the `///` of a comment.
    ///
    /// Invisible characters and line breaks are escaped: they can only be in the literals of an
    /// example.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|line| match line.as_str() {
            "" => String::new(),
            line => format!(" {}", escaped(line)),
        })
    }
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let lines = self.lines();
        tokens.extend(quote!(#(#[doc = #lines])*));
    }
}

/// Escapes spec text and joins its lines.
pub(super) fn inline(text: &str) -> String {
    let mut lines = escape(text);
    lines.retain(|line| !line.is_empty());
    lines.join(" ")
}

/// Joins a description from the spec and further phrases by semicolons.
pub(super) fn join_phrases(doc: Option<&str>, phrases: Vec<String>) -> String {
    let mut doc = doc.map(inline).unwrap_or_default();
    let ends_sentence = doc.ends_with('.') && !doc.ends_with("..") && !doc.ends_with("\\.");
    if ends_sentence && !phrases.is_empty() {
        doc.pop();
    }
    let mut all = vec![doc];
    all.extend(phrases);
    all.retain(|phrase| !phrase.is_empty());
    all.join("; ")
}

/// Formats spec text as inline code.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().map(visible).collect();
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    match text.as_str() {
        "" => "(empty)".to_owned(),
        _ if text.starts_with('`') || text.ends_with('`') => format!("{fence} {text} {fence}"),
        _ => format!("{fence}{text}{fence}"),
    }
}

fn longest_run(text: &str, wanted: char) -> usize {
    let runs = text.split(|letter| letter != wanted);
    let lengths = runs.map(|run| run.chars().count());
    lengths.max().unwrap_or_default()
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
        escaped.push_str(&rest[..1]);
        rest = &rest[1..];
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
    let is_digit = |letter: char| letter.is_ascii_digit();
    let digits = line.len() - line.trim_start_matches(is_digit).len();
    let marker = matches!(line.as_bytes().get(digits), Some(b'.' | b')'));
    (digits > 0 && digits <= 9 && marker).then_some(digits)
}

/// The URL at the start of a text, without trailing punctuation.
fn url(text: &str) -> Option<&str> {
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return None;
    }
    let ends = |letter: char| letter.is_whitespace() || "<>\"`\\[]()".contains(letter);
    let url = text.split(ends).next()?;
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
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
