//! `cargo xtask new`: what it makes builds with any features, passes its tests, and is kept by
//! regen.

use std::fs;
use std::path::{Path, PathBuf};

use crate::nested_cargo::NestedCrate;
use crate::support::{self, Project, Run};

fn new(spec: &Path, out: &Path) -> Run {
    let mut command = support::xtask();
    command.arg("new").arg(out).arg("--spec").arg(spec);
    support::run(&mut command)
}

fn regen(spec: &Path, out: &Path, arguments: &[&str]) -> Run {
    let mut command = support::xtask();
    command.arg("regen").arg("--spec").arg(spec);
    command.arg("--out").arg(out.join("src/generated"));
    support::run(command.args(arguments))
}

/// Copies a spec of the generator's tests.
fn spec_of(name: &str, folder: &Path) -> PathBuf {
    let original = support::repository()
        .join("codegen/test_data/ok")
        .join(name)
        .join("spec");
    let copy = folder.join("spec");
    fs::create_dir(&copy).unwrap();
    for (name, bytes) in support::files(&original) {
        fs::write(copy.join(name), bytes).unwrap();
    }
    copy
}

#[test]
fn a_new_crate_builds_with_any_features_and_passes_its_tests() {
    let folder = tempfile::tempdir().unwrap();
    let spec = spec_of("features", folder.path());
    let client = NestedCrate::new(&spec, |_| {});
    regen(&spec, &client.folder, &["--check"]).expect(0);
    // The doctests are part of the tests: all examples compile.
    client.cargo(&["test"]);
    client.cargo_in_core(&["test", "--doc"]);
    for features in ["", "pets", "keepers"] {
        client.cargo(&["check", "--no-default-features", "--features", features]);
    }
}

#[test]
fn the_test_of_a_new_crate_has_arguments_of_every_kind() {
    let folder = tempfile::tempdir().unwrap();
    let spec = spec_of("types", folder.path());
    let forms = support::repository().join("codegen/test_data/ok/forms/spec/forms.yaml");
    fs::copy(forms, spec.join("forms.yaml")).unwrap();
    let api = fs::read_to_string(spec.join("api.yaml")).unwrap();
    let both = api.replace("groups: [types.yaml]", "groups: [types.yaml, forms.yaml]");
    fs::write(spec.join("api.yaml"), both).unwrap();
    let client = NestedCrate::new(&spec, |_| {});
    client.cargo(&["test", "--test", "every_operation"]);
}

#[test]
fn a_new_crate_is_complete_and_has_nothing_of_this_repository() {
    let project = Project::new();
    let out = project.path("pet-client");
    new(&project.path("spec"), &out).expect(0);
    let root = support::repository();
    for (path, bytes) in support::files(&out) {
        let text = String::from_utf8(bytes).unwrap();
        let folded = text.to_lowercase();
        for foreign in [
            "genesys",
            "mypurecloud",
            "generated_client",
            "generated-client",
        ] {
            assert!(
                !folded.contains(foreign),
                "{} contains {foreign:?}",
                path.display()
            );
        }
        for absolute in [root.to_str().unwrap(), project.path("").to_str().unwrap()] {
            assert!(!text.contains(absolute), "{}", path.display());
        }
    }
    let read = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    assert!(read("src/lib.rs").contains("pet_client::Client::builder()"));
    assert!(read("core/src/lib.rs").lines().count() > 20);
    assert!(read(".gitattributes").starts_with("* text=auto eol=lf\n"));
    assert!(read(".gitignore").contains("target/\n"));
    assert!(!read("Cargo.toml").contains("doctest"));
}

#[test]
fn names_of_dependencies_and_keywords_are_refused() {
    let project = Project::new();
    for (name, reason) in [
        ("tokio", "depends on the crate `tokio`"),
        ("serde", "depends on the crate `serde`"),
        ("serde_json", "depends on the crate `serde_json`"),
        ("serde-json", "depends on the crate `serde_json`"),
        ("futures", "depends on the crate `futures-core`"),
        ("type", "reserves it"),
        ("core", "reserves it"),
    ] {
        let out = project.path(name);
        let run = new(&project.path("spec"), &out).expect(2);
        assert!(run.stderr.contains(reason), "{}", run.stderr);
        assert!(!out.exists());
    }
}

#[test]
fn regen_updates_the_manifest_and_the_test() {
    let project = Project::new();
    let (spec, out) = (project.path("spec"), project.path("pet-client"));
    new(&spec, &out).expect(0);
    regen(&spec, &out, &["--check"]).expect(0);

    project.edit("spec/pets.yaml", "group: Pets", "group: Animals");
    project.edit("spec/pets.yaml", "id: getPet", "id: findPet");
    let run = regen(&spec, &out, &["--check"]).expect(1);
    for file in [
        "Cargo.toml",
        "tests/every_operation.rs",
        "src/generated/pets.rs",
        "src/generated/animals.rs",
    ] {
        assert!(
            run.stdout.contains(&format!("pet-client/{file}")),
            "{file}: {}",
            run.stdout
        );
    }
    regen(&spec, &out, &[]).expect(0);
    let read = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    assert!(read("Cargo.toml").contains("\nanimals = []\n"));
    assert!(read("tests/every_operation.rs").contains("client.animals().find_pet(1)"));
    assert!(read("src/generated/animals.rs").contains("&pet_client::Client"));

    fs::remove_dir_all(out.join("tests")).unwrap();
    let run = regen(&spec, &out, &["--check"]).expect(1);
    let missing = run.stdout.lines().next().unwrap_or_default();
    assert!(
        missing.starts_with("missing ") && missing.ends_with("tests/every_operation.rs"),
        "{}",
        run.stdout
    );
    regen(&spec, &out, &[]).expect(0);
    assert!(read("tests/every_operation.rs").starts_with("// @generated"));

    fs::write(out.join("tests/every_operation.rs"), "// hand-written\n").unwrap();
    regen(&spec, &out, &["--check"]).expect(0);
    regen(&spec, &out, &[]).expect(0);
    assert_eq!(read("tests/every_operation.rs"), "// hand-written\n");
}

#[test]
fn broken_specs_bad_names_and_folders_with_files_are_refused() {
    let project = Project::new();
    let (spec, out) = (project.path("spec"), project.path("pet-client"));
    for name in ["2pets", "Pet", "pet client", "päts"] {
        let run = new(&spec, &project.path(name)).expect(2);
        assert!(
            run.stderr.contains("cannot be the name of a crate"),
            "{}",
            run.stderr
        );
        assert!(!project.path(name).exists());
    }
    fs::create_dir(&out).unwrap();
    project.write("pet-client/notes.txt", "mine");
    let run = new(&spec, &out).expect(2);
    assert!(run.stderr.contains("is not empty"), "{}", run.stderr);
    assert_eq!(support::files(&out).len(), 1);

    fs::remove_file(out.join("notes.txt")).unwrap();
    project.edit("spec/pets.yaml", "returns: Pet", "returns: Pett");
    let run = new(&spec, &out).expect(2);
    assert!(run.stderr.contains("error[E012]"), "{}", run.stderr);
    assert_eq!(support::files(&out).len(), 0);

    project.edit("spec/pets.yaml", "returns: Pett", "returns: Pet");
    new(&spec, &out).expect(0);
}
