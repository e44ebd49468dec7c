//! The report at the end of a test.

use std::fmt;

use super::wording::count;
use crate::operation::Operation;

/// A request that contradicts the API's reference, or that no rule applies to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    pub(super) request: String,
    pub(super) operation: Option<&'static Operation>,
    pub(super) problems: Vec<String>,
}

impl Mismatch {
    /// The method, path and query, exactly as on the wire.
    #[must_use]
    pub fn request(&self) -> &str {
        &self.request
    }

    /// The metadata of the called operation; `None` if no operation matches.
    #[must_use]
    pub const fn operation(&self) -> Option<&'static Operation> {
        self.operation
    }

    /// All problems of the request, one sentence each.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// The problems on one line: the message that the client receives.
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

/// Why a [`Server`](super::Server) fails the test: mismatches, and rules that were used too rarely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub(super) mismatches: Vec<Mismatch>,
    pub(super) unmet: Vec<String>,
}

impl Report {
    /// The mismatches, in the order of the requests.
    #[must_use]
    pub fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }

    /// The rules that were used less often than `once` or `times` requires, one sentence each.
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
        write!(f, "the mock server recorded {}", counts.join(" and "))?;
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
