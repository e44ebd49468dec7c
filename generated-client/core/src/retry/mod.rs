//! Retries: when, after which delay, and how often.

mod budget;
mod decision;
mod policy;

pub use self::budget::RetryBudget;
pub(crate) use self::budget::Tokens;
pub(crate) use self::decision::{Decision, decide};
pub use self::policy::RetryPolicy;
