//! `cargo xtask diff`: sides, formats and exit status.

use std::fs;
use std::process::Command;

use crate::support::{self, Project, Run};

/// A repository with a spec, and a tag of its first commit.
pub(crate) struct Repository(pub(crate) Project);

impl Repository {
    pub(crate) fn new() -> Self {
        let project = Project::new();
        fs::create_dir(project.path("generated-client")).unwrap();
        let manifest = "[workspace]\n\n[workspace.package]\nversion = \"0.1.0\"\n";
        project.write("Cargo.toml", manifest);
        let repository = Self(project);
        repository.git(&["init", "--quiet"]);
        repository.git(&["add", "."]);
        repository.git(&["commit", "--quiet", "--message", "First"]);
        repository.git(&["tag", "v0.1.0"]);
        repository
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Test", "-c", "user.email=test@example.com"]);
        git.arg("-C").arg(self.0.path("")).args(arguments);
        support::run(&mut git).expect(0);
    }

    fn diff(&self, arguments: &[&str]) -> Run {
        self.run("diff", arguments)
    }

    pub(crate) fn run(&self, command: &str, arguments: &[&str]) -> Run {
        let name = command;
        let mut command = support::xtask();
        command.arg(name).args(arguments);
        command.env_remove("CARGO_MANIFEST_DIR");
        support::run(command.current_dir(self.0.path("")))
    }
}

#[test]
fn a_change_needs_a_version_that_permits_it() {
    let repository = Repository::new();
    let run = repository.diff(&["v0.1.0"]).expect(0);
    assert_eq!(run.stdout, "no changes\n");
    repository
        .0
        .edit("spec/pets.yaml", "name: string", "name: int64");
    let run = repository.diff(&["v0.1.0"]).expect(1);
    let line =
        "breaks major  spec/pets.yaml:12: model Pet, field name: `string` becomes `int64`; ";
    assert!(run.stdout.contains(line), "{}", run.stdout);
    assert!(
        run.stdout.contains("\nmajor for the feature pets\n"),
        "{}",
        run.stdout
    );
    assert!(
        run.stderr.contains("are major, and need 0.2.0"),
        "{}",
        run.stderr
    );
    repository.0.edit("Cargo.toml", "0.1.0", "0.2.0");
    repository.diff(&["v0.1.0"]).expect(0);
}

#[test]
fn formats_for_programs_name_the_place() {
    let repository = Repository::new();
    repository.0.edit(
        "spec/pets.yaml",
        "    values: [\"cat\", \"dog\"]",
        "    values: [\"cat\"]",
    );
    let run = repository
        .diff(&["v0.1.0", "--message-format", "json"])
        .expect(1);
    let object: serde_json::Value = serde_json::from_str(run.stdout.trim()).unwrap();
    assert_eq!(object["subject"], "enum PetKind, value dog");
    assert_eq!(
        (&object["wire"], &object["rust"]),
        (&"safe".into(), &"major".into())
    );
    let run = repository
        .diff(&["v0.1.0", "--message-format", "github"])
        .expect(1);
    let command = "::error file=spec/pets.yaml,line=16::enum PetKind, value dog: removed";
    assert!(run.stdout.starts_with(command), "{}", run.stdout);
    let run = repository
        .diff(&["v0.1.0", "--message-format", "markdown"])
        .expect(1);
    assert!(
        run.stdout
            .starts_with("### Breaking\n\n- enum PetKind, value dog: removed"),
        "{}",
        run.stdout
    );
}

#[test]
fn sides_can_be_folders_and_descriptions() {
    let repository = Repository::new();
    let folder = repository.0.path("spec");
    let run = repository
        .diff(&[folder.to_str().unwrap(), "v0.1.0"])
        .expect(0);
    assert_eq!(run.stdout, "no changes\n");
    repository.0.write(
        "next.json",
        r##"{"swagger": "2.0", "info": {"title": "Pets", "version": "v1"}, "host": "pets.example",
            "paths": {"/pets/{petId}": {"get": {"operationId": "fetchPet", "tags": ["Pets"],
                "parameters": [{"name": "petId", "in": "path", "required": true, "type": "integer", "format": "int64"}],
                "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Pet"}}}}}},
            "definitions": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "integer"},
                "kind": {"type": "string", "enum": ["cat", "dog"]}}}}}"##,
    );
    let run = repository.diff(&["v0.1.0", "next.json"]).expect(0);
    let lines: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| !line.starts_with("safe   patch"))
        .collect();
    assert!(
        lines[0].contains("model Pet, field age: added"),
        "{}",
        run.stdout
    );
    assert_eq!(
        lines[1..],
        [
            "",
            "minor for the whole crate",
            "minor for the feature pets"
        ]
    );
}

#[test]
fn an_unknown_side_and_a_broken_spec_are_failures() {
    let repository = Repository::new();
    let run = repository.diff(&["v9"]).expect(2);
    assert!(
        run.stderr.contains("`v9` is no revision, folder or file"),
        "{}",
        run.stderr
    );
    repository
        .0
        .edit("spec/pets.yaml", "name: string", "name: sting");
    let run = repository.diff(&["v0.1.0"]).expect(2);
    assert!(
        run.stderr.contains("unknown type `sting`"),
        "{}",
        run.stderr
    );
}
