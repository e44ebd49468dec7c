//! `Display` and `Debug` of errors.

use std::error::Error as StdError;
use std::fmt;

use super::{Error, ErrorKind};

impl fmt::Display for Error {
    /// Prints one line with the operation, the message and remarks.
    ///
    /// For example: ``getPet: 403 Forbidden: missing.permissions: No. (requires any of `a:b:c`;
    /// correlation id 1234)``.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{}: ", operation.id)?;
        }
        if let (ErrorKind::Status, Some(status)) = (self.kind(), self.status()) {
            write!(
                f,
                "{} {}",
                status.as_str(),
                status.canonical_reason().unwrap_or("(unknown status)")
            )?;
            f.write_str(if self.0.message.is_empty() { "" } else { ": " })?;
        }
        f.write_str(&self.0.message)?;
        let mut remarks = Remarks { f, count: 0 };
        if let Some(permissions) = self.required_permissions() {
            remarks.add(format_args!("requires {permissions}"))?;
        }
        if let Some(delay) = self.retry_after() {
            remarks.add(format_args!("retry after {} s", delay.as_secs()))?;
        }
        if self.attempts() > 1 {
            remarks.add(format_args!("sent {} times", self.attempts()))?;
        }
        if let Some(id) = self.correlation_id() {
            remarks.add(format_args!("correlation id {id}"))?;
        }
        remarks.end()
    }
}

/// Appends remarks to a message, in parentheses.
struct Remarks<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    count: usize,
}

impl Remarks<'_, '_> {
    fn add(&mut self, remark: fmt::Arguments<'_>) -> fmt::Result {
        let mark = if self.count == 0 { " (" } else { "; " };
        self.count += 1;
        write!(self.f, "{mark}{remark}")
    }

    fn end(self) -> fmt::Result {
        self.f.write_str(if self.count == 0 { "" } else { ")" })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("message", &format_args!("{self}"))
            .field("path", &self.path())
            .field(
                "body",
                &self
                    .0
                    .response
                    .as_ref()
                    .and_then(|response| response.body.as_deref()),
            )
            .field("excerpt", &self.excerpt())
            .field("attempts", &self.attempts())
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
