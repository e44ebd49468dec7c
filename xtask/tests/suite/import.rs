//! `cargo xtask import`: the files that it writes and keeps, and its exit status.

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
    import_text(project, PETS, arguments)
}

fn import_text(project: &Project, text: &str, arguments: &[&str]) -> Run {
    project.write("pets.json", text);
    let mut command = support::xtask();
    command
        .arg("import")
        .arg(project.path("pets.json"))
        .args(arguments);
    support::run(command.arg("--out").arg(project.path("spec")))
}

#[test]
fn replaces_the_spec_and_keeps_all_other_files() {
    let project = Project::new();
    project.write("spec/README.md", "Read me.");
    let overrides = "overrides:\n  - {at: api.title, set: All pets, reason: There are more.}\n";
    project.write("spec/overrides.yaml", overrides);
    fs::remove_file(project.path("spec/pets.yaml")).unwrap();
    fs::write(project.path("spec/logo.png"), b"\x89PNG\xff").unwrap();
    project.write("spec/old.yaml", "group: Old\n");
    let run = import(&project, &[]).expect(0);
    assert!(
        run.stdout
            .contains("imported 2 operations and 1 type into 3 files"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("docs only      2  documentation of 1 kind is lost, first at pets.json#"),
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
            "logo.png",
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
fn a_strict_import_accepts_lost_documentation() {
    let project = Project::new();
    let run = import(&project, &["--strict", "--full"]).expect(0);
    assert!(
        run.stdout
            .contains("docs only      2  status and description of the only success response"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_strict_import_fails_and_writes_nothing_for_a_wider_type() {
    let project = Project::new();
    let text = PETS.replace(r#""type": "string""#, r#""type": ["string", "boolean"]"#);
    let strict = ["--strict"];
    let before = support::files(&project.path("spec"));
    let run = import_text(&project, &text, &strict).expect(1);
    assert!(run.stdout.contains("wider          1  "), "{}", run.stdout);
    assert!(
        run.stderr
            .contains("the import failed: nothing was written"),
        "{}",
        run.stderr
    );
    assert_eq!(before, support::files(&project.path("spec")));
    import_text(&project, &text, &[]).expect(0);
    assert_ne!(before, support::files(&project.path("spec")));
}

#[test]
fn a_broken_description_is_a_failure_that_writes_nothing() {
    let project = Project::new();
    let before = support::files(&project.path("spec"));
    let run = import_text(&project, "{\"swagger\": ", &[]).expect(2);
    assert!(
        run.stderr
            .contains("the import failed: nothing was written"),
        "{}",
        run.stderr
    );
    assert_eq!(before, support::files(&project.path("spec")));
}

#[test]
fn the_option_default_selects_default_features() {
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
fn only_selected_operations_are_imported() {
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
fn a_folder_with_other_files_is_refused() {
    let project = Project::new();
    fs::remove_file(project.path("spec/api.yaml")).unwrap();
    let before = support::files(&project.path("spec"));
    let run = import(&project, &[]).expect(2);
    assert!(run.stderr.contains("contains no spec"), "{}", run.stderr);
    assert_eq!(before, support::files(&project.path("spec")));
}

#[test]
fn an_override_that_no_longer_applies_is_an_error() {
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
fn an_override_that_breaks_the_spec_is_reported_and_nothing_is_written() {
    let project = Project::new();
    let overrides =
        "overrides:\n  - {at: operations.getRooms.returns, set: Room, reason: It should.}\n";
    project.write("spec/overrides.yaml", overrides);
    let run = import(&project, &[]).expect(2);
    assert!(!project.path("spec/rooms.yaml").exists());
    assert!(
        run.stderr.contains("invalid spec: unknown type `Room`"),
        "{}",
        run.stderr
    );
}
