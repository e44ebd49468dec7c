//! Round trips: an import of an exported spec restores the spec.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod support;

use codegen::Source;
use codegen_openapi::Selection;
use serde_json::Value;
use support::export;

/// Only comments are lost.
#[test]
fn round_trip_restores_the_committed_spec() {
    let spec = support::committed_spec();
    let back = round_trip(&spec);
    let normal = codegen::normal_form(&spec).unwrap_or_else(|problems| panic!("{problems}"));
    for file in normal {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let Some(found) = back.iter().find(|other| other.path == name) else {
            panic!("`{name}` is not restored");
        };
        assert_same(&file.text, &found.text, name);
    }
}

/// Operations are restored in the order of their ids, texts are trimmed, and shared types move to
/// a separate file.
#[test]
fn round_trip_restores_valid_specs() {
    for (name, spec) in support::valid_specs() {
        let once = round_trip(&spec);
        assert_eq!(once, round_trip(&once), "{name}");
        let mut found = Vec::new();
        differences(
            "",
            &parsed(&export(&spec)),
            &parsed(&export(&once)),
            &mut found,
        );
        assert!(
            found.is_empty(),
            "{name} is not restored:\n{}",
            found.join("\n")
        );
    }
}

fn round_trip(spec: &[Source]) -> Vec<Source> {
    let source = Source::new("openapi.json", export(spec));
    match codegen_openapi::import(&[source], None, &Selection::default()) {
        Ok(import) => {
            assert!(
                import.report.is_empty(),
                "the round trip loses:\n{}",
                import.report
            );
            import.files
        }
        Err(errors) => panic!("{errors:?}"),
    }
}

/// Parses a document, sorts its tags and trims its texts.
fn parsed(document: &str) -> Value {
    let mut document: Value = serde_json::from_str(document).unwrap_or_default();
    if let Some(tags) = document["tags"].as_array_mut() {
        tags.sort_by_key(|tag| tag["name"].to_string());
    }
    trim(&mut document);
    document
}

fn trim(value: &mut Value) {
    match value {
        Value::String(text) => {
            *text = text
                .replace("\r\n", "\n")
                .replace('\r', "\n")
                .trim()
                .to_owned();
        }
        Value::Array(items) => items.iter_mut().for_each(trim),
        Value::Object(entries) => {
            entries.values_mut().for_each(trim);
            // An empty description equals an absent one.
            entries.retain(|key, value| {
                !matches!(key.as_str(), "description" | "summary") || *value != ""
            });
        }
        _ => {}
    }
}

/// Lists the differences of two documents.
fn differences(place: &str, left: &Value, right: &Value, found: &mut Vec<String>) {
    let none = Value::Null;
    match (left, right) {
        (Value::Object(entries), Value::Object(others)) => {
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
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
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
