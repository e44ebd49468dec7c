//! The retry policy of a client or request.

use std::time::Duration;

use crate::random::fraction;

/// How often a request is sent again after a temporary failure, and after which delay.
///
/// The failures that count as temporary depend on the method. The idempotent methods `GET`, `HEAD`,
/// `PUT`, `DELETE` and `OPTIONS` are retried after a broken connection, a timeout of an attempt,
/// and the statuses 429, 502, 503 and 504. `POST` and `PATCH` are retried after a 429 and after a
/// failed connection, since the server cannot have processed the request.
///
/// The server's `Retry-After` is honoured. Without it, the delay is a random part of a limit that
/// doubles with each retry. A delay that would exceed the time limit of the call is not started:
/// the error is returned at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    max_retries: u32,
    base_delay: Duration,
    max_delay: Duration,
    max_retry_after: Duration,
}

impl RetryPolicy {
    /// The default policy: 4 retries, the first within 200 ms, none later than 20 s.
    ///
    /// A `Retry-After` of up to 180 s is honoured.
    pub const DEFAULT: Self = Self {
        max_retries: 4,
        base_delay: Duration::from_millis(200),
        max_delay: Duration::from_secs(20),
        max_retry_after: Duration::from_secs(180),
    };

    /// No retries.
    pub const OFF: Self = Self {
        max_retries: 0,
        ..Self::DEFAULT
    };

    /// Sets how often a request is sent again; 0 disables retries.
    #[must_use]
    pub const fn max_retries(mut self, count: u32) -> Self {
        self.max_retries = count;
        self
    }

    /// Sets the limit of the first delay, which doubles with each retry.
    #[must_use]
    pub const fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// Sets the maximum to which the limit of the delay grows.
    #[must_use]
    pub const fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Sets the longest `Retry-After` that is honoured.
    ///
    /// If the server asks for a longer delay, the error is returned at once, and
    /// [`retry_after`](crate::error::Error::retry_after) contains the delay.
    #[must_use]
    pub const fn max_retry_after(mut self, delay: Duration) -> Self {
        self.max_retry_after = delay;
        self
    }

    /// Returns the delay before the next retry; `None` means no retry.
    ///
    /// A delay that the server asked for is extended at random by up to a tenth, at most one
    /// second. Otherwise all rejected clients would come back at the same moment.
    pub(crate) fn delay(&self, retries: u32, asked: Option<Duration>) -> Option<Duration> {
        if retries >= self.max_retries {
            return None;
        }
        match asked {
            Some(asked) if asked > self.max_retry_after => None,
            Some(asked) => {
                let spread = (asked / 10).min(Duration::from_secs(1));
                Some(asked.saturating_add(random_part(spread)))
            }
            None => {
                let doubled = self
                    .base_delay
                    .saturating_mul(2_u32.saturating_pow(retries));
                Some(random_part(doubled.min(self.max_delay)))
            }
        }
    }
}

/// Returns a random part of a duration.
fn random_part(limit: Duration) -> Duration {
    Duration::try_from_secs_f64(limit.as_secs_f64() * fraction()).unwrap_or(limit)
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(policy: &RetryPolicy, retries: u32, asked: Option<Duration>) -> Duration {
        let delays = (0..2000).filter_map(|_| policy.delay(retries, asked));
        delays.max().unwrap_or_default()
    }

    #[test]
    fn doubles_the_limit_up_to_the_maximum() {
        let policy = RetryPolicy::DEFAULT.max_retries(100);
        for (retries, limit) in [
            (0, 0.2),
            (1, 0.4),
            (2, 0.8),
            (6, 12.8),
            (7, 20.0),
            (99, 20.0),
        ] {
            let longest = longest(&policy, retries, None).as_secs_f64();
            assert!(
                longest <= limit && longest > 0.9 * limit,
                "{retries}: {longest}"
            );
        }
    }

    #[test]
    fn uses_the_whole_range_of_delays() {
        let shortest = (0..2000)
            .filter_map(|_| RetryPolicy::DEFAULT.delay(3, None))
            .min();
        assert!(shortest.is_some_and(|delay| delay < Duration::from_millis(160)));
    }

    #[test]
    fn extends_retry_after_at_random() {
        let asked = Duration::from_secs(5);
        for _ in 0..2000 {
            let delay = RetryPolicy::DEFAULT.delay(0, Some(asked));
            assert!(delay.is_some_and(|delay| delay >= asked));
        }
        let longest_of =
            |seconds| longest(&RetryPolicy::DEFAULT, 0, Some(Duration::from_secs(seconds)));
        assert!((5.4..=5.5).contains(&longest_of(5).as_secs_f64()));
        assert!((180.9..=181.0).contains(&longest_of(180).as_secs_f64()));
    }

    #[test]
    fn ends_after_the_maximum_of_retries() {
        assert_eq!(RetryPolicy::DEFAULT.delay(4, None), None);
        assert_eq!(RetryPolicy::OFF.delay(0, None), None);
        assert_eq!(
            RetryPolicy::DEFAULT.delay(0, Some(Duration::from_secs(181))),
            None
        );
        assert_eq!(RetryPolicy::DEFAULT.delay(0, Some(Duration::MAX)), None);
    }

    #[test]
    fn accepts_any_duration() {
        let patient = RetryPolicy::DEFAULT
            .max_retries(u32::MAX)
            .base_delay(Duration::MAX)
            .max_delay(Duration::MAX)
            .max_retry_after(Duration::MAX);
        assert!(patient.delay(40, None).is_some());
        assert!(patient.delay(0, Some(Duration::MAX)).is_some());
    }
}
