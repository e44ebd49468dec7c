//! `cargo xtask lint`.

use crate::support::{self, Project, Run};

fn lint(project: &Project, arguments: &[&str]) -> Run {
    let mut command = support::xtask();
    command.arg("lint").arg("--spec").arg(project.path("spec"));
    support::run(command.args(arguments))
}

#[test]
fn the_committed_spec_has_no_findings() {
    let run = support::run(support::xtask().arg("lint")).expect(0);
    assert_eq!(run.stderr, "");
    assert!(run.stdout.starts_with("no findings in "), "{}", run.stdout);
}

#[test]
fn findings_exit_with_1_until_corrected_or_allowed() {
    let project = Project::new();
    let run = lint(&project, &[]).expect(1);
    assert_eq!(run.stdout, "");
    for found in [
        "warning[L001]",
        "warning[L002]",
        "2 warnings",
        "spec/README.md",
    ] {
        assert!(run.stderr.contains(found), "no {found:?} in {}", run.stderr);
    }

    project.edit(
        "spec/pets.yaml",
        "type: int64}",
        "type: int64, doc: Number of the pet.}",
    );
    let run = lint(&project, &[]).expect(1);
    assert!(
        run.stderr.contains("1 warning in the spec"),
        "{}",
        run.stderr
    );

    project.edit(
        "spec/pets.yaml",
        "    permissions: none\n",
        "    permissions: none\n    allow: [{lint: L001, reason: Its name says it all.}]\n",
    );
    lint(&project, &[]).expect(0);

    project.edit(
        "spec/pets.yaml",
        "    http:",
        "    summary: Get a pet\n    http:",
    );
    let run = lint(&project, &[]).expect(1);
    assert!(run.stderr.contains("warning[L011]"), "{}", run.stderr);
}

#[test]
fn a_broken_spec_exits_with_2() {
    let project = Project::new();
    project.edit("spec/pets.yaml", "kind: PetKind", "kind: PetKnd");
    let run = lint(&project, &[]).expect(2);
    assert!(run.stderr.contains("error[E012]"), "{}", run.stderr);
}

#[test]
fn regen_ignores_lints() {
    let project = Project::new();
    project.edit(
        "spec/pets.yaml",
        "enums:\n",
        "enums:\n  Idle:\n    values: [\"a\", \"B\"]\n",
    );
    lint(&project, &[]).expect(1);
    project.regen(&[]).expect(0);
}

#[test]
fn json_findings_are_on_stdout() {
    let project = Project::new();
    let run = lint(&project, &["--message-format", "json"]).expect(1);
    assert_eq!(run.stderr, "");
    assert_eq!(run.stdout.lines().count(), 2, "{}", run.stdout);
    assert!(run.stdout.contains(r#""code":"L001""#), "{}", run.stdout);
}
