//! The end of a call's time.

use std::time::{Duration, Instant};

use crate::error::{Error, ErrorKind};

/// Stands for no limit where the clock cannot go that far.
const MAX_LIMIT: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// When a call has to be over.
#[derive(Clone, Copy)]
pub(crate) struct Deadline {
    limit: Duration,
    pub(crate) end: Instant,
}

impl Deadline {
    /// Starts the clock.
    pub(crate) fn start(limit: Duration) -> Self {
        let limit = limit.min(MAX_LIMIT);
        Self {
            limit,
            end: Instant::now() + limit,
        }
    }

    /// The time that is left.
    pub(crate) fn remaining(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }

    /// Waits for something, as long as there is time left.
    ///
    /// # Errors
    ///
    /// When the time is over; the message opens with what was waited for.
    pub(crate) async fn within<T>(
        &self,
        what: &str,
        future: impl Future<Output = T>,
    ) -> Result<T, Error> {
        tokio::time::timeout_at(self.end.into(), future)
            .await
            .map_err(|_| self.error(what))
    }

    /// The error of a call whose time is over.
    pub(crate) fn error(&self, what: &str) -> Error {
        let message = format!(
            "{what} took longer than the {:?} that the call has",
            self.limit
        );
        Error::new(ErrorKind::Timeout, message)
    }
}
