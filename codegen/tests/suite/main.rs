//! Tests of the generator through its public interface, one folder per concern.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod diagnostics;
mod fixtures;
mod generated;
mod spec;
#[path = "../support/mod.rs"]
mod support;
