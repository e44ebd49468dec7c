//! Specs whose names and texts nobody would choose, compiled: clippy, rustdoc and the doctests have nothing to say.
//!
//! Each test builds a crate below `target/torture/`: the client with its generated half made from such a spec. That takes a
//! while, so they run by `cargo test -p xtask --test torture -- --ignored`, as `.ci/run` does.
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
fn operations_parameters_models_fields_and_values_can_have_any_name_and_text() {
    let spec = spec::models();
    let client = Client::new("models", &spec.sources, Features::None);
    client.clippy();
    client.docs();
    // the examples of the operations, and not one more
    assert_eq!(client.doctests(), spec.operations);
}

#[test]
#[ignore = "builds a crate; .ci/run runs it"]
fn unions_forms_headers_answers_and_variables_can_have_any_name_and_text() {
    let spec = spec::unions();
    let client = Client::new("unions", &spec.sources, Features::None);
    client.clippy();
    client.docs();
    assert_eq!(client.doctests(), spec.operations);
}

#[test]
#[ignore = "builds a crate; .ci/run runs it"]
fn groups_and_enums_can_have_any_name() {
    let spec = spec::groups();
    let client = Client::new("groups", &spec.sources, Features::PerGroup);
    client.clippy();
    client.docs();
    assert_eq!(client.doctests(), spec.operations);
}
