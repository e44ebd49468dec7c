//! `cargo xtask export openapi`.

use std::fs;

use crate::support::{self, Project};

#[test]
fn prints_or_writes_the_document() {
    let project = Project::new();
    let mut command = support::xtask();
    command
        .args(["export", "openapi", "--spec"])
        .arg(project.path("spec"));
    let printed = support::run(&mut command).expect(0);
    assert!(
        printed.stdout.contains("\"openapi\": \"3.1.0\""),
        "{}",
        printed.stdout
    );
    assert!(
        printed.stdout.contains("\"operationId\": \"getPet\""),
        "{}",
        printed.stdout
    );

    command.arg("--out").arg(project.path("openapi.json"));
    let written = support::run(&mut command).expect(0);
    assert_eq!(written.stdout, "");
    assert_eq!(
        fs::read_to_string(project.path("openapi.json")).unwrap(),
        printed.stdout
    );
}

#[test]
fn a_broken_spec_prints_nothing_on_stdout() {
    let project = Project::new();
    project.edit(
        "spec/pets.yaml",
        "permissions: none",
        "permissions: {any: [\"pets:view\"]}",
    );
    let mut command = support::xtask();
    let run = support::run(
        command
            .args(["export", "openapi", "--spec"])
            .arg(project.path("spec")),
    )
    .expect(2);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("error[E040]"), "{}", run.stderr);
}
