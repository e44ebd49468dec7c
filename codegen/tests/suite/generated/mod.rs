//! Properties of the generated files.

mod defaults;
mod determinism;
mod inlined;
mod layout;
mod manifest;
mod names;
