//! Signing in over real sockets: what goes to the login server, how often, and what becomes of its answers.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

#[path = "sign_in/calls.rs"]
mod calls;
#[path = "sign_in/environment.rs"]
mod environment;
#[path = "sign_in/grants.rs"]
mod grants;
#[path = "sign_in/refusals.rs"]
mod refusals;
#[path = "sign_in/retries.rs"]
mod retries;
#[path = "sign_in/secrecy.rs"]
mod secrecy;
#[path = "sign_in/stand_in.rs"]
mod stand_in;
#[path = "sign_in/users.rs"]
mod users;
