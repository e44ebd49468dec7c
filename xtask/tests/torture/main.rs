//! Tests that compile generated clients: hostile names and texts, and the verdicts of changes.
//!
//! The clients of hostile specs pass clippy, rustdoc and their doctests. Programs that use
//! everything in an old client compile against a new one, unless the change is major.
//!
//! Each test builds clients below `target/torture/`. That takes long, so the tests run only with
//! `cargo test -p xtask --test torture -- --ignored`, as in `.ci/run`.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;
mod program;
#[path = "../../../codegen/diff/tests/rows/mod.rs"]
mod rows;
mod spec;
mod texts;
mod verdicts;
mod words;

use client::Client;
use codegen::Features;

#[test]
#[ignore = "builds a crate; .ci/run runs it"]
fn operations_parameters_models_fields_and_values_may_have_any_name_and_text() {
    let spec = spec::models();
    let client = Client::new("models", &spec.sources, Features::None);
    client.clippy();
    client.docs();
    // One example for each operation.
    assert_eq!(client.doctests(), spec.operations);
}

#[test]
#[ignore = "builds a crate; .ci/run runs it"]
fn unions_forms_headers_responses_and_variables_may_have_any_name_and_text() {
    let spec = spec::unions();
    let client = Client::new("unions", &spec.sources, Features::None);
    client.clippy();
    client.docs();
    assert_eq!(client.doctests(), spec.operations);
}

#[test]
#[ignore = "builds a crate; .ci/run runs it"]
fn groups_and_enums_may_have_any_name() {
    let spec = spec::groups();
    let client = Client::new("groups", &spec.sources, Features::PerGroup);
    client.clippy();
    client.docs();
    assert_eq!(client.doctests(), spec.operations);
}
