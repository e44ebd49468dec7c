//! Properties of the generated files.

mod defaults;
mod determinism;
mod examples;
mod inlined;
mod manifest;
mod names;
