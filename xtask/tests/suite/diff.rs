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
        "breaks major  spec/pets.yaml:12:7: model Pet, field name: `string` becomes `int64`; ";
    assert!(run.stdout.contains(line), "{}", run.stdout);
    let levels = "\nmajor for the whole crate: 0.2.0 follows 0.1.0\nmajor for the feature pets\n";
    assert!(run.stdout.ends_with(levels), "{}", run.stdout);
    assert!(
        run.stderr.contains("are major, and need 0.2.0"),
        "{}",
        run.stderr
    );
    repository.0.edit("Cargo.toml", "0.1.0", "0.2.0");
    let run = repository.diff(&["v0.1.0"]).expect(1);
    assert!(!run.stderr.contains("too low"), "{}", run.stderr);
}

/// The allowance of a field whose type changed.
pub(crate) const ALLOWANCE: &str = "allowances:
  - place: model Pet, field name
    change: \"`string` becomes `int64`\"
    baseline: v0.1.0
    kind: accepted
    reason: Names are numbers now.
";

#[test]
fn a_change_that_breaks_released_clients_needs_an_allowance() {
    let repository = Repository::new();
    repository
        .0
        .edit("spec/pets.yaml", "name: string", "name: int64");
    repository.0.edit("Cargo.toml", "0.1.0", "0.2.0");
    let run = repository.diff(&["v0.1.0"]).expect(1);
    let (_, missing) = run.stderr.split_once("allowances:").unwrap();
    assert!(
        run.stderr
            .contains("error: 1 change breaks released clients without an allowance"),
        "{}",
        run.stderr
    );
    // The entries that are missing can be added as they are printed.
    repository
        .0
        .write("spec/allowances.yaml", &format!("allowances:{missing}"));
    let run = repository.diff(&["v0.1.0"]).expect(0);
    assert!(run.stdout.starts_with("breaks major"), "{}", run.stdout);
    assert!(
        run.stdout
            .contains("`string` becomes `int64`; accepted: ..."),
        "{}",
        run.stdout
    );
    repository.0.write(
        "spec/allowances.yaml",
        &ALLOWANCE.replace("accepted", "spec_was_wrong"),
    );
    let run = repository
        .diff(&["v0.1.0", "--message-format", "markdown"])
        .expect(0);
    let line = "`string` becomes `int64`; the spec was wrong: Names are numbers now.";
    assert!(run.stdout.contains(line), "{}", run.stdout);
    let run = repository.diff(&["v0.1.0"]).expect(0);
    assert!(run.stdout.starts_with("safe   major"), "{}", run.stdout);
    // Comparisons with other revisions than tags need none.
    fs::remove_file(repository.0.path("spec/allowances.yaml")).unwrap();
    repository.diff(&["HEAD"]).expect(0);
}

#[test]
fn an_allowance_that_cannot_be_used_is_an_error() {
    let repository = Repository::new();
    repository.0.write("spec/allowances.yaml", ALLOWANCE);
    let refused = |place: &str, message: &str, help: &str| {
        let run = repository.diff(&["v0.1.0"]).expect(1);
        let text = format!("error: spec/allowances.yaml:{place}: {message}\nhelp: {help}\n");
        assert!(run.stderr.contains(&text), "{}", run.stderr);
    };
    let change = "no change is `model Pet, field name`: `\\`string\\` becomes";
    let change = change.replace('\\', "") + " `int64``";
    refused("2:5", &change, "remove it, or correct its `place`");
    repository
        .0
        .edit("spec/pets.yaml", "name: string", "name: bool");
    repository.0.edit("Cargo.toml", "0.1.0", "0.2.0");
    refused(
        "2:5",
        &change,
        "the change there is ``string` becomes `bool``",
    );
    repository
        .0
        .edit("spec/allowances.yaml", "v0.1.0", "v0.0.1");
    let message = "the baseline `v0.0.1` of an allowance is no tag";
    refused(
        "2:5",
        message,
        "name the tag of the last release, as `git tag` lists it",
    );
    repository
        .0
        .edit("spec/allowances.yaml", "v0.0.1", "v0.1.0");
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "Second"]);
    repository.git(&["tag", "v0.2.0"]);
    let message = "the allowance for `model Pet, field name` outlives its baseline";
    refused(
        "2:5",
        message,
        "remove it: v0.2.0 was released after v0.1.0",
    );
    repository
        .0
        .edit("spec/allowances.yaml", "accepted", "permitted");
    let run = repository.diff(&["v0.2.0"]).expect(2);
    assert!(
        run.stderr.contains("spec/allowances.yaml:5:11"),
        "{}",
        run.stderr
    );
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
    let mut lines = run.stdout.lines();
    let mut object =
        || -> serde_json::Value { serde_json::from_str(lines.next().unwrap()).unwrap() };
    let (object, levels, problem) = (object(), object(), object());
    assert_eq!(
        (&levels["level"], &levels["version"]),
        (&"major".into(), &"0.2.0".into())
    );
    assert_eq!(levels["features"]["pets"], "major");
    assert_eq!(problem["severity"], "error");
    assert_eq!(object["subject"], "enum PetKind, value dog");
    assert_eq!(object["file"], "spec/pets.yaml");
    assert_eq!(
        (&object["line"], &object["column"]),
        (&16.into(), &5.into())
    );
    assert_eq!(
        (&object["wire"], &object["rust"]),
        (&"safe".into(), &"major".into())
    );
    let run = repository
        .diff(&["v0.1.0", "--message-format", "github"])
        .expect(1);
    let command = "::error file=spec/pets.yaml,line=16,col=5::enum PetKind, value dog: removed";
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
            "minor for the whole crate: 0.1.1 follows 0.1.0",
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

#[test]
fn changes_of_the_generator_are_found_in_the_generated_files() {
    let repository = Repository::new();
    repository.0.regen(&[]).expect(0);
    for (path, bytes) in repository.0.files() {
        let path = repository
            .0
            .path("generated-client/src/generated")
            .join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let handle = "generated-client/src/generated/pets.rs";
    repository
        .0
        .edit(handle, "pub fn get_pet(", "pub fn fetch_pet(");
    fs::create_dir_all(repository.0.path("codegen/src")).unwrap();
    repository.0.write("codegen/src/lib.rs", "");
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "Second"]);
    repository.git(&["tag", "v0.1.1"]);
    let run = repository.diff(&["v0.1.1"]).expect(0);
    assert_eq!(run.stdout, "no changes\n");
    repository
        .0
        .write("codegen/src/lib.rs", "// The method has another name.");
    let run = repository.diff(&["v0.1.1"]).expect(1);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let expected = [
        "safe   major  generated-client/src/generated/:1:1: item pets::PetsApi::fetch_pet: gone, because the generator changed",
        "safe   minor  generated-client/src/generated/:1:1: item pets::PetsApi::get_pet: new, because the generator changed",
    ];
    assert_eq!(lines[..2], expected);
}
