//! The retry budget that all calls of a client share.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Limits the retries of all calls of a client together.
///
/// It keeps a client from multiplying its requests while a server is down.
///
/// It is a token bucket: each retry takes a token, and without a token errors are returned without
/// a retry. Each call and each second add tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryBudget {
    capacity: f64,
    per_call: f64,
    per_second: f64,
}

impl RetryBudget {
    /// The default budget.
    ///
    /// It allows 50 retries at once; each call earns a tenth of a retry, each second earns one.
    pub const DEFAULT: Self = Self {
        capacity: 50.0,
        per_call: 0.1,
        per_second: 1.0,
    };

    /// No common limit.
    pub const UNLIMITED: Self = Self {
        capacity: f64::INFINITY,
        ..Self::DEFAULT
    };

    /// Creates a budget that starts with, and never exceeds, `capacity` retries.
    ///
    /// `per_call` is earned by each call: with 0.1, one in ten calls can be retried in the long
    /// run. `per_second` is earned each second, so that a client with few calls can retry too.
    /// Values that are negative or not a number count as zero.
    #[must_use]
    pub const fn new(capacity: u32, per_call: f64, per_second: f64) -> Self {
        Self {
            capacity: capacity as f64,
            // `max` turns NaN into zero.
            per_call: per_call.max(0.0),
            per_second: per_second.max(0.0),
        }
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The tokens of a budget, shared by all clones of a client.
#[derive(Debug)]
pub(crate) struct Tokens {
    budget: RetryBudget,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    tokens: f64,
    filled: Instant,
}

impl Tokens {
    pub(crate) fn new(budget: RetryBudget) -> Self {
        let state = State {
            tokens: budget.capacity,
            filled: Instant::now(),
        };
        Self {
            budget,
            state: Mutex::new(state),
        }
    }

    /// Adds the tokens that a call earns.
    pub(crate) fn earn(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.tokens = (state.tokens + self.budget.per_call).min(self.budget.capacity);
    }

    /// Takes the token for a retry; returns `false` if none is left.
    pub(crate) fn pay(&self) -> bool {
        self.pay_at(Instant::now())
    }

    fn pay_at(&self, now: Instant) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let seconds = now.saturating_duration_since(state.filled).as_secs_f64();
        state.filled = now;
        state.tokens = (state.tokens + seconds * self.budget.per_second).min(self.budget.capacity);
        let affordable = state.tokens >= 1.0;
        if affordable {
            state.tokens -= 1.0;
        }
        affordable
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn affordable(tokens: &Tokens, now: Instant) -> usize {
        (0..1000).take_while(|_| tokens.pay_at(now)).count()
    }

    #[test]
    fn starts_with_its_capacity() {
        let tokens = Tokens::new(RetryBudget::new(3, 0.0, 0.0));
        let now = Instant::now();
        assert_eq!(affordable(&tokens, now), 3);
        assert_eq!(affordable(&tokens, now + Duration::from_secs(100)), 0);
    }

    #[test]
    fn calls_earn_tokens() {
        let tokens = Tokens::new(RetryBudget::new(3, 0.25, 0.0));
        let now = Instant::now();
        assert_eq!(affordable(&tokens, now), 3);
        (0..9).for_each(|_| tokens.earn());
        assert_eq!(affordable(&tokens, now), 2);
        (0..100).for_each(|_| tokens.earn());
        assert_eq!(affordable(&tokens, now), 3);
    }

    #[test]
    fn time_earns_tokens() {
        let tokens = Tokens::new(RetryBudget::new(3, 0.0, 0.5));
        let now = Instant::now();
        assert_eq!(affordable(&tokens, now), 3);
        assert_eq!(affordable(&tokens, now + Duration::from_secs(5)), 2);
        assert_eq!(affordable(&tokens, now + Duration::from_secs(500)), 3);
    }

    #[test]
    fn unlimited_budget_is_never_exhausted() {
        let tokens = Tokens::new(RetryBudget::UNLIMITED);
        assert_eq!(affordable(&tokens, Instant::now()), 1000);
    }

    #[test]
    fn treats_invalid_rates_as_zero() {
        assert_eq!(
            RetryBudget::new(1, f64::NAN, -1.0),
            RetryBudget::new(1, 0.0, 0.0)
        );
    }
}
