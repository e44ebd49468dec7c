//! Writes Rust code line by line.
//!
//! An API has thousands of models and enums of the same few shapes. Writing their text takes a
//! tenth of the time of parsing and printing their tokens.
//!
//! The layout matches prettyplease, and a test compares every file with it. Items with a line that
//! is too long are laid out by prettyplease itself.

use std::fmt::{self, Display};
use std::mem;

use proc_macro2::Literal;

use super::Piece;
use super::format;
use super::rustdoc::Docs;
use crate::diagnostics::hidden_characters::{escaped, is_plain};

/// Columns of a line in prettyplease's layout.
pub(super) const COLUMNS: usize = 89;

/// Columns per level of nesting.
const INDENT: usize = 4;

/// Deepest level of nesting at which prettyplease limits lines to [`COLUMNS`].
const MAX_DEPTH: usize = 7;

/// Writes the text of items.
#[derive(Debug, Default)]
pub(super) struct RustWriter {
    text: String,
    /// Offset of the last line.
    line_start: usize,
    depth: usize,
    /// Whether the current item has a line that is too long.
    too_wide: bool,
}

impl RustWriter {
    /// Returns the items that `write` writes.
    pub(super) fn items(write: impl FnOnce(&mut Self)) -> Piece {
        let mut out = Self::default();
        write(&mut out);
        Piece::Text(out.text)
    }

    /// Returns the items that `write` writes; `None` if it writes none.
    pub(super) fn some_items(write: impl FnOnce(&mut Self)) -> Option<Piece> {
        let mut out = Self::default();
        write(&mut out);
        (!out.text.is_empty()).then_some(Piece::Text(out.text))
    }

    /// Writes an item of a file, with a blank line before all but the first.
    pub(super) fn item(&mut self, write: impl FnOnce(&mut Self)) {
        self.separated(format::item, write);
    }

    /// Writes an item of an `impl` block, with a blank line before all but the first.
    pub(super) fn member(&mut self, write: impl FnOnce(&mut Self)) {
        self.separated(format::member, write);
    }

    /// `lay_out` prints an item that has a line that is too long.
    fn separated(&mut self, lay_out: fn(&str) -> String, write: impl FnOnce(&mut Self)) {
        if !self.text.is_empty() && !self.text.ends_with("{\n") {
            self.text.push('\n');
        }
        let item_start = self.text.len();
        let outer_too_wide = mem::take(&mut self.too_wide);
        write(self);
        if mem::replace(&mut self.too_wide, outer_too_wide) {
            let text = lay_out(&self.text[item_start..]);
            self.text.replace_range(item_start.., &text);
        }
        self.line_start = self.text.len();
    }

    pub(super) fn docs(&mut self, docs: &Docs) {
        for line in docs.lines() {
            self.doc(line);
        }
    }

    /// Writes a line of docs, which may have any length.
    ///
    /// Invisible characters and line breaks are escaped: they can only be in the literals of an
    /// example.
    pub(super) fn doc(&mut self, line: impl Display) {
        self.indent();
        let after_slashes = self.text.len() + "///".len();
        self.write(format_args!("/// {line}"));
        let text = &self.text[after_slashes..];
        if text == " " {
            self.text.truncate(after_slashes);
        } else if !is_plain(text) {
            let escaped = escaped(text);
            self.text.replace_range(after_slashes.., &escaped);
        }
        self.next_line();
    }

    pub(super) fn line(&mut self, line: impl Display) {
        self.indent();
        self.write(format_args!("{line}"));
        self.end_line();
    }

    /// Writes `head` and a block in braces.
    pub(super) fn block(&mut self, head: impl Display, write: impl FnOnce(&mut Self)) {
        self.line(format_args!("{head} {{"));
        self.deeper(write);
        self.line("}");
    }

    /// Writes lines one level deeper.
    pub(super) fn deeper(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// Writes a function, its signature on one line if it fits.
    ///
    /// `#[inline]` defers code generation to the programs that call the function. A program
    /// compiles only the functions that it uses, and the client crate compiles none.
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

    /// Writes `before`, the items and `after` on one line if they fit, or else one item per line.
    pub(super) fn row(
        &mut self,
        before: impl Display,
        items: &[impl Display],
        after: impl Display,
    ) {
        self.indent();
        self.write(format_args!("{before}"));
        for (index, item) in items.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            self.write(format_args!("{separator}{item}"));
        }
        self.write(format_args!("{after}"));
        // prettyplease does not always count a trailing comma. A line that is too wide only because
        // of its comma is marked as such, and prettyplease lays it out.
        let comma = usize::from(self.text.ends_with(','));
        if self.column() <= COLUMNS + comma || items.is_empty() {
            self.end_line();
            return;
        }
        self.text.truncate(self.line_start);
        self.line(before);
        self.deeper(|out| {
            for item in items {
                out.line(format_args!("{item},"));
            }
        });
        self.line(after);
    }

    pub(super) fn indent(&mut self) {
        self.too_wide |= self.depth > MAX_DEPTH;
        for _ in 0..self.depth * INDENT {
            self.text.push(' ');
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Columns on the last line.
    pub(super) fn column(&self) -> usize {
        self.text.len() - self.line_start
    }

    pub(super) fn end_line(&mut self) {
        self.too_wide |= self.column() > COLUMNS;
        self.next_line();
    }

    fn next_line(&mut self) {
        self.text.push('\n');
        self.line_start = self.text.len();
    }

    fn write(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a `String` cannot fail.
        let _ = fmt::Write::write_fmt(&mut self.text, text);
    }
}

/// A string literal with invisible characters escaped.
pub(super) fn quoted(text: &str) -> String {
    if is_plain(text) && !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else {
        escaped(&Literal::string(text).to_string())
    }
}
