//! Tests of the client over real HTTP on the loopback interface, one folder per concern.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod client;
mod faults;
mod operations;
mod requests;
mod responses;
mod sign_in;
#[path = "../support/mod.rs"]
mod support;
mod testing_kit;
