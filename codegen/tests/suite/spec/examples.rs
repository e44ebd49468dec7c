//! The examples of `spec/README.md`.
//!
//! The wrong example of a rule violates it, and the right one does not.

use std::collections::BTreeSet;
use std::fs;

use codegen::{Code, Source};

use crate::support;

/// The keys of the API file, each with a line that sets it.
const API: &[(&str, &str)] = &[
    ("title", "title: Pets"),
    ("version", "version: v1"),
    ("base_url", "base_url: https://api.pets.example"),
    (
        "servers",
        "servers: {photos: {base_url: https://photos.pets.example}}",
    ),
    ("security", "security: {}"),
    ("groups", "groups: [pets.yaml]"),
];

/// The sections of a group file, each with lines that set it.
const GROUP: &[(&str, &str)] = &[
    ("group", "group: Pets"),
    (
        "models",
        "models:
  Pet: {fields: {kind: PetKind}}
  PetPage: {fields: {pets: list<Pet>}}
  Problem: {fields: {message: string}}",
    ),
    ("enums", "enums:\n  PetKind: {values: [\"cat\", \"dog\"]}"),
];

/// The keys of an operation, each with a line that sets it.
const OPERATION: &[(&str, &str)] = &[
    ("id", "id: getThings"),
    ("http", "http: GET /v1/things"),
    ("summary", "summary: Get the things"),
    ("permissions", "permissions: none"),
    ("returns", "returns: json"),
];

/// A rule with its examples.
struct Rule<'r> {
    code: &'r str,
    wrong: &'r str,
    right: &'r str,
}

fn rules(readme: &str) -> Vec<Rule<'_>> {
    let sections = readme.split("\n### ").skip(1);
    let rules = sections.filter_map(|section| {
        let (code, text) = section.split_once(": ")?;
        let example = |word: &str| {
            let (_, rest) = text.split_once(&format!("\n{word}:\n\n```yaml\n"))?;
            rest.split_once("\n```").map(|(example, _)| example)
        };
        let known = Code::ALL.iter().any(|rule| rule.as_str() == code);
        known.then(|| Rule {
            code,
            wrong: example("Wrong").unwrap(),
            right: example("Right").unwrap(),
        })
    });
    rules.collect()
}

/// Returns the unindented keys of an example.
fn keys(example: &str) -> BTreeSet<&str> {
    let keys = example.lines().filter_map(|line| line.split_once(':'));
    keys.map(|(key, _)| key)
        .filter(|key| !key.starts_with([' ', '-', '#']))
        .collect()
}

/// Returns an example, preceded by the lines of all keys that it lacks.
fn completed(example: &str, rest: &[(&str, &str)]) -> String {
    let own = keys(example);
    let rest = rest.iter().filter(|(key, _)| !own.contains(key));
    let lines: Vec<&str> = rest.map(|(_, lines)| *lines).chain([example]).collect();
    lines.join("\n") + "\n"
}

fn indented(text: &str, by: usize) -> String {
    let lines = text.lines().map(|line| format!("{:by$}{line}\n", ""));
    lines.collect()
}

/// Completes an example to a spec. The keys of the example determine its place.
fn spec(example: &str) -> Vec<Source> {
    let own = keys(example);
    let among = |parts: &[(&str, &str)]| parts.iter().any(|(key, _)| own.contains(key));
    if among(API) {
        return sources(&completed(example, API), &group(&operation(""), ""));
    }
    let group = if among(GROUP) || own.contains("operations") {
        let operations = if own.contains("operations") {
            String::new()
        } else {
            operation("")
        };
        completed(&(operations + example), &GROUP[..1])
    } else if own.contains("Pet") {
        group(
            &operation(""),
            &format!("models:\n{}", indented(example, 2)),
        )
    } else if own.contains("values") {
        group(
            &operation(""),
            &format!("enums:\n  PetKind:\n{}", indented(example, 4)),
        )
    } else if example.starts_with("- {name") {
        group(&operation(&format!("query:\n{}", indented(example, 2))), "")
    } else if example.starts_with("- ") {
        group(&format!("operations:\n{}", indented(example, 2)), "")
    } else {
        group(&operation(example), "")
    };
    sources(&completed("", API), &group)
}

/// Returns a spec with this group, and with a second group if the first one refers to it.
fn sources(api: &str, group: &str) -> Vec<Source> {
    let mut sources = vec![
        Source::new("spec/api.yaml", api),
        Source::new("spec/pets.yaml", group),
    ];
    if group.contains("also_in: [Keepers]") {
        sources[0].text = api.replace("[pets.yaml]", "[pets.yaml, keepers.yaml]");
        sources.push(Source::new("spec/keepers.yaml", "group: Keepers\n"));
    }
    sources
}

/// Returns a group file with these operations and other sections.
fn group(operations: &str, parts: &str) -> String {
    completed(&format!("{operations}{parts}"), GROUP)
}

/// Returns an operation with these keys, and everything that the example refers to.
fn operation(example: &str) -> String {
    let own = keys(example);
    let carries = own.contains("body") || own.contains("form");
    let example = if carries && !own.contains("http") {
        format!("http: POST /v1/things\n{example}")
    } else {
        example.to_owned()
    };
    let item = completed(&example, OPERATION);
    let mut operations = format!("operations:\n  -\n{}", indented(&item, 4));
    for id in ["listPets", "getPets"] {
        if example.contains(&format!("replacement: {id}")) {
            let line = format!("id: {id}\nhttp: GET /v1/{id}");
            let item = completed(&line, OPERATION);
            operations.push_str(&format!("  -\n{}", indented(&item, 4)));
        }
    }
    operations
}

/// Returns the codes of the rules that a spec violates, lints included.
fn broken(example: &str) -> BTreeSet<&'static str> {
    let found = codegen::lint(&spec(example));
    found
        .items()
        .iter()
        .map(|item| item.code.as_str())
        .collect()
}

#[test]
fn wrong_examples_violate_their_rule_and_right_ones_do_not() {
    let readme = fs::read_to_string(support::path("../spec/README.md")).unwrap();
    let rules = rules(&readme);
    assert_eq!(rules.len(), Code::ALL.len());
    for Rule { code, wrong, right } in rules {
        let found = broken(wrong);
        assert!(
            found.contains(code),
            "{code} is not broken, but {found:?}, by\n{wrong}"
        );
        let found = broken(right);
        assert!(!found.contains(code), "{code} is violated by\n{right}");
        let errors: Vec<_> = found.iter().filter(|code| code.starts_with('E')).collect();
        assert!(
            errors.is_empty(),
            "{code}: {errors:?} is broken by\n{right}"
        );
    }
}

#[test]
fn full_example_is_a_valid_spec() {
    let readme = fs::read_to_string(support::path("../spec/README.md")).unwrap();
    let section = readme.split("\n## A full example").nth(1).unwrap();
    let mut blocks = section.split("```yaml\n").skip(1);
    let mut block = || blocks.next().unwrap().split("```").next().unwrap();
    let sources = sources(block(), block());
    if let Err(problems) = codegen::generate(&sources, &support::target()) {
        panic!("{problems}");
    }
}
