//! Building a client, and the settings that apply to all of its calls.

mod blocking;
mod builder;
mod middleware;
mod region;
#[cfg(feature = "rustls")]
mod tls;
