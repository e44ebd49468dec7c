//! Tests of the benchmarks, each run as a process.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[cfg(target_os = "linux")]
mod measurements;
mod support;
mod synth;
