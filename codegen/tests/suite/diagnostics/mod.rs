//! Diagnostics: their spans and suggestions, recovery from malformed files, limits, and drift.

mod drift;
mod limits;
mod recovery;
mod rendering;
mod spans;
mod suggestions;
