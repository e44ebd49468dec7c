//! Snapshot tests of generated files and rendered diagnostics.
//!
//! `test_data/ok` has specs with generated files, `test_data/err` specs with errors, and
//! `test_data/lint` specs with warnings.
//!
//! `UPDATE_FIXTURES=1 cargo test -p codegen --test suite fixtures` updates the snapshots.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use codegen::{Code, Diagnostics, Features, Style, Tests};
use similar::TextDiff;

use crate::support;

/// If set, the tests write the expected files instead of comparing them.
const UPDATE: &str = "UPDATE_FIXTURES";

#[test]
fn valid_specs_generate_the_expected_files() {
    let root = support::path("test_data/ok");
    let names = support::names(&root);
    assert!(!names.is_empty());
    for name in names {
        let sources = support::spec(&root.join(&name).join("spec"));
        // The other specs are compiled in a crate without features for their groups.
        let features = match name.as_str() {
            "features" => Features::PerGroup,
            _ => Features::None,
        };
        let output = codegen::generate(&sources, &support::target().features(features))
            .unwrap_or_else(|problems| panic!("ok/{name} is invalid:\n{problems}"));
        let files = output
            .files()
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .collect();
        check(&root.join(name).join("generated"), "rs", &files);
    }
}

#[test]
fn generated_tests_call_every_operation() {
    let root = support::path("test_data/ok");
    for name in support::names(&root) {
        let sources = support::spec(&root.join(&name).join("spec"));
        let target = support::target().tests(Tests::EveryOperation);
        let output = codegen::generate(&sources, &target)
            .unwrap_or_else(|problems| panic!("ok/{name} is invalid:\n{problems}"));
        let test = output.tests().unwrap_or_default();
        if let Err(error) = syn::parse_file(test) {
            panic!("the test of ok/{name} is not Rust: {error}");
        }
        let operations = output.file("operations/mod.rs").unwrap_or_default();
        let rows = operations.lines().filter(|line| line.starts_with("    "));
        let operations = rows.count();
        assert_eq!(test.matches(".once();").count(), operations, "ok/{name}");
    }
}

#[test]
fn invalid_specs_have_the_expected_errors() {
    let rendered = invalid_specs()
        .into_iter()
        .map(|(name, problems)| (format!("{name}.txt"), problems.render(Style::Plain)))
        .collect();
    check(&support::path("test_data/err"), "txt", &rendered);
}

#[test]
fn every_error_has_a_help_text() {
    for (name, problems) in invalid_specs() {
        for item in problems.items() {
            assert!(item.help.is_some(), "{name}: {}", item.message);
        }
    }
}

#[test]
fn lints_have_the_expected_warnings() {
    let rendered = linted_specs()
        .into_iter()
        .map(|(name, findings)| (format!("{name}.txt"), findings.render(Style::Plain)))
        .collect();
    check(&support::path("test_data/lint"), "txt", &rendered);
}

#[test]
fn every_rule_has_a_spec_that_violates_it() {
    let specs = invalid_specs()
        .into_values()
        .chain(linted_specs().into_values());
    let found: BTreeSet<Code> = specs
        .flat_map(|problems| {
            let items = problems.items().iter();
            items.map(|item| item.code).collect::<Vec<_>>()
        })
        .collect();
    let silent: Vec<&Code> = Code::ALL
        .iter()
        .filter(|code| !found.contains(code))
        .collect();
    assert!(silent.is_empty(), "no fixture breaks {silent:?}");
}

#[test]
fn warnings_do_not_prevent_generation() {
    for (name, sources) in support::specs("test_data/lint") {
        let findings = codegen::lint(&sources);
        let generated = codegen::generate(&sources, &support::target());
        assert_eq!(generated.is_ok(), findings.errors() == 0, "lint/{name}");
    }
}

/// Returns the diagnostics of each spec in `test_data/err`.
fn invalid_specs() -> BTreeMap<String, Diagnostics> {
    let mut broken = BTreeMap::new();
    let mut whole = Vec::new();
    for (name, sources) in support::specs("test_data/err") {
        match codegen::generate(&sources, &support::target()) {
            Ok(_) => whole.push(name),
            Err(problems) => {
                broken.insert(name, problems);
            }
        }
    }
    assert!(whole.is_empty(), "not broken: {whole:?}");
    broken
}

/// Returns the warnings of each spec in `test_data/lint`.
fn linted_specs() -> BTreeMap<String, Diagnostics> {
    support::specs("test_data/lint")
        .into_iter()
        .map(|(name, sources)| (name, codegen::lint(&sources)))
        .collect()
}

/// Compares the files of a folder with the expected ones.
///
/// Writes them instead if `UPDATE_FIXTURES` is set.
fn check(folder: &Path, extension: &str, expected: &BTreeMap<String, String>) {
    let present = match extension {
        "rs" => support::texts_below(folder, extension),
        _ => support::texts(folder, extension),
    };
    let names: BTreeSet<&String> = present.keys().chain(expected.keys()).collect();
    let mut report = String::new();
    for name in names {
        let (old, new) = (present.get(name), expected.get(name));
        if old == new {
            continue;
        }
        if std::env::var_os(UPDATE).is_some() {
            write(&folder.join(name), new);
            continue;
        }
        let (old, new) = (
            old.map_or("", String::as_str),
            new.map_or("", String::as_str),
        );
        let diff = TextDiff::from_lines(old, new);
        let path = folder.join(name);
        report.push_str(&format!(
            "{}",
            diff.unified_diff().header(&path.to_string_lossy(), "now")
        ));
    }
    assert!(
        report.is_empty(),
        "{report}\nif the difference is meant, run: {UPDATE}=1 cargo test -p codegen --test fixtures"
    );
}

fn write(path: &Path, text: Option<&String>) {
    let result = match text {
        Some(text) => path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(path, text)),
        None => fs::remove_file(path),
    };
    result.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
