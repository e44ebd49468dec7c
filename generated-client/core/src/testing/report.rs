//! What a server has to complain about when the test is over.

use std::fmt;

use super::wording::count;
use crate::operation::Operation;

/// A request that does not fit what the API's reference says, or that nothing was prepared for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    pub(super) request: String,
    pub(super) operation: Option<&'static Operation>,
    pub(super) problems: Vec<String>,
}

impl Mismatch {
    /// The request's method, path and query, exactly as on the wire.
    #[must_use]
    pub fn request(&self) -> &str {
        &self.request
    }

    /// The facts about the operation that was called; `None` if there is no such operation.
    #[must_use]
    pub const fn operation(&self) -> Option<&'static Operation> {
        self.operation
    }

    /// All that is wrong with the request, one sentence each.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// What is wrong, on one line: the message that the client gets.
    #[must_use]
    pub fn message(&self) -> String {
        let problems = self.problems.join("; ");
        match self.operation {
            Some(operation) => format!("{}: {problems}", operation.id),
            None => problems,
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n    {}", self.request, self.message())
    }
}

/// Why a [`Server`](super::Server) fails the test: mismatches, and rules that were not used as often as they should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub(super) mismatches: Vec<Mismatch>,
    pub(super) unmet: Vec<String>,
}

impl Report {
    /// The requests that nobody should have sent, in the order in which they came.
    #[must_use]
    pub fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }

    /// The rules that were used less often than `once` or `times` said, one sentence each.
    #[must_use]
    pub fn unmet(&self) -> &[String] {
        &self.unmet
    }

    pub(super) fn is_empty(&self) -> bool {
        self.mismatches.is_empty() && self.unmet.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut counts = Vec::new();
        if !self.mismatches.is_empty() {
            counts.push(count(self.mismatches.len(), "mismatch", "mismatches"));
        }
        if !self.unmet.is_empty() {
            counts.push(count(self.unmet.len(), "unmet rule", "unmet rules"));
        }
        write!(f, "the testing server saw {}", counts.join(" and "))?;
        for mismatch in &self.mismatches {
            write!(f, "\n  {mismatch}")?;
        }
        for unmet in &self.unmet {
            write!(f, "\n  {unmet}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
