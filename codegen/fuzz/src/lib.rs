//! Fuzz targets. Each takes any bytes, and panics if a promise of the project does not hold.
#![allow(clippy::panic, reason = "libFuzzer recognizes a failure by its panic")]

mod client;
mod models;
mod specs;

pub use client::client;
pub use models::models;
pub use specs::{generate, import, pages, round_trip};

#[cfg(test)]
mod seeds;
