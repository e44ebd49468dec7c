//! `synth` writes the same spec each time, and the spec generates a client.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use codegen::{Source, Target};

use crate::support::{Run, bench, run};

fn synth(operations: usize, models: usize, out: &Path, status: i32) -> Run {
    let mut command = bench();
    command.arg("synth").arg("--out").arg(out);
    command.args(["--operations", &operations.to_string()]);
    command.args(["--models", &models.to_string()]);
    run(&mut command, status)
}

/// The texts of a spec by file name.
fn texts(spec: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(spec).unwrap().map(Result::unwrap);
    let text = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read_to_string(entry.path()).unwrap())
    };
    entries.map(text).collect()
}

#[test]
fn the_same_size_gives_the_same_bytes_and_each_size_generates() {
    let folder = tempfile::tempdir().unwrap();
    for (operations, models) in [(1, 0), (1, 1), (3, 2), (2, 60), (80, 3), (160, 250)] {
        let (first, second) = (folder.path().join("first"), folder.path().join("second"));
        synth(operations, models, &first, 0);
        synth(operations, models, &second, 0);
        let files = texts(&first);
        assert_eq!(files, texts(&second));

        let sources: Vec<Source> = files
            .iter()
            .map(|(name, text)| Source::new(format!("spec/{name}"), text.as_str()))
            .collect();
        if let Err(diagnostics) = codegen::generate(&sources, &Target::new("client")) {
            panic!("{operations} operations, {models} models: {diagnostics}");
        }
        let ids = files
            .values()
            .map(|text| text.matches("\n  - id: ").count());
        assert_eq!(ids.sum::<usize>(), operations);
        let declared: usize = files.values().map(|text| models_of(text)).sum();
        assert_eq!(declared, models, "{operations} operations");
    }
}

/// Counts the models that a group file declares.
fn models_of(text: &str) -> usize {
    let section = text.split("\nmodels:\n").nth(1).unwrap_or_default();
    let section = section.split("\nenums:\n").next().unwrap_or_default();
    section
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .count()
}

#[test]
fn the_spec_uses_every_feature_of_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("spec");
    synth(300, 500, &out, 0);
    let files = texts(&out);
    assert_eq!(files.len(), 1 + 4, "{:?}", files.keys());
    let all: String = files.into_values().collect();
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
        assert!(all.contains(wanted), "missing {wanted:?}");
    }
}

#[test]
fn replaces_its_own_files_and_refuses_others() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("spec");
    synth(80, 10, &out, 0);
    synth(2, 1, &out, 0);
    assert_eq!(texts(&out).len(), 2, "files of the larger spec are removed");

    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("letter.txt"), "Dear all").unwrap();
    let message = synth(2, 1, &other, 2).stderr;
    assert!(message.contains("is not empty"), "{message}");
    assert_eq!(texts(&other)["letter.txt"], "Dear all");
    assert_eq!(texts(&other).len(), 1);
}

#[test]
fn a_size_of_zero_operations_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("spec");
    synth(0, 0, &out, 2);
    assert!(!out.exists());
}
