//! `cargo xtask release`: version, changelog, commit.

use std::fs;

use crate::diff::{ALLOWANCE, Repository};

#[test]
fn a_dry_run_shows_the_version_and_the_changelog() {
    let repository = Repository::new();
    repository
        .0
        .edit("spec/pets.yaml", "name: string", "name: int64");
    // The change breaks released clients.
    let run = repository.run("release", &["--dry-run"]).expect(1);
    let expected = "0.2.0 follows 0.1.0: the changes of the spec since v0.1.0 are major\n\n### Breaking\n\n- model Pet, field name: `string` becomes `int64`";
    assert!(run.stdout.starts_with(expected), "{}", run.stdout);
    assert!(
        run.stdout.ends_with("nothing was changed (--dry-run)\n"),
        "{}",
        run.stdout
    );
    let manifest = fs::read_to_string(repository.0.path("Cargo.toml")).unwrap();
    assert!(manifest.contains("version = \"0.1.0\""), "{manifest}");
}

#[test]
fn a_failed_check_restores_the_files() {
    let repository = Repository::new();
    let changelog = "# Changelog\n\n## Unreleased\n\n- Faster.\n";
    repository.0.write("CHANGELOG.md", changelog);
    repository.0.write("spec/allowances.yaml", ALLOWANCE);
    repository
        .0
        .edit("spec/pets.yaml", "name: string", "name: int64");
    let run = repository.run("release", &[]).expect(2);
    assert!(
        run.stderr.contains("the working tree has changes"),
        "{}",
        run.stderr
    );
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "Second"]);
    // The repository has no packages, so cargo fails.
    let run = repository.run("release", &[]).expect(1);
    assert!(
        run.stderr.contains("the files are as before"),
        "{}",
        run.stderr
    );
    assert_eq!(
        fs::read_to_string(repository.0.path("CHANGELOG.md")).unwrap(),
        changelog
    );
    let allowances = fs::read_to_string(repository.0.path("spec/allowances.yaml")).unwrap();
    assert_eq!(allowances, ALLOWANCE);
}

#[test]
fn without_a_tag_the_last_release_must_be_named() {
    let repository = Repository::new();
    repository.git(&["tag", "--delete", "v0.1.0"]);
    let run = repository.run("release", &["--dry-run"]).expect(2);
    assert!(
        run.stderr
            .contains("name the revision of the last one with `--since`"),
        "{}",
        run.stderr
    );
    let run = repository
        .run("release", &["--dry-run", "--since", "HEAD"])
        .expect(0);
    assert!(
        run.stdout.starts_with("0.1.1 follows 0.1.0"),
        "{}",
        run.stdout
    );
}
