//! Rust written line by line. Models and enums come by the thousand, and always in the same few shapes: to write their text takes
//! a tenth of the time that it takes to parse and print their tokens.
//!
//! The layout is prettyplease's, to which a test holds every file. So a line that is too long for it is no concern here: the
//! printer lays that item out.

use std::fmt::{self, Display};
use std::mem;

use proc_macro2::Literal;

use super::Piece;
use super::format;
use super::rustdoc::Docs;
use crate::diagnostics::hidden_characters::{escaped, is_plain};

/// The columns of the printer's lines.
pub(super) const COLUMNS: usize = 89;

/// The columns of a level of nesting.
const LEVEL: usize = 4;

/// Below this level, the printer has lines longer than that.
const DEEPEST: usize = 7;

/// For a row without items.
pub(super) const NONE: &[&str] = &[];

/// Items as they stand in the file.
#[derive(Debug, Default)]
pub(super) struct RustWriter {
    text: String,
    /// Where the last line starts.
    start: usize,
    depth: usize,
    /// Whether a line of the item is too long.
    wide: bool,
}

impl RustWriter {
    /// The items that `write` writes.
    pub(super) fn items(write: impl FnOnce(&mut Self)) -> Piece {
        let mut out = Self::default();
        write(&mut out);
        Piece::Text(out.text)
    }

    /// The same, if it writes any.
    pub(super) fn some_items(write: impl FnOnce(&mut Self)) -> Option<Piece> {
        let mut out = Self::default();
        write(&mut out);
        (!out.text.is_empty()).then_some(Piece::Text(out.text))
    }

    /// An item of a file, and a blank line before all but the first.
    pub(super) fn item(&mut self, write: impl FnOnce(&mut Self)) {
        self.apart(format::item, write);
    }

    /// An item of an `impl` block, likewise.
    pub(super) fn member(&mut self, write: impl FnOnce(&mut Self)) {
        self.apart(format::member, write);
    }

    /// `laid_out` is the printer's way with such an item.
    fn apart(&mut self, laid_out: fn(&str) -> String, write: impl FnOnce(&mut Self)) {
        if !self.text.is_empty() && !self.text.ends_with("{\n") {
            self.text.push('\n');
        }
        let item = self.text.len();
        let around = mem::take(&mut self.wide);
        write(self);
        if mem::replace(&mut self.wide, around) {
            let text = laid_out(&self.text[item..]);
            self.text.replace_range(item.., &text);
        }
        self.start = self.text.len();
    }

    pub(super) fn docs(&mut self, docs: &Docs) {
        for line in docs.lines() {
            self.doc(line);
        }
    }

    /// A line of docs, of any length. What hides itself, line breaks included, is in a literal of an example, and is written as
    /// one writes it there.
    pub(super) fn doc(&mut self, line: impl Display) {
        self.indent();
        let bare = self.text.len() + "///".len();
        self.write(format_args!("/// {line}"));
        let text = &self.text[bare..];
        if text == " " {
            self.text.truncate(bare);
        } else if !is_plain(text) {
            let shown = escaped(text);
            self.text.replace_range(bare.., &shown);
        }
        self.next_line();
    }

    pub(super) fn line(&mut self, line: impl Display) {
        self.indent();
        self.write(format_args!("{line}"));
        self.end_line();
    }

    /// What stands in braces after `head`.
    pub(super) fn block(&mut self, head: impl Display, write: impl FnOnce(&mut Self)) {
        self.line(format_args!("{head} {{"));
        self.deeper(write);
        self.line("}");
    }

    /// Lines one level deeper.
    pub(super) fn deeper(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// A function, on one line up to its body if there is room. It is marked as to be inlined, so that a program has the code of
    /// those that it uses, and the crate has none.
    pub(super) fn function(
        &mut self,
        name: impl Display,
        arguments: &[impl Display],
        returns: &str,
        body: impl FnOnce(&mut Self),
    ) {
        self.line("#[inline]");
        self.row(
            format_args!("{name}("),
            arguments,
            format_args!(") -> {returns} {{"),
        );
        self.deeper(body);
        self.line("}");
    }

    /// `before`, the items and `after` on one line if there is room, or else with a line for each item.
    pub(super) fn row(
        &mut self,
        before: impl Display,
        items: &[impl Display],
        after: impl Display,
    ) {
        self.indent();
        self.write(format_args!("{before}"));
        for (index, item) in items.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            self.write(format_args!("{comma}{item}"));
        }
        self.write(format_args!("{after}"));
        // a comma at the end does not always count; where it would decide, the line is left to the printer
        let comma = usize::from(self.text.ends_with(','));
        if self.column() <= COLUMNS + comma || items.is_empty() {
            self.end_line();
            return;
        }
        self.text.truncate(self.start);
        self.line(before);
        self.deeper(|out| {
            for item in items {
                out.line(format_args!("{item},"));
            }
        });
        self.line(after);
    }

    pub(super) fn indent(&mut self) {
        self.wide |= self.depth > DEEPEST;
        for _ in 0..self.depth * LEVEL {
            self.text.push(' ');
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// How much there is on the last line.
    pub(super) fn column(&self) -> usize {
        self.text.len() - self.start
    }

    pub(super) fn end_line(&mut self) {
        self.wide |= self.column() > COLUMNS;
        self.next_line();
    }

    fn next_line(&mut self) {
        self.text.push('\n');
        self.start = self.text.len();
    }

    fn write(&mut self, text: fmt::Arguments<'_>) {
        // a `String` takes whatever it is given
        let _ = fmt::Write::write_fmt(&mut self.text, text);
    }
}

/// A text as a string literal.
pub(super) fn quoted(text: &str) -> String {
    if is_plain(text) && !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else {
        escaped(&Literal::string(text).to_string())
    }
}
