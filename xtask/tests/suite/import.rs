//! `cargo xtask import`: what it writes, what it keeps, and how it ends.

use std::fs;

use crate::support::{self, Project, Run};

const PETS: &str = r##"{
  "swagger": "2.0",
  "info": {"title": "Pets", "version": "v1"},
  "host": "pets.example",
  "paths": {
    "/pets": {"get": {"operationId": "getPets", "tags": ["Pets"], "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Pet"}}}}},
    "/rooms": {"get": {"operationId": "getRooms", "tags": ["Rooms"], "responses": {"200": {"description": "ok"}}}}
  },
  "definitions": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}
}"##;

fn import(project: &Project, arguments: &[&str]) -> Run {
    project.write("pets.json", PETS);
    let mut command = support::xtask();
    command
        .arg("import")
        .arg(project.path("pets.json"))
        .args(arguments);
    support::run(command.arg("--out").arg(project.path("spec")))
}

#[test]
fn the_spec_is_replaced_and_all_else_in_the_folder_stays() {
    let project = Project::new();
    project.write("spec/README.md", "Read me.");
    let overrides = "overrides:\n  - {at: api.title, set: All pets, reason: There are more.}\n";
    project.write("spec/overrides.yaml", overrides);
    fs::remove_file(project.path("spec/pets.yaml")).unwrap();
    project.write("spec/old.yaml", "group: Old\n");
    let run = import(&project, &[]).expect(0);
    assert!(
        run.stdout.contains("imported 2 operations and 1 types"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("left out      2  status and description"),
        "{}",
        run.stdout
    );
    let files = support::files(&project.path("spec"));
    let names: Vec<&str> = files.keys().map(|path| path.to_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "README.md",
            "api.yaml",
            "overrides.yaml",
            "pets.yaml",
            "rooms.yaml"
        ]
    );
    let text = |name: &str| fs::read_to_string(project.path("spec").join(name)).unwrap();
    assert_eq!(text("overrides.yaml"), overrides);
    assert!(text("api.yaml").contains("title: All pets\n"));
    project.regen(&[]).expect(0);
    let before = support::files(&project.path("spec"));
    import(&project, &[]).expect(0);
    assert_eq!(before, support::files(&project.path("spec")));
}

#[test]
fn what_is_left_out_fails_a_strict_import_only() {
    let project = Project::new();
    import(&project, &["--strict"]).expect(1);
    import(&project, &[]).expect(0);
}

#[test]
fn features_are_on_by_default_as_asked() {
    let project = Project::new();
    let defaults = |project: &Project| {
        let api = fs::read_to_string(project.path("spec/api.yaml")).unwrap();
        api.lines()
            .skip_while(|line| !line.starts_with("default_groups"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    import(&project, &["--default", "Rooms"]).expect(0);
    assert_eq!(defaults(&project), ["default_groups:", "  - rooms.yaml"]);
    project.regen(&[]).expect(0);
    import(&project, &[]).expect(0);
    assert!(defaults(&project).is_empty());
    let run = import(&project, &["--tag", "Pets", "--default", "Room"]).expect(2);
    assert!(
        run.stderr
            .contains("no operation of the default tag `Room` is imported"),
        "{}",
        run.stderr
    );
}

#[test]
fn only_what_is_asked_for_is_imported() {
    let project = Project::new();
    import(&project, &["--tag", "Rooms"]).expect(0);
    assert!(!project.path("spec/pets.yaml").exists());
    let before = support::files(&project.path("spec"));
    let run = import(&project, &["--tag", "Room"]).expect(2);
    assert!(
        run.stderr.contains("help: did you mean `Rooms`?"),
        "{}",
        run.stderr
    );
    assert_eq!(before, support::files(&project.path("spec")));
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let project = Project::new();
    fs::remove_file(project.path("spec/api.yaml")).unwrap();
    let before = support::files(&project.path("spec"));
    let run = import(&project, &[]).expect(2);
    assert!(
        run.stderr.contains("there is no spec in it"),
        "{}",
        run.stderr
    );
    assert_eq!(before, support::files(&project.path("spec")));
}

#[test]
fn an_override_that_no_longer_applies_stops_the_import() {
    let project = Project::new();
    project.write(
        "spec/overrides.yaml",
        "overrides:\n  - {at: models.Cat, remove: true, reason: None.}\n",
    );
    let run = import(&project, &[]).expect(2);
    assert!(run.stderr.contains("no longer applies"), "{}", run.stderr);
    assert!(
        run.stderr.contains("overrides.yaml:2: models.Cat"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_override_that_breaks_the_spec_is_shown_in_it() {
    let project = Project::new();
    let overrides =
        "overrides:\n  - {at: operations.getRooms.returns, set: Room, reason: It should.}\n";
    project.write("spec/overrides.yaml", overrides);
    let run = import(&project, &[]).expect(1);
    assert!(
        run.stderr.contains("error[E012]: unknown type `Room`"),
        "{}",
        run.stderr
    );
}
