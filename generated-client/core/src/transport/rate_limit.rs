//! Keeping below the number of requests that the server allows.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many requests a client sends in a span of time at most; see `ClientBuilder::rate_limit`.
///
/// In no such span, wherever it begins, are there more. Requests beyond it wait for their start, first come, first served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLimit {
    requests: usize,
    span: Duration,
}

impl RateLimit {
    /// What the platform allows: 300 requests a minute for a client with client credentials.
    pub const PLATFORM: Self = Self::per_minute(300);

    /// So many requests a minute.
    #[must_use]
    pub const fn per_minute(requests: usize) -> Self {
        Self::new(requests, Duration::from_secs(60))
    }

    /// So many requests in a span of time. Zero requests count as one.
    #[must_use]
    pub const fn new(requests: usize, span: Duration) -> Self {
        let requests = if requests == 0 { 1 } else { requests };
        Self { requests, span }
    }
}

/// The starts that were given out, shared by all clones of a client.
#[derive(Debug)]
pub(crate) struct Limiter {
    limit: RateLimit,
    /// The latest starts, oldest first; never more than the limit has requests, for older ones do not matter.
    starts: Mutex<VecDeque<Instant>>,
}

impl Limiter {
    pub(crate) fn new(limit: RateLimit) -> Self {
        Self {
            limit,
            starts: Mutex::new(VecDeque::new()),
        }
    }

    /// Takes the next start, and says when it is: now, or later.
    ///
    /// # Errors
    ///
    /// How long one would have to wait, if that is beyond `latest`; no start is taken then.
    pub(crate) fn reserve(&self, now: Instant, latest: Instant) -> Result<Instant, Duration> {
        let mut starts = self.starts.lock().unwrap_or_else(PoisonError::into_inner);
        let start = match starts.front() {
            Some(oldest) if starts.len() >= self.limit.requests => {
                let free = oldest.checked_add(self.limit.span);
                free.ok_or(Duration::MAX)?.max(now)
            }
            _ => now,
        };
        if start > latest {
            return Err(start.saturating_duration_since(now));
        }
        if starts.len() >= self.limit.requests {
            starts.pop_front();
        }
        starts.push_back(start);
        Ok(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn no_span_has_more_than_the_limit() {
        let limiter = Limiter::new(RateLimit::new(3, SECOND));
        let start = Instant::now();
        let far = start + 100 * SECOND;
        let starts: Vec<Instant> = (0..20_u32)
            .filter_map(|index| limiter.reserve(start + index * SECOND / 10, far).ok())
            .collect();
        assert_eq!(starts.len(), 20);
        assert!(starts.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(starts.windows(4).all(|four| four[3] - four[0] >= SECOND));
        assert_eq!(starts[3], starts[0] + SECOND);
    }

    #[test]
    fn a_pause_is_not_saved_up() {
        let limiter = Limiter::new(RateLimit::new(2, SECOND));
        let start = Instant::now() + 50 * SECOND;
        let far = start + 100 * SECOND;
        let starts: Vec<_> = (0..4).map(|_| limiter.reserve(start, far)).collect();
        assert_eq!(
            starts,
            [Ok(start), Ok(start), Ok(start + SECOND), Ok(start + SECOND)]
        );
    }

    #[test]
    fn who_cannot_wait_takes_no_turn() {
        let limiter = Limiter::new(RateLimit::new(1, SECOND));
        let start = Instant::now();
        assert_eq!(limiter.reserve(start, start), Ok(start));
        assert_eq!(limiter.reserve(start, start + SECOND / 2), Err(SECOND));
        assert_eq!(limiter.reserve(start, start + SECOND), Ok(start + SECOND));
    }

    #[test]
    fn odd_limits_do_no_harm() {
        let now = Instant::now();
        let forever = Limiter::new(RateLimit::new(0, Duration::MAX));
        assert_eq!(forever.reserve(now, now), Ok(now));
        assert_eq!(forever.reserve(now, now), Err(Duration::MAX));
        let any = Limiter::new(RateLimit::new(1, Duration::ZERO));
        assert_eq!(any.reserve(now, now), Ok(now));
        assert_eq!(any.reserve(now, now), Ok(now));
    }
}
