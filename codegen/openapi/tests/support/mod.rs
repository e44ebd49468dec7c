//! Files of the tests: folders of text and the specs in them.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::allow_attributes,
    clippy::panic,
    reason = "each test uses its part, and fails by panicking"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::Source;

/// Path within the folder of this crate.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// Names of the entries of a folder, sorted; empty if the folder does not exist.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Files of a folder with an extension, by name.
pub fn texts(folder: &Path, extension: &str) -> BTreeMap<String, String> {
    names(folder)
        .into_iter()
        .filter(|name| {
            let found = Path::new(name).extension();
            found.is_some_and(|found| found == extension)
        })
        .map(|name| {
            let text = fs::read_to_string(folder.join(&name));
            let text = text.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
            (name, text)
        })
        .collect()
}

/// Spec in a folder, with paths such as `spec/api.yaml`.
pub fn spec(folder: &Path) -> Vec<Source> {
    let sources: Vec<Source> = texts(folder, "yaml")
        .into_iter()
        .filter(|(name, _)| !codegen::is_beside_spec(name))
        .map(|(name, text)| Source::new(format!("spec/{name}"), text))
        .collect();
    assert!(!sources.is_empty(), "no spec in {}", folder.display());
    sources
}

/// Spec of the committed client.
pub fn committed_spec() -> Vec<Source> {
    spec(&path("../../spec"))
}

/// Specs of the generator's tests and of the export fixtures, by path.
pub fn valid_specs() -> Vec<(String, Vec<Source>)> {
    let generated = names(&path("../test_data/ok")).into_iter();
    let generated = generated.map(|name| format!("../test_data/ok/{name}/spec"));
    let exported = names(&path("test_data/export")).into_iter();
    let exported = exported.map(|name| format!("test_data/export/{name}"));
    generated
        .chain(exported)
        .map(|folder| {
            let spec = spec(&path(&folder));
            (folder, spec)
        })
        .collect()
}

/// Exports a valid spec.
pub fn export(spec: &[Source]) -> String {
    codegen_openapi::export_openapi(spec).unwrap_or_else(|problems| panic!("{problems}"))
}
