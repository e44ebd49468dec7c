//! A progress bar on stderr, shown on terminals for runs that take more than a second.

use std::io::{IsTerminal as _, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Shorter runs show no bar.
const DELAY: Duration = Duration::from_secs(1);
/// Minimum time between two updates.
const INTERVAL: Duration = Duration::from_millis(100);
/// Width of the bar in characters.
const WIDTH: usize = 30;

/// The progress bar of a run; dropping it clears the line.
pub(crate) struct Progress {
    start: Instant,
    /// Time of the last update; `None` while no bar is shown.
    updated: Mutex<Option<Instant>>,
}

impl Progress {
    pub(crate) fn new(start: Instant) -> Self {
        Self {
            start,
            updated: Mutex::new(None),
        }
    }

    /// Shows that `done` of `all` files are generated.
    pub(crate) fn update(&self, done: usize, all: usize) {
        let mut stderr = std::io::stderr();
        if self.start.elapsed() < DELAY || !stderr.is_terminal() {
            return;
        }
        let mut updated = self.updated.lock().unwrap_or_else(PoisonError::into_inner);
        if updated.is_none_or(|instant| instant.elapsed() >= INTERVAL) {
            *updated = Some(Instant::now());
            // A run does not fail for lack of a progress bar.
            let _ = write!(stderr, "\r{}", line(done, all));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let updated = self.updated.lock().unwrap_or_else(PoisonError::into_inner);
        if updated.is_some() {
            let width = line(0, usize::MAX).len();
            let _ = write!(std::io::stderr(), "\r{:width$}\r", "");
        }
    }
}

/// Formats the bar: `[=========                     ]  40 of 124 files`.
fn line(done: usize, all: usize) -> String {
    let full = WIDTH * done.min(all) / all.max(1);
    let bar = "=".repeat(full);
    format!("[{bar:WIDTH$}] {done:>3} of {all} files")
}
