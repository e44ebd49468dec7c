//! Errors of an import.

use std::fmt;

use codegen::diagnostics::hidden_characters::escaped;

/// Error in an imported file or in the selection.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportError {
    /// File with a JSON pointer or a line; empty for errors in the selection.
    pub place: String,
    /// The error.
    pub message: String,
    /// A way to fix it, if one is known.
    pub help: Option<String>,
}

impl ImportError {
    pub(crate) fn new(place: impl AsRef<str>, message: impl AsRef<str>) -> Self {
        Self {
            place: escaped(place.as_ref()),
            message: escaped(message.as_ref()),
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: impl AsRef<str>) -> Self {
        self.help = Some(escaped(help.as_ref()));
        self
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.message)?;
        if !self.place.is_empty() {
            write!(formatter, "\n --> {}", self.place)?;
        }
        if let Some(help) = &self.help {
            write!(formatter, "\n  = help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ImportError {}
