//! The generator's expected output compiles and behaves as specified.
//!
//! These tests cover features that the committed spec does not use.
#![allow(
    dead_code,
    deprecated,
    missing_docs,
    unreachable_pub,
    unused_imports,
    unused_qualifications,
    clippy::module_inception,
    clippy::redundant_field_names,
    clippy::unwrap_used,
    clippy::upper_case_acronyms,
    reason = "tests use a part of the generated code, and fail by panicking"
)]

/// The output that the runtime takes its default base URL and its list of operations from.
#[rustfmt::skip]
#[path = "../../../codegen/test_data/ok/minimal/generated/mod.rs"]
mod generated;
#[path = "../../src/runtime/mod.rs"]
mod runtime;
mod specs;
#[path = "../support/mod.rs"]
mod support;

mod bodies;
mod debug_output;
mod directions;
mod equality;
mod exactness;
mod forms;
mod groups;
mod inherit;
mod listings;
mod names;
mod nullable;
mod security;
mod server;
mod styles;
mod testing_kit;
mod types;
mod unions;

use runtime::{Client, DateTime, Json};
use serde_json::json;
use support::{Answer, Server};

/// Starts a mock server with these answers, and a client of it.
async fn server(answers: impl IntoIterator<Item = Answer>) -> (Server, Client) {
    let server = Server::start(answers).await;
    let client = Client::builder()
        .base_url(server.url())
        .token("token")
        .build()
        .unwrap();
    (server, client)
}

fn instant() -> DateTime {
    "2026-01-31T12:00:00.25Z".parse().unwrap()
}

/// Returns an object with all required fields.
fn everything() -> Json {
    json!({
        "text": "t", "flag": true, "small": -1, "large": 5_000_000_000_i64, "single": 0.1, "double": 0.1,
        "day": "2026-01-31", "instant": "2026-01-31T12:00:00.25Z", "link": "https://example.com/?a=b",
        "free": {"any": [1, null]}, "password": "hunter2", "kind": "hexagonal",
        "part": {"name": "p"}, "parts": [{"name": "q", "size": 2}], "byName": {"r": {"name": "r"}},
    })
}
