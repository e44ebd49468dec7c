//! The deadline of a call.

use std::time::{Duration, Instant};

use crate::error::{Error, ErrorKind};

/// Caps larger limits, which the clock cannot represent.
const MAX_LIMIT: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// The deadline of a call.
#[derive(Clone, Copy)]
pub(crate) struct Deadline {
    limit: Duration,
    pub(crate) end: Instant,
}

impl Deadline {
    /// Starts a time limit now.
    pub(crate) fn start(limit: Duration) -> Self {
        let limit = limit.min(MAX_LIMIT);
        Self {
            limit,
            end: Instant::now() + limit,
        }
    }

    /// Returns the remaining time.
    pub(crate) fn remaining(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }

    /// Waits for a future until the deadline.
    ///
    /// # Errors
    ///
    /// A timeout error whose message starts with `what`.
    pub(crate) async fn within<T>(
        &self,
        what: &str,
        future: impl Future<Output = T>,
    ) -> Result<T, Error> {
        tokio::time::timeout_at(self.end.into(), future)
            .await
            .map_err(|_| self.error(what))
    }

    /// Creates the error for an exceeded deadline.
    pub(crate) fn error(&self, what: &str) -> Error {
        let message = format!("{what} exceeded the call's time limit of {:?}", self.limit);
        Error::new(ErrorKind::Timeout, message)
    }
}
