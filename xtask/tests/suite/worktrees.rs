//! Several working trees share one target folder, and so one build of the commands.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{self, API, PETS, Run, run};

/// Creates everything of a repository that regen reads or writes.
fn tree(parent: &Path, name: &str) -> PathBuf {
    let root = parent.join(name);
    for folder in ["spec", "generated-client/src", "xtask"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    let manifest = "[package]\nname = \"generated-client\"\n\n[features]\n\
                    # generated features begin\n# generated features end\n";
    for (path, text) in [
        ("Cargo.toml", "[workspace]\nmembers = []\n"),
        ("spec/api.yaml", API),
        ("spec/pets.yaml", PETS),
        ("generated-client/Cargo.toml", manifest),
    ] {
        fs::write(root.join(path), text).unwrap();
    }
    root
}

/// Runs the command as `cargo run` in this tree does.
fn cargo_run(root: &Path, arguments: &[&str]) -> Run {
    let mut command = support::xtask();
    command.args(arguments).current_dir(root);
    run(command.env("CARGO_MANIFEST_DIR", root.join("xtask")))
}

#[test]
fn regen_works_on_the_tree_in_which_cargo_runs_it() {
    let parent = tempfile::tempdir().unwrap();
    let (a, b) = (tree(parent.path(), "a"), tree(parent.path(), "b"));
    cargo_run(&a, &["regen"]).expect(0);
    let generated = Path::new("generated-client/src/generated");
    assert!(a.join(generated).is_dir() && !b.join(generated).exists());

    cargo_run(&a, &["regen", "--check"]).expect(0);
    let drift = cargo_run(&b, &["regen", "--check"]).expect(1);
    assert!(
        drift
            .stdout
            .contains("generated-client/src/generated/pets.rs"),
        "{}",
        drift.stdout
    );

    fs::write(b.join("spec/pets.yaml"), PETS.replace("getPet", "findPet")).unwrap();
    let before = support::files(&a);
    cargo_run(&b, &["regen"]).expect(0);
    assert_eq!(support::files(&a), before);
    let text = fs::read_to_string(b.join(generated).join("pets.rs")).unwrap();
    assert!(text.contains("find_pet"), "{text}");
    cargo_run(&a, &["regen", "--check"]).expect(0);
    cargo_run(&b, &["regen", "--check"]).expect(0);
}

#[test]
fn the_current_directory_decides_without_cargo() {
    let parent = tempfile::tempdir().unwrap();
    let root = tree(parent.path(), "a");
    let without_cargo = |folder: &Path| {
        let mut command: Command = support::xtask();
        command.arg("regen").env_remove("CARGO_MANIFEST_DIR");
        run(command.current_dir(folder))
    };
    without_cargo(&root.join("generated-client/src")).expect(0);
    assert!(
        root.join("generated-client/src/generated/pets.rs")
            .is_file()
    );

    let message = without_cargo(parent.path()).expect(2).stderr;
    assert!(
        message.starts_with("error: no repository found") && message.contains("`cargo xtask`"),
        "{message}"
    );
}
