//! Sending a request again: when, after which time, and how often at most.

mod budget;
mod decision;
mod policy;

pub use self::budget::RetryBudget;
pub(crate) use self::budget::Tokens;
pub(crate) use self::decision::{Decision, decide};
pub use self::policy::RetryPolicy;
