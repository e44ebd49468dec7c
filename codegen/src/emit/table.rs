//! Text of the tables that the macros of the client's runtime expand.
//!
//! Tables are text rather than tokens, because prettyplease prints the contents of a macro in
//! braces as loose tokens. A row is one line, however long.

use std::fmt::Display;

use proc_macro2::Literal;

use super::Piece;
use crate::diagnostics::hidden_characters::{escaped, is_plain};

/// One call of a macro with a row per line.
#[derive(Debug)]
pub(super) struct Table(String);

impl Table {
    /// Starts the table of the macro `runtime::{name}!`; `head` is on the line of its name.
    pub(super) fn new(name: &str, head: impl Display) -> Self {
        Self(format!("runtime::{name}! {{ {head}\n"))
    }

    /// Adds a row and its semicolon.
    pub(super) fn row(mut self, row: impl Display) -> Self {
        self.0.push_str(&format!("    {row};\n"));
        self
    }

    /// Adds several rows.
    pub(super) fn rows(self, rows: impl IntoIterator<Item = impl Display>) -> Self {
        rows.into_iter().fold(self, Self::row)
    }
}

impl From<Table> for Piece {
    fn from(table: Table) -> Self {
        Self::Text(table.0 + "}\n")
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

/// A reference to an array on one line: `&[a, b]`.
pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().collect();
    format!("&[{}]", items.join(", "))
}
