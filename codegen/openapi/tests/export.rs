//! Exports of the specs in `test_data/export`.
//!
//! Each folder holds a spec and the exported document `openapi.json`.
//! `UPDATE_FIXTURES=1 cargo test -p codegen-openapi --test export` writes the documents.

mod support;

use std::fs;

use codegen::Source;
use support::export;

/// Environment variable that makes the test write the expected files.
const UPDATE: &str = "UPDATE_FIXTURES";

#[test]
fn exports_match_their_fixtures() {
    let root = support::path("test_data/export");
    let names = support::names(&root);
    assert!(!names.is_empty());
    for name in names {
        let folder = root.join(&name);
        let found = export(&support::spec(&folder));
        let path = folder.join("openapi.json");
        if std::env::var_os(UPDATE).is_some() {
            fs::write(&path, &found).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        let expected = fs::read_to_string(&path);
        let expected = expected.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(expected, found, "export/{name}");
    }
}

#[test]
fn exports_are_deterministic() {
    let spec = support::committed_spec();
    let mut reversed = spec.clone();
    reversed.reverse();
    assert_eq!(export(&spec), export(&reversed));
}

#[test]
fn export_of_an_invalid_spec_returns_its_errors() {
    let api = "title: T\nversion: v1\nbase_url: https://t.example\ngroups: [absent.yaml]\n";
    let spec = [Source::new("spec/api.yaml", api)];
    let result = codegen_openapi::export_openapi(&spec);
    assert_eq!(result.map_err(|problems| problems.errors()), Err(1));
}
