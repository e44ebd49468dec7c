//! Exchanges one HTTP request for one response: redirects, size limits, middleware, TLS.

mod boxed_future;
mod exchange;
mod header;
mod middleware;
mod rate_limit;
mod redirect;
pub(crate) mod tls;

pub use self::boxed_future::BoxFuture;
pub(crate) use self::exchange::{Limits, exchange};
pub(crate) use self::header::header;
pub use self::middleware::{Attempt, Middleware, Next};
pub(crate) use self::rate_limit::Limiter;
pub use self::rate_limit::RateLimit;
