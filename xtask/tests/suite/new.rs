//! `cargo xtask new`: what it makes builds with any features, passes its tests, and is kept by
//! regen.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{self, Project, Run};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

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

/// A copy of a spec of the generator's tests.
fn spec_of(name: &str, folder: &Path) -> PathBuf {
    let original = workspace()
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

/// Gives a crate the versions of this repository.
fn lock(out: &Path) {
    fs::copy(workspace().join("Cargo.lock"), out.join("Cargo.lock")).unwrap();
}

/// Cargo in a folder, without the network.
fn cargo(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(arguments)
        .args(["--quiet", "--offline"])
        .env("CARGO_TARGET_DIR", workspace().join("target/new-crate"))
        .env("RUSTFLAGS", "-D warnings")
        .current_dir(folder);
    support::run(&mut command).expect(0);
}

#[test]
fn a_new_crate_builds_with_any_features_and_passes_its_tests() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("pet-client");
    let spec = spec_of("features", folder.path());
    new(&spec, &out).expect(0);
    lock(&out);
    regen(&spec, &out, &["--check"]).expect(0);
    cargo(&out, &["test"]);
    for features in ["", "pets", "keepers"] {
        cargo(
            &out,
            &["check", "--no-default-features", "--features", features],
        );
    }
}

#[test]
fn parameters_and_bodies_of_every_kind_are_made_up() {
    for name in ["types", "forms"] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("pet-client");
        new(&spec_of(name, folder.path()), &out).expect(0);
        lock(&out);
        cargo(&out, &["test", "--test", "every_operation"]);
    }
}

#[test]
fn regen_keeps_the_manifest_and_the_test() {
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
fn nothing_is_made_of_a_broken_spec_or_in_the_place_of_files() {
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
