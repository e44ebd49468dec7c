//! Hostile names and texts: the clients of such specs pass clippy, rustdoc and their doctests.
//!
//! Each test builds a client below `target/torture/`. That takes long, so the tests run only with
//! `cargo test -p xtask --test torture -- --ignored`, as in `.ci/run`.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod client;
mod spec;
mod texts;
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
