//! `schema.json` agrees with the generator as far as a JSON Schema can. An independent validator
//! reads it.

use std::collections::BTreeSet;
use std::fs;

use boon::{Compiler, Schemas};
use codegen::{Code, Source};
use serde_json::Value;
use serde_yaml::Value as Yaml;

use crate::support;

/// Rules that the schema enforces completely.
pub(super) const SHAPES: &[&str] = &["E004", "E005", "E006", "E007", "E022", "E040", "E045"];

/// Rules that the schema enforces partially.
const PARTLY: &[&str] = &[
    "E008", "E009", "E010", "E017", "E023", "E033", "E034", "E035", "E036", "E037", "E042", "E044",
    "E051", "E052", "E070",
];

/// YAML rules: a file that violates one has no values or ambiguous ones.
const YAML: &[&str] = &["E001", "E002", "E003"];

/// Name prefixes of specs with ambiguous numbers.
///
/// The format rejects such numbers, and YAML libraries read them differently.
const READ_EITHER_WAY: &[&str] = &["kind_hexadecimal", "kind_leading_zero"];

/// URL of the schema in the validator's messages.
const LOCATION: &str = "spec/schema.json";

pub(super) struct Validator {
    schemas: Schemas,
    index: boon::SchemaIndex,
}

impl Validator {
    pub(super) fn new() -> Self {
        let schema: Value = serde_json::from_str(&codegen::json_schema()).unwrap();
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource(LOCATION, schema).unwrap();
        let index = compiler.compile(LOCATION, &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// Validates a file.
    pub(super) fn check(&self, text: &str) -> Result<(), String> {
        let value = read(text).unwrap();
        let result = self.schemas.validate(&value, self.index);
        result.map_err(|error| format!("{error:#}"))
    }

    /// Validates an operation in an otherwise empty file.
    pub(super) fn check_operation(&self, operation: &str) -> Result<(), String> {
        self.check(&group(operation))
    }
}

/// Reads a file as JSON. Returns `None` for contents without a JSON form: keys that are lists, and
/// numbers with too many digits.
fn read(text: &str) -> Option<Value> {
    json(serde_yaml::from_str(text).ok()?)
}

/// Converts a YAML value to JSON.
fn json(value: Yaml) -> Option<Value> {
    match value {
        Yaml::Sequence(items) => items.into_iter().map(json).collect(),
        Yaml::Mapping(entries) => {
            let entries = entries.into_iter();
            let entries =
                entries.map(|(key, value)| Some((key.as_str()?.to_owned(), json(value)?)));
            entries.collect()
        }
        other => serde_yaml::from_value(other).ok(),
    }
}

pub(super) fn group(operation: &str) -> String {
    format!("group: Things\noperations:\n  - {operation}\n")
}

/// Returns the diagnostic codes of each file of a spec.
pub(super) fn codes(sources: &[Source]) -> Vec<(&Source, BTreeSet<&'static str>)> {
    let problems = codegen::generate(sources, &support::target()).err();
    let codes = |index: usize| {
        let items = problems.iter().flat_map(|problems| problems.items());
        let items = items.filter(|item| item.primary.place.file == index);
        items.map(|item| item.code.as_str()).collect()
    };
    let files = sources.iter().enumerate();
    files
        .map(|(index, source)| (source, codes(index)))
        .collect()
}

#[test]
fn schema_conforms_to_its_draft() {
    let schema: Value = serde_json::from_str(&codegen::json_schema()).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    let standard = "http://json-schema.org/draft-07/schema";
    let index = compiler.compile(standard, &mut schemas).unwrap();
    if let Err(error) = schemas.validate(&schema, index) {
        panic!("{error:#}");
    }
}

#[test]
fn accepts_valid_specs() {
    let validator = Validator::new();
    let root = support::path("test_data/ok");
    let folders = support::names(&root);
    let folders = folders.iter().map(|name| root.join(name).join("spec"));
    let mut count = 0;
    for folder in folders.chain([support::path("../spec")]) {
        for source in support::spec(&folder) {
            if let Err(error) = validator.check(&source.text) {
                panic!("{}/{}: {error}", folder.display(), source.path);
            }
            count += 1;
        }
    }
    assert!(count > 15, "only {count} files");
}

#[test]
fn accepts_specs_with_warnings() {
    let validator = Validator::new();
    for (name, sources) in support::specs("test_data/lint") {
        let good = codes(&sources)
            .into_iter()
            .filter(|(_, codes)| codes.is_empty());
        for (source, _) in good {
            if let Err(error) = validator.check(&source.text) {
                panic!("lint/{name}, {}: {error}", source.path);
            }
        }
    }
}

#[test]
fn rejects_invalid_specs_as_far_as_a_schema_can() {
    let validator = Validator::new();
    let mut rejected = BTreeSet::new();
    for (name, sources) in support::specs("test_data/err") {
        for (source, codes) in codes(&sources) {
            let any = |list: &[&str]| codes.iter().any(|code| list.contains(code));
            let either_way = READ_EITHER_WAY.iter().any(|start| name.starts_with(start));
            if any(YAML) || either_way || read(&source.text).is_none() {
                continue;
            }
            let verdict = validator.check(&source.text);
            let place = format!("err/{name}, {}", source.path);
            if any(SHAPES) {
                assert!(verdict.is_err(), "{place} is accepted despite {codes:?}");
            } else if !any(PARTLY) {
                assert_eq!(
                    verdict,
                    Ok(()),
                    "{place} is rejected, which has but {codes:?}"
                );
            }
            let mut reasons = codes
                .iter()
                .filter(|code| SHAPES.contains(code) || PARTLY.contains(code));
            if let (Err(_), Some(reason), None) = (verdict, reasons.next(), reasons.next()) {
                rejected.insert(*reason);
            }
        }
    }
    // Each rule has a file that violates no other rule of the schema.
    for code in SHAPES.iter().chain(PARTLY) {
        assert!(
            rejected.contains(code),
            "no file is rejected for {code} alone"
        );
    }
}

#[test]
fn lists_contain_existing_rules() {
    let all: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for code in SHAPES.iter().chain(PARTLY).chain(YAML) {
        assert!(all.contains(code), "unknown rule {code}");
    }
}

#[test]
fn every_spec_file_references_the_schema() {
    let folder = support::path("../spec");
    for source in support::spec(&folder) {
        let (name, text) = (source.path, source.text);
        let first = text.lines().next().unwrap_or_default();
        let target = first.strip_prefix("# yaml-language-server: $schema=");
        let target = target.unwrap_or_else(|| panic!("{name} references no schema"));
        let schema = fs::read_to_string(folder.join(target));
        let schema = schema.unwrap_or_else(|error| panic!("{name}: {target}: {error}"));
        assert_eq!(
            schema,
            codegen::json_schema(),
            "{target} is not that of the generator"
        );
    }
}

#[test]
fn every_key_has_a_description() {
    let schema: Value = serde_json::from_str(&codegen::json_schema()).unwrap();
    let definitions = schema["definitions"].as_object().unwrap();
    let mut count = 0;
    for (name, definition) in definitions {
        assert!(
            definition["description"].is_string(),
            "{name} has no description"
        );
        for (key, property) in definition["properties"].as_object().into_iter().flatten() {
            assert!(
                property["description"].is_string(),
                "{name}.{key} has no description"
            );
            count += 1;
        }
    }
    assert!(count > 80, "only {count} keys");
}
