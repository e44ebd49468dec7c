//! Folders of text, and specs made of them.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::allow_attributes,
    clippy::panic,
    reason = "each test uses its part, and fails by panicking"
)]

pub mod layout;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::{Source, Target};

/// A path within this crate's folder.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// The files of a folder that end in `.extension`, by name; none if there is no such folder.
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

/// The files of a folder and the folders in it that end in `.extension`, by path with `/`.
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

/// The names of everything in a folder, sorted; none if there is no such folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The files of a spec, shown as `spec/...` whatever folder they come from.
pub fn spec(folder: &Path) -> Vec<Source> {
    let sources: Vec<Source> = texts(folder, "yaml")
        .into_iter()
        .map(|(name, text)| Source::new(format!("spec/{name}"), text))
        .collect();
    assert!(!sources.is_empty(), "no spec in {}", folder.display());
    sources
}

/// The specs of a folder: a group file `NAME.yaml`, or a folder `NAME` with all files.
pub fn specs(folder: &str) -> BTreeMap<String, Vec<Source>> {
    let root = path(folder);
    let mut specs: BTreeMap<String, Vec<Source>> = texts(&root, "yaml")
        .into_iter()
        .map(|(name, text)| (name.trim_end_matches(".yaml").to_owned(), with_api(&text)))
        .collect();
    for name in names(&root) {
        if root.join(&name).is_dir() {
            let twin = specs.insert(name.clone(), spec(&root.join(&name)));
            assert!(twin.is_none(), "{folder}/{name} is a file and a folder");
        }
    }
    specs
}

/// The spec that the committed client is made from.
pub fn committed_spec() -> Vec<Source> {
    spec(&path("../spec"))
}

/// A spec of one group file, called `spec/group.yaml`.
pub fn with_api(group: &str) -> Vec<Source> {
    const API: &str =
        "title: Example\nversion: v1\nbase_url: https://api.example.com\ngroups:\n  - group.yaml\n";
    vec![
        Source::new("spec/api.yaml", API),
        Source::new("spec/group.yaml", group),
    ]
}

/// The crate that fixtures are compiled in.
pub fn target() -> Target {
    Target::new("generated_client")
}
