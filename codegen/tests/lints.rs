//! The examples of the lints in `spec/README.md` are right: each lint finds what is wrong, and nothing in what is right.

mod support;

use std::fs;

use codegen::{Code, Severity};

/// The types that examples use without defining them.
const TYPES: &str = "  PetPage: {fields: {pets: list<Pet>}}\n  Pet: {fields: {name: string}}\n";

/// The operation that takes the place of others.
const OTHER: &str = "- {id: getPets, http: GET /pets, permissions: none, returns: void}\n";

/// Keys that an operation must have, with what an example may leave out.
const OPERATION: &[(&str, &str)] = &[
    ("id", "getIt"),
    ("http", "GET /it"),
    ("permissions", "none"),
    ("returns", "PetPage"),
];

/// A part of a spec as a group file, with what is missing around it.
fn group(part: &str) -> String {
    if part.starts_with("operations:") {
        return format!("group: Pets\n{part}");
    }
    let (operation, enums) = match part.strip_prefix("values:") {
        Some(values) => (
            String::new(),
            format!("enums:\n  Kind:\n    values:{values}"),
        ),
        None => (part.to_owned(), String::new()),
    };
    let operations = if operation.starts_with("- ") {
        operation
    } else {
        item(&operation)
    };
    let other = if part.contains("replacement: getPets") {
        OTHER
    } else {
        ""
    };
    format!("group: Pets\noperations:\n{operations}{other}models:\n{TYPES}{enums}")
}

/// Some keys of an operation as an item of a list.
fn item(keys: &str) -> String {
    let mut lines: Vec<String> = keys.lines().map(str::to_owned).collect();
    let missing = OPERATION
        .iter()
        .filter(|(key, _)| !keys.contains(&format!("{key}:")));
    lines.extend(missing.map(|(key, value)| format!("{key}: {value}")));
    if keys.contains("{petId}") {
        lines.push("path: [{name: petId, type: string}]".to_owned());
    }
    let start = |index| if index == 0 { "- " } else { "  " };
    let lines = lines.iter().enumerate();
    lines
        .map(|(index, line)| format!("{}{line}\n", start(index)))
        .collect()
}

/// The codes of what is found in a part of a spec.
fn found(part: &str) -> Vec<&'static str> {
    let text = group(part);
    let findings = codegen::lint(&support::with_api(&text));
    assert_eq!(findings.errors(), 0, "{findings}\n{text}");
    findings
        .items()
        .iter()
        .map(|item| item.code.as_str())
        .collect()
}

#[test]
fn the_examples_show_what_each_lint_finds() {
    let readme = fs::read_to_string(support::path("../spec/README.md")).unwrap();
    let lints = Code::ALL
        .iter()
        .filter(|code| code.severity() == Severity::Warning);
    for code in lints.map(|code| code.as_str()) {
        let (_, section) = readme.split_once(&format!("\n### {code}: ")).unwrap();
        let section = section.split("\n### ").next().unwrap();
        let example = |word: &str| {
            let (_, example) = section
                .split_once(&format!("\n{word}:\n\n```yaml\n"))
                .unwrap();
            example.split("```").next().unwrap()
        };
        let (wrong, right) = (found(example("Wrong")), found(example("Right")));
        assert!(
            wrong.contains(&code),
            "{code} is not found in {}",
            example("Wrong")
        );
        assert!(
            !right.contains(&code),
            "{code} is found in {}",
            example("Right")
        );
    }
}
