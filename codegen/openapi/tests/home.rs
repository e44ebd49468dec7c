//! The group of an operation with several tags.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::fs;

use codegen::Source;
use codegen_openapi::{Import, Selection};

/// Imports the pages of a fixture in the given order.
fn import(names: &[&str]) -> Import {
    let folder = support::path("test_data/import/pages_home");
    let read = |name: &&str| {
        let text = fs::read_to_string(folder.join(name));
        Source::new(
            *name,
            text.unwrap_or_else(|error| panic!("{name}: {error}")),
        )
    };
    let sources: Vec<Source> = names.iter().map(read).collect();
    codegen_openapi::import(&sources, &Selection::default())
        .unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[test]
fn the_order_of_pages_does_not_decide_the_group() {
    let groups = |import: Import| -> Vec<(String, String)> {
        let files = import.files.into_iter().skip(1);
        files.map(|file| (file.path, file.text)).collect()
    };
    let forward = groups(import(&["AuthorizationApi.md", "UsersApi.md"]));
    let backward = groups(import(&["UsersApi.md", "AuthorizationApi.md"]));
    assert_eq!(forward, backward);
    let users = forward.iter().find(|(path, _)| path == "users.yaml");
    assert!(users.is_some_and(|(_, text)| text.contains("id: getUsersRoles")));
}
