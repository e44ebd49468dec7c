//! A client-side rate limit.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The number of requests that a client may send per time span; see `ClientBuilder::rate_limit`.
///
/// The limit holds for every span of that length, independent of its start. Requests beyond the
/// limit wait, in order of arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLimit {
    requests: usize,
    span: Duration,
}

impl RateLimit {
    /// The platform's limit: 300 requests a minute for a client with client credentials.
    pub const PLATFORM: Self = Self::per_minute(300);

    /// Allows this many requests a minute.
    #[must_use]
    pub const fn per_minute(requests: usize) -> Self {
        Self::new(requests, Duration::from_secs(60))
    }

    /// Allows this many requests in a time span. Zero requests count as one.
    #[must_use]
    pub const fn new(requests: usize, span: Duration) -> Self {
        let requests = if requests == 0 { 1 } else { requests };
        Self { requests, span }
    }
}

/// The start times that were assigned to requests, shared by all clones of a client.
#[derive(Debug)]
pub(crate) struct Limiter {
    limit: RateLimit,
    /// The latest start times, oldest first.
    ///
    /// Its length is at most the limit, since older ones are irrelevant.
    starts: Mutex<VecDeque<Instant>>,
}

impl Limiter {
    pub(crate) fn new(limit: RateLimit) -> Self {
        Self {
            limit,
            starts: Mutex::new(VecDeque::new()),
        }
    }

    /// Reserves the next start time, which is `now` or later.
    ///
    /// # Errors
    ///
    /// Returns the necessary delay, and reserves no start time, if it would be after `latest`.
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
    fn never_exceeds_the_limit_in_any_span() {
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
    fn idle_time_earns_no_extra_requests() {
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
    fn reserves_nothing_beyond_the_latest_start() {
        let limiter = Limiter::new(RateLimit::new(1, SECOND));
        let start = Instant::now();
        assert_eq!(limiter.reserve(start, start), Ok(start));
        assert_eq!(limiter.reserve(start, start + SECOND / 2), Err(SECOND));
        assert_eq!(limiter.reserve(start, start + SECOND), Ok(start + SECOND));
    }

    #[test]
    fn accepts_extreme_limits() {
        let now = Instant::now();
        let forever = Limiter::new(RateLimit::new(0, Duration::MAX));
        assert_eq!(forever.reserve(now, now), Ok(now));
        assert_eq!(forever.reserve(now, now), Err(Duration::MAX));
        let any = Limiter::new(RateLimit::new(1, Duration::ZERO));
        assert_eq!(any.reserve(now, now), Ok(now));
        assert_eq!(any.reserve(now, now), Ok(now));
    }
}
