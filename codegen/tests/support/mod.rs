//! Loads specs from folders and texts.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::allow_attributes,
    clippy::panic,
    reason = "each test binary uses a part, and tests fail by panicking"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::{Source, Target};

/// Returns a path in this crate's folder.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// Returns the files of a folder with this extension by name; none if the folder does not exist.
pub fn texts(folder: &Path, extension: &str) -> BTreeMap<String, String> {
    names(folder)
        .into_iter()
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|found| found == extension)
        })
        .map(|name| {
            let text = fs::read_to_string(folder.join(&name));
            let text = text.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
            (name, text)
        })
        .collect()
}

/// Returns the files with this extension in a folder and its subfolders, by path with `/`.
pub fn texts_below(folder: &Path, extension: &str) -> BTreeMap<String, String> {
    let mut found = texts(folder, extension);
    for name in names(folder) {
        if folder.join(&name).is_dir() {
            let inner = texts_below(&folder.join(&name), extension);
            found.extend(
                inner
                    .into_iter()
                    .map(|(path, text)| (format!("{name}/{path}"), text)),
            );
        }
    }
    found
}

/// Returns the sorted names of all entries of a folder; none if the folder does not exist.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Returns the files of a spec, named `spec/...` independently of the folder.
pub fn spec(folder: &Path) -> Vec<Source> {
    let sources: Vec<Source> = texts(folder, "yaml")
        .into_iter()
        .filter(|(name, _)| !codegen::is_beside_spec(name))
        .map(|(name, text)| Source::new(format!("spec/{name}"), text))
        .collect();
    assert!(!sources.is_empty(), "no spec in {}", folder.display());
    sources
}

/// Returns the specs of a folder: a group file `NAME.yaml`, or a folder `NAME` with all files.
pub fn specs(folder: &str) -> BTreeMap<String, Vec<Source>> {
    let root = path(folder);
    let mut specs: BTreeMap<String, Vec<Source>> = texts(&root, "yaml")
        .into_iter()
        .map(|(name, text)| (name.trim_end_matches(".yaml").to_owned(), with_api(&text)))
        .collect();
    for name in names(&root) {
        if root.join(&name).is_dir() {
            let twin = specs.insert(name.clone(), spec(&root.join(&name)));
            assert!(
                twin.is_none(),
                "{folder}/{name} is both a file and a folder"
            );
        }
    }
    specs
}

/// Returns the spec of the committed client.
pub fn committed_spec() -> Vec<Source> {
    spec(&path("../spec"))
}

/// Returns a spec with one group file named `spec/group.yaml`.
pub fn with_api(group: &str) -> Vec<Source> {
    const API: &str =
        "title: Example\nversion: v1\nbase_url: https://api.example.com\ngroups:\n  - group.yaml\n";
    vec![
        Source::new("spec/api.yaml", API),
        Source::new("spec/group.yaml", group),
    ]
}

/// Returns the crate in which fixtures are compiled.
pub fn target() -> Target {
    Target::new("generated_client")
}
