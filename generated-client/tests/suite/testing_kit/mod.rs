//! The mock server of `generated_client::testing`.

mod checks;
mod report;
mod rules;
mod tokens;
