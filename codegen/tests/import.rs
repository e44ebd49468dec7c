//! Descriptions and the specs that become of them: each folder of `test_data/import` has the files to import, perhaps
//! `ask.txt` (what is asked for) and `overrides.yaml`, and what comes of it: `spec/` and `report.txt`, or `errors.txt`.
//!
//! `UPDATE_FIXTURES=1 cargo test -p codegen --test import` writes what comes of them now.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use codegen::{Import, ImportError, Selection, Source};

/// Set, it makes the test write the expected files instead of comparing them.
const UPDATE: &str = "UPDATE_FIXTURES";

#[test]
fn descriptions_give_their_specs() {
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
fn imported_specs_generate_and_are_in_normal_form() {
    let root = support::path("test_data/import");
    for name in support::names(&root) {
        let Ok(import) = import(&root.join(&name)) else {
            continue;
        };
        if let Err(problems) = codegen::generate(&import.files, &support::target()) {
            panic!("import/{name} does not generate:\n{problems}");
        }
        let normal = codegen::normal_form(&import.files);
        assert_eq!(normal.ok().as_ref(), Some(&import.files), "import/{name}");
    }
}

/// Imports the files of a folder as its `ask.txt` says.
fn import(folder: &Path) -> Result<Import, Vec<ImportError>> {
    let mut sources = Vec::new();
    let mut overrides = None;
    let mut selection = Selection::default();
    for name in support::names(folder) {
        let Ok(text) = fs::read_to_string(folder.join(&name)) else {
            continue; // the folder of the spec
        };
        match name.as_str() {
            "overrides.yaml" => overrides = Some(Source::new(name, text)),
            "ask.txt" => {
                for line in text.lines() {
                    match line.split_once(' ') {
                        Some(("tag", tag)) => selection.tags.push(tag.to_owned()),
                        Some(("operation", id)) => selection.operations.push(id.to_owned()),
                        _ => panic!("`{line}` asks for nothing"),
                    }
                }
            }
            "report.txt" | "errors.txt" => {}
            _ => sources.push(Source::new(name, text)),
        }
    }
    codegen::import(&sources, overrides.as_ref(), &selection)
}

/// The files that an import comes to.
fn outcome(import: Result<Import, Vec<ImportError>>) -> BTreeMap<String, String> {
    match import {
        Ok(import) => {
            let files = import
                .files
                .into_iter()
                .map(|file| (format!("spec/{}", file.path), file.text));
            files
                .chain([("report.txt".to_owned(), import.report.to_string())])
                .collect()
        }
        Err(faults) => {
            let text: String = faults
                .iter()
                .map(|fault| format!("error: {fault}\n\n"))
                .collect();
            BTreeMap::from([("errors.txt".to_owned(), text)])
        }
    }
}

/// The files that an import has to come to.
fn expected(folder: &Path) -> BTreeMap<String, String> {
    let specs = support::texts(&folder.join("spec"), "yaml").into_iter();
    let specs = specs.map(|(name, text)| (format!("spec/{name}"), text));
    let others = support::texts(folder, "txt")
        .into_iter()
        .filter(|(name, _)| name != "ask.txt");
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

/// The committed spec comes back letter for letter, but for its comments.
#[test]
fn the_committed_spec_survives_export_and_import() {
    let spec = support::committed_spec();
    let back = round_trip(&spec);
    let normal = codegen::normal_form(&spec).unwrap_or_else(|problems| panic!("{problems}"));
    for file in normal {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let Some(found) = back.iter().find(|other| other.path == name) else {
            panic!("`{name}` does not come back");
        };
        assert_same(&file.text, &found.text, name);
    }
}

/// Operations come back in the order of their ids, texts without white space at their edges, and shared types in a file of
/// their own: that aside, all is there.
#[test]
fn specs_survive_export_and_import() {
    let root = support::path("test_data/ok");
    for name in support::names(&root) {
        let spec = support::spec(&root.join(&name).join("spec"));
        let once = round_trip(&spec);
        assert_eq!(once, round_trip(&once), "ok/{name}");
        let mut found = Vec::new();
        differences(
            "",
            &parsed(&export(&spec)),
            &parsed(&export(&once)),
            &mut found,
        );
        assert!(
            found.is_empty(),
            "ok/{name} does not come back:\n{}",
            found.join("\n")
        );
    }
}

fn export(spec: &[Source]) -> String {
    codegen::export_openapi(spec).unwrap_or_else(|problems| panic!("{problems}"))
}

fn round_trip(spec: &[Source]) -> Vec<Source> {
    let source = Source::new("openapi.json", export(spec));
    match codegen::import(&[source], None, &Selection::default()) {
        Ok(import) => {
            assert!(
                import.report.is_empty(),
                "something is lost:\n{}",
                import.report
            );
            import.files
        }
        Err(faults) => panic!("{faults:?}"),
    }
}

/// A document in which neither the order of tags counts, nor white space at the edges of texts.
fn parsed(document: &str) -> serde_json::Value {
    let mut document: serde_json::Value = serde_json::from_str(document).unwrap_or_default();
    if let Some(tags) = document["tags"].as_array_mut() {
        tags.sort_by_key(|tag| tag["name"].to_string());
    }
    trim(&mut document);
    document
}

fn trim(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => {
            *text = text
                .replace("\r\n", "\n")
                .replace('\r', "\n")
                .trim()
                .to_owned();
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(trim),
        serde_json::Value::Object(entries) => {
            entries.values_mut().for_each(trim);
            // a description without a word is none
            entries.retain(|key, value| {
                !matches!(key.as_str(), "description" | "summary") || *value != ""
            });
        }
        _ => {}
    }
}

/// Where two documents differ, and how.
fn differences(
    place: &str,
    left: &serde_json::Value,
    right: &serde_json::Value,
    found: &mut Vec<String>,
) {
    let none = serde_json::Value::Null;
    match (left, right) {
        (serde_json::Value::Object(entries), serde_json::Value::Object(others)) => {
            for key in entries
                .keys()
                .chain(others.keys().filter(|key| !entries.contains_key(*key)))
            {
                let place = format!("{place}/{key}");
                differences(
                    &place,
                    entries.get(key).unwrap_or(&none),
                    others.get(key).unwrap_or(&none),
                    found,
                );
            }
        }
        (serde_json::Value::Array(items), serde_json::Value::Array(others))
            if items.len() == others.len() =>
        {
            for (index, (item, other)) in items.iter().zip(others).enumerate() {
                differences(&format!("{place}/{index}"), item, other, found);
            }
        }
        _ if left == right => {}
        _ => found.push(format!("{place}: {left} became {right}")),
    }
}

#[track_caller]
fn assert_same(expected: &str, found: &str, name: &str) {
    let first = expected
        .lines()
        .zip(found.lines())
        .find(|(expected, found)| expected != found);
    assert_eq!(first, None, "{name}");
    assert_eq!(expected.lines().count(), found.lines().count(), "{name}");
}

/// Whatever is wrong at one place of a description, what comes of it is a spec without mistakes, or an error.
#[test]
fn damaged_descriptions_give_good_specs_or_errors() {
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
                let stand_ins = [
                    json(""),
                    json("x<y"),
                    serde_json::json!({}),
                    serde_json::json!([]),
                    serde_json::json!(-1),
                ];
                let mut damaged = document.clone();
                if let Some(target) = damaged.pointer_mut(place) {
                    target.clone_from(&stand_ins[index % stand_ins.len()]);
                }
                found.extend(fault(&name, place, &damaged));
            }
        }
    }
    assert!(
        found.is_empty(),
        "{} are no specs:\n{}",
        found.len(),
        found.join("\n")
    );
}

/// What is wrong with the spec that comes of a damaged document.
fn fault(name: &str, place: &str, document: &serde_json::Value) -> Option<String> {
    let source = Source::new("damaged.json", document.to_string());
    let import = codegen::import(&[source], None, &Selection::default()).ok()?;
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

/// The places of all values in a document.
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
