//! Why an import cannot go on.

use std::fmt;

/// A mistake in what is imported, or in how it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportError {
    /// Where: the file, and a JSON pointer or a line in it; empty if it is in the question.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// The way out, if there is one to name.
    pub help: Option<String>,
}

impl ImportError {
    pub(super) fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
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
