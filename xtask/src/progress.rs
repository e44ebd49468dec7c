//! How far a long run is, on a terminal: one line on stderr that is gone when the run ends.

use std::io::{IsTerminal as _, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A run that takes less shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line changes at most.
const PACE: Duration = Duration::from_millis(100);
/// Width of the bar.
const WIDTH: usize = 30;

/// The line of one run.
pub(crate) struct Progress {
    start: Instant,
    /// When the line last changed; `None` while there is no line.
    changed: Mutex<Option<Instant>>,
}

impl Progress {
    /// Begins with nothing shown.
    pub(crate) fn new(start: Instant) -> Self {
        Self {
            start,
            changed: Mutex::new(None),
        }
    }

    /// So many of all files are made.
    pub(crate) fn tell(&self, done: usize, all: usize) {
        let mut stderr = std::io::stderr();
        if self.start.elapsed() < PATIENCE || !stderr.is_terminal() {
            return;
        }
        let mut changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        if changed.is_none_or(|instant| instant.elapsed() >= PACE) {
            *changed = Some(Instant::now());
            // whoever cannot be shown it does without
            let _ = write!(stderr, "\r{}", line(done, all));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        if changed.is_some() {
            let width = line(0, usize::MAX).len();
            let _ = write!(std::io::stderr(), "\r{:width$}\r", "");
        }
    }
}

/// `[=========                     ]  40 of 124 files`
fn line(done: usize, all: usize) -> String {
    let full = WIDTH * done.min(all) / all.max(1);
    let bar = "=".repeat(full);
    format!("[{bar:WIDTH$}] {done:>3} of {all} files")
}
