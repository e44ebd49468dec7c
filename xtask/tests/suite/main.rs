//! Tests of the commands. Each runs the command as a process on a separate project.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod build_script;
mod diff;
mod export;
#[cfg(unix)]
mod faults;
mod features;
mod help;
mod import;
mod layers;
mod lint;
mod messages;
mod nested_cargo;
mod new;
mod regen;
mod release;
mod support;
mod worktrees;
