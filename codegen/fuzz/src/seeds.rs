//! Runs every target once with each file of the test data.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, name: &str) -> Vec<Vec<u8>> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => walk(&path, found),
                path => found.push(path),
            }
        }
    }
    let mut paths = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut paths,
    );
    paths.retain(|path| path.to_string_lossy().ends_with(name));
    assert!(!paths.is_empty(), "no {name} in {folder}");
    paths
        .iter()
        .filter_map(|path| fs::read(path).ok())
        .collect()
}

/// The files of each valid spec as one input.
fn specs() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../test_data/ok");
    let folders = fs::read_dir(root).into_iter().flatten().flatten();
    let specs = folders.map(|entry| {
        let folder = entry.path().join("spec");
        let api = fs::read_to_string(folder.join("api.yaml")).unwrap_or_default();
        let mut text = api;
        let groups = fs::read_dir(&folder).into_iter().flatten().flatten();
        let groups = groups.filter(|entry| entry.file_name() != "api.yaml");
        for (index, group) in groups.enumerate() {
            let name = group.file_name().to_string_lossy().into_owned();
            text = text.replace(&name, &format!("group{}.yaml", index + 1));
            text.push_str("\n%%%\n");
            text.push_str(&fs::read_to_string(group.path()).unwrap_or_default());
        }
        text.into_bytes()
    });
    specs.collect()
}

#[test]
fn specs_pass() {
    let specs = specs();
    assert!(specs.len() > 5);
    for spec in &specs {
        crate::generate(spec);
        crate::round_trip(spec);
    }
}

#[test]
fn descriptions_and_pages_pass() {
    for text in files("../openapi/test_data/import", "input.yaml") {
        crate::import(&text);
    }
    for text in files("../openapi/test_data/import", ".md") {
        crate::pages(&text);
    }
}

#[test]
fn models_and_answers_pass() {
    let request = br#"{"key":"k","namespace":"n","requestedValue":1.5,"description":"d","supportCaseUrl":"u","more":[1]}"#;
    for text in [
        request.as_slice(),
        b"{\"sections\":[{\"fieldList\":[]}],\"entityType\":\"x\"}",
        b"{}",
        b"null",
        b"1",
    ] {
        crate::models(text);
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", text.len());
        crate::client(&[head.as_bytes(), text].concat());
    }
    crate::client(b"nonsense");
    crate::client(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{");
}
