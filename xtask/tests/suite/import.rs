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

/// A project whose folder `spec` is empty.
fn empty() -> Project {
    let project = Project::new();
    fs::remove_dir_all(project.path("spec")).unwrap();
    fs::create_dir(project.path("spec")).unwrap();
    project
}

/// A project whose spec is an import of the description.
fn imported() -> Project {
    let project = empty();
    import(&project, &[]).expect(0);
    project
}

fn text(project: &Project, name: &str) -> String {
    fs::read_to_string(project.path("spec").join(name)).unwrap()
}

#[test]
fn an_empty_folder_gets_the_whole_spec() {
    let project = empty();
    project.write("spec/README.md", "Read me.");
    fs::write(project.path("spec/logo.png"), b"\x89PNG\xff").unwrap();
    let run = import(&project, &[]).expect(0);
    let expected = "imported 2 operations and 1 type for ";
    assert!(run.stdout.contains(expected), "{}", run.stdout);
    let expected = "docs only      2  documentation of 1 kind is lost, first at pets.json#";
    assert!(run.stdout.contains(expected), "{}", run.stdout);
    let files = support::files(&project.path("spec"));
    let names: Vec<&str> = files.keys().map(|path| path.to_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "README.md",
            "api.yaml",
            "logo.png",
            "pets.yaml",
            "rooms.yaml",
            "schema.json",
            "upstream.yaml"
        ]
    );
    project.regen(&[]).expect(0);
    project.regen(&["--check"]).expect(0);
    let before = support::files(&project.path("spec"));
    import(&project, &[]).expect(0);
    assert_eq!(before, support::files(&project.path("spec")));
}

#[test]
fn the_next_release_is_merged_and_edits_stay() {
    let project = imported();
    let edited = text(&project, "pets.yaml")
        .replace("  - id: getPets", "  # All of them.\n  - id: getPets")
        .replace(
            "permissions: none",
            "permissions: {any: [\"pets:pet:view\"]}",
        );
    project.write("spec/pets.yaml", &edited);
    let next = PETS.replace(
        r#""name": {"type": "string"}"#,
        r#""name": {"type": "string"}, "age": {"type": "integer"}"#,
    );
    let check = import_text(&project, &next, &["--check"]).expect(1);
    assert!(
        check.stdout.contains("model Pet, fields.age: absent -> "),
        "{}",
        check.stdout
    );
    assert_eq!(text(&project, "pets.yaml"), edited);
    let run = import_text(&project, &next, &[]).expect(0);
    assert!(run.stdout.contains("kept      1 edit\n"), "{}", run.stdout);
    assert!(
        run.stdout.contains("coverage  Pets: 1 of 1 operation\n"),
        "{}",
        run.stdout
    );
    let merged = edited.replace(
        "      name: string\n",
        "      name: string\n      age: int64\n",
    );
    assert_eq!(text(&project, "pets.yaml"), merged);
    import_text(&project, &next, &["--check"]).expect(0);
}

#[test]
fn a_conflict_keeps_the_spec_and_is_reported() {
    let project = imported();
    let edited = text(&project, "pets.yaml").replace("name: string", "name: json");
    project.write("spec/pets.yaml", &edited);
    let next = PETS.replace(
        r#"{"name": {"type": "string"}}"#,
        r#"{"name": {"type": "boolean"}}"#,
    );
    let run = import_text(&project, &next, &[]).expect(1);
    assert!(run.stdout.contains("model Pet, fields.name.type\n          spec (kept):  \"json\"\n          description:  \"bool\"\n"), "{}", run.stdout);
    assert_eq!(text(&project, "pets.yaml"), edited);
    import_text(&project, &next, &[]).expect(0);
}

#[test]
fn a_large_change_needs_confirmation() {
    let project = imported();
    let next = PETS
        .replace("\"/rooms\"", "\"x-rooms\"")
        .replace("\"tags\": [\"Pets\"]", "\"tags\": [\"Rooms\"]");
    let before = support::files(&project.path("spec"));
    let run = import_text(&project, &next, &[]).expect(2);
    assert!(
        run.stderr.contains("loses 1 of 2 operations"),
        "{}",
        run.stderr
    );
    assert_eq!(before, support::files(&project.path("spec")));
    import_text(&project, &next, &["--yes"]).expect(0);
    assert!(!text(&project, "rooms.yaml").contains("getRooms"));
}

#[test]
fn an_edited_record_of_the_last_import_is_drift_and_stops_an_import() {
    let project = imported();
    project.regen(&[]).expect(0);
    let record = text(&project, "upstream.yaml").replace("getRooms:", "getRoom:");
    project.write("spec/upstream.yaml", &record);
    let run = project.regen(&["--check"]).expect(1);
    assert!(
        run.stderr.contains("`upstream.yaml` was edited"),
        "{}",
        run.stderr
    );
    let run = import(&project, &[]).expect(2);
    assert!(
        run.stderr.contains("delete it and import again"),
        "{}",
        run.stderr
    );
    fs::remove_file(project.path("spec/upstream.yaml")).unwrap();
    let before = text(&project, "pets.yaml");
    import(&project, &[]).expect(0);
    assert_eq!(before, text(&project, "pets.yaml"));
    project.regen(&["--check"]).expect(0);
}

#[test]
fn another_tag_leaves_the_other_groups_as_they_are() {
    let project = empty();
    import(&project, &["--tag", "Pets"]).expect(0);
    let before = text(&project, "pets.yaml");
    let run = import(&project, &["--tag", "Rooms"]).expect(0);
    assert!(
        run.stdout.contains("new       operation getRooms"),
        "{}",
        run.stdout
    );
    assert_eq!(before, text(&project, "pets.yaml"));
    // Without tags, both are imported.
    let run = import(&project, &[]).expect(0);
    assert!(
        run.stdout
            .contains("coverage  Pets: 1 of 1 operation\ncoverage  Rooms: 1 of 1 operation\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_strict_import_accepts_lost_documentation() {
    let project = empty();
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
    let project = empty();
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
fn the_option_default_selects_default_features_of_a_new_spec() {
    let project = empty();
    let run = import(&project, &["--tag", "Pets", "--default", "Room"]).expect(2);
    let expected = "no operation of the default tag `Room` is imported";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    import(&project, &["--default", "Rooms"]).expect(0);
    assert!(text(&project, "api.yaml").contains("default_groups:\n  - rooms.yaml\n"));
    let run = import(&project, &["--default", "Pets"]).expect(2);
    assert!(
        run.stderr.contains("set `default_groups`"),
        "{}",
        run.stderr
    );
}

#[test]
fn only_selected_operations_are_imported() {
    let project = empty();
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
fn a_folder_with_other_yaml_files_is_refused() {
    let project = Project::new();
    fs::remove_file(project.path("spec/api.yaml")).unwrap();
    let before = support::files(&project.path("spec"));
    let run = import(&project, &[]).expect(2);
    assert!(
        run.stderr.contains("has YAML files but no spec"),
        "{}",
        run.stderr
    );
    assert_eq!(before, support::files(&project.path("spec")));
}

#[test]
fn overrides_of_earlier_versions_are_refused() {
    let project = imported();
    project.write("spec/overrides.yaml", "overrides: []\n");
    let run = import(&project, &[]).expect(2);
    assert!(run.stderr.contains("is no longer read"), "{}", run.stderr);
}
