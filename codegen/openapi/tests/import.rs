//! Imports of the fixtures in `test_data/import`.
//!
//! Each folder holds the files to import, optionally `selection.txt`, and the
//! expected result: `spec/` and `report.txt`, or `errors.txt`.
//!
//! `UPDATE_FIXTURES=1 cargo test -p codegen-openapi --test import` writes the expected results.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use codegen::{Source, Target};
use codegen_openapi::{Import, ImportError, Selection};

/// Environment variable that makes the test write the expected files.
const UPDATE: &str = "UPDATE_FIXTURES";

#[test]
fn imports_match_their_fixtures() {
    let root = support::path("test_data/import");
    let names = support::names(&root);
    assert!(!names.is_empty());
    for name in &names {
        let folder = root.join(name);
        let found = outcome(import(&folder));
        if std::env::var_os(UPDATE).is_some() {
            write(&folder, &found);
        }
        let expected = expected(&folder);
        let paths = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&expected), paths(&found), "import/{name}");
        for (path, text) in &expected {
            assert_eq!(text, &found[path], "import/{name}/{path}");
        }
    }
}

#[test]
fn imported_specs_are_valid_and_in_normal_form() {
    let root = support::path("test_data/import");
    for name in support::names(&root) {
        let Ok(import) = import(&root.join(&name)) else {
            continue;
        };
        if let Err(problems) = codegen::generate(&import.files, &Target::new("client")) {
            panic!("import/{name} does not generate:\n{problems}");
        }
        let normal = codegen::normal_form(&import.files);
        assert_eq!(normal.ok().as_ref(), Some(&import.files), "import/{name}");
    }
}

/// Imports the files of a folder with its selection.
fn import(folder: &Path) -> Result<Import, Vec<ImportError>> {
    let mut sources = Vec::new();
    let mut selection = Selection::default();
    for name in support::names(folder) {
        let Ok(text) = fs::read_to_string(folder.join(&name)) else {
            continue; // The folder `spec`.
        };
        match name.as_str() {
            "selection.txt" => {
                for line in text.lines() {
                    match line.split_once(' ') {
                        Some(("tag", tag)) => selection.tags.push(tag.to_owned()),
                        Some(("operation", id)) => selection.operations.push(id.to_owned()),
                        Some(("default", tag)) => selection.default_tags.push(tag.to_owned()),
                        _ => panic!("`{line}` selects nothing"),
                    }
                }
            }
            "report.txt" | "errors.txt" => {}
            _ => sources.push(Source::new(name, text)),
        }
    }
    codegen_openapi::import(&sources, &selection)
}

/// Files that an import returns.
fn outcome(import: Result<Import, Vec<ImportError>>) -> BTreeMap<String, String> {
    match import {
        Ok(import) => {
            let files = import
                .files
                .into_iter()
                .map(|file| (format!("spec/{}", file.path), file.text));
            files
                .chain([("report.txt".to_owned(), import.report.full().to_string())])
                .collect()
        }
        Err(errors) => {
            let text: String = errors
                .iter()
                .map(|error| format!("error: {error}\n\n"))
                .collect();
            BTreeMap::from([("errors.txt".to_owned(), text)])
        }
    }
}

/// Expected files of a folder.
fn expected(folder: &Path) -> BTreeMap<String, String> {
    let specs = support::texts(&folder.join("spec"), "yaml").into_iter();
    let specs = specs.map(|(name, text)| (format!("spec/{name}"), text));
    let others = support::texts(folder, "txt")
        .into_iter()
        .filter(|(name, _)| name != "selection.txt");
    specs.chain(others).collect()
}

fn write(folder: &Path, files: &BTreeMap<String, String>) {
    for path in expected(folder).keys() {
        fs::remove_file(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    for (path, text) in files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).unwrap_or_else(|error| panic!("{}: {error}", parent.display()));
        fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Replaces one value of a description at a time.
#[test]
fn damaged_descriptions_give_valid_specs_or_errors() {
    let root = support::path("test_data/import");
    let mut found = Vec::new();
    for name in support::names(&root) {
        for input in ["input.json", "swagger.json"] {
            let text = fs::read_to_string(root.join(&name).join(input)).unwrap_or_default();
            let Ok(document) = serde_json::from_str::<serde_json::Value>(&text) else {
                continue;
            };
            let mut places = Vec::new();
            pointers(&document, "", &mut places);
            for (index, place) in places.iter().enumerate().step_by(4) {
                let replacements = [
                    json(""),
                    json("x<y"),
                    serde_json::json!({}),
                    serde_json::json!([]),
                    serde_json::json!(-1),
                ];
                let mut damaged = document.clone();
                if let Some(target) = damaged.pointer_mut(place) {
                    target.clone_from(&replacements[index % replacements.len()]);
                }
                found.extend(spec_errors(&name, place, &damaged));
            }
        }
    }
    assert!(
        found.is_empty(),
        "{} specs are invalid:\n{}",
        found.len(),
        found.join("\n")
    );
}

/// Errors of the spec that is imported from a damaged document.
fn spec_errors(name: &str, place: &str, document: &serde_json::Value) -> Option<String> {
    let source = Source::new("damaged.json", document.to_string());
    let import = codegen_openapi::import(&[source], &Selection::default()).ok()?;
    let problems = codegen::normal_form(&import.files).err()?;
    let value = document
        .pointer(place)
        .map(ToString::to_string)
        .unwrap_or_default();
    Some(format!(
        "import/{name}, with {value} at {place}:\n{problems}"
    ))
}

fn json(text: &str) -> serde_json::Value {
    serde_json::Value::String(text.to_owned())
}

/// JSON pointers to all values of a document.
fn pointers(value: &serde_json::Value, place: &str, found: &mut Vec<String>) {
    found.push(place.to_owned());
    match value {
        serde_json::Value::Object(entries) => {
            for (key, value) in entries {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers(value, &format!("{place}/{key}"), found);
            }
        }
        serde_json::Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                pointers(value, &format!("{place}/{index}"), found);
            }
        }
        _ => {}
    }
}
