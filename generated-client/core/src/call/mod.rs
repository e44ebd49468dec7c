//! Sends prepared requests: sign-in, rate limit, attempts, retries and tracing.

mod credentials;
mod deadline;
mod execute;
mod futures;
mod span;

pub(crate) use self::execute::{Accept, Outcome, execute};
pub use self::futures::{RawFuture, SendFuture, ValueFuture};
