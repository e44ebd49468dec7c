//! Text of the tables that the macros of the client's runtime expand.
//!
//! Tables are text rather than tokens, because prettyplease prints the contents of a macro in
//! braces as loose tokens. A row is one line, however long.

use std::fmt::{self, Display};

use proc_macro2::Literal;

use crate::diagnostics::hidden_characters::{escaped, is_plain};

/// One call of a macro with a row per line.
#[derive(Debug)]
pub(super) struct Table(String);

impl Table {
    /// Starts the table of the macro `runtime::{name}!`; `head` is on the line of its name.
    pub(super) fn new(name: &str, head: impl Display) -> Self {
        Self(format!("runtime::{name}! {{ {head}\n"))
    }

    /// Adds rows with a semicolon each.
    pub(super) fn rows(mut self, rows: impl IntoIterator<Item = String>) -> Self {
        let rows = rows.into_iter().map(|row| format!("    {row};\n"));
        self.0.extend(rows);
        self
    }
}

impl Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}}}", self.0)
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
