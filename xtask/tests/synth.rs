//! `cargo xtask synth`: what it writes is always the same, and a spec that generates.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "suite/support.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn synth(operations: usize, models: usize, out: &Path) -> support::Run {
    let numbers = [operations.to_string(), models.to_string()];
    let mut command = support::xtask();
    command
        .args([
            "synth",
            "--operations",
            &numbers[0],
            "--models",
            &numbers[1],
        ])
        .arg("--out")
        .arg(out);
    support::run(&mut command)
}

fn text(files: &BTreeMap<PathBuf, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[Path::new(name)].clone()).unwrap()
}

#[test]
fn the_same_size_gives_the_same_bytes_and_each_size_generates() {
    let folder = tempfile::tempdir().unwrap();
    for (operations, models) in [(1, 0), (1, 1), (3, 2), (2, 60), (80, 3), (160, 250)] {
        let (first, second) = (folder.path().join("first"), folder.path().join("second"));
        synth(operations, models, &first).expect(0);
        synth(operations, models, &second).expect(0);
        let files = support::files(&first);
        assert_eq!(files, support::files(&second));

        let out = folder.path().join("out");
        let mut regen = support::xtask();
        regen
            .arg("regen")
            .arg("--spec")
            .arg(&first)
            .arg("--out")
            .arg(&out);
        support::run(&mut regen).expect(0);
        let mut export = support::xtask();
        export.args(["export", "openapi", "--spec"]).arg(&first);
        let document = support::run(&mut export).expect(0).stdout;
        assert_eq!(document.matches("\"operationId\":").count(), operations);
        let declared: usize = files
            .keys()
            .map(|name| models_of(&text(&files, &name.to_string_lossy())))
            .sum();
        assert_eq!(declared, models, "{operations} operations");
    }
}

/// How many models a group file declares.
fn models_of(text: &str) -> usize {
    let section = text.split("\nmodels:\n").nth(1).unwrap_or_default();
    let section = section.split("\nenums:\n").next().unwrap_or_default();
    section
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .count()
}

#[test]
fn it_has_groups_and_kinds_of_everything() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("spec");
    synth(300, 500, &out).expect(0);
    let files = support::files(&out);
    assert_eq!(files.len(), 1 + 4, "{:?}", files.keys());
    let all: String = files
        .keys()
        .map(|name| text(&files, &name.to_string_lossy()))
        .collect();
    for wanted in [
        "next_uri: nextUri",
        "page_number: pageNumber",
        "cursor: {parameter",
        "deprecated:",
        "{all: [",
        "permissions: none",
        "header:",
        "list<string>",
        "map<",
        "binary",
        "secret: true",
        "required: true",
        "read_only: true",
        "default: \"",
        "type: date,",
        "type: date-time",
        "returns: void",
        "PATCH /",
        "PUT /",
        "DELETE /",
        "description: >-",
    ] {
        assert!(all.contains(wanted), "there is no {wanted:?}");
    }
}

#[test]
fn it_writes_over_its_own_files_only() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("spec");
    synth(80, 10, &out).expect(0);
    synth(2, 1, &out).expect(0);
    assert_eq!(
        support::files(&out).len(),
        2,
        "what is no longer part of it is gone"
    );

    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("letter.txt"), "Dear all").unwrap();
    let run = synth(2, 1, &other).expect(2);
    assert!(run.stderr.contains("is not empty"), "{}", run.stderr);
    assert_eq!(
        fs::read_to_string(other.join("letter.txt")).unwrap(),
        "Dear all"
    );
    assert_eq!(support::files(&other).len(), 1);
}
