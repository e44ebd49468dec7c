//! The formats of diagnostics: text with and without colors, JSON, workflow commands.

use std::fs;

use crate::support::{self, Project, Run, run, xtask};
use serde_json::{Value, json};

/// Creates a project with errors in two files; one error refers to the other file.
fn broken() -> Project {
    let project = Project::new();
    project.edit("spec/api.yaml", "[pets.yaml]", "[pets.yaml, keepers.yaml]");
    project.edit("spec/pets.yaml", "name: string", "name: strin");
    project.write(
        "spec/keepers.yaml",
        "group: Keepers\noperations:\n  - {id: getPet, http: GET /keepers, permissions: none, returns: string}\n",
    );
    project
}

fn regen_with_format(project: &Project, format: &str, arguments: &[&str]) -> Run {
    let mut command = project.command("regen");
    command.args(["--message-format", format]).args(arguments);
    run(&mut command)
}

fn lines(text: &str) -> Vec<Value> {
    let parsed: Result<_, _> = text.lines().map(serde_json::from_str).collect();
    parsed.unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn json_has_one_object_per_error_on_stdout() {
    let run = regen_with_format(&broken(), "json", &[]).expect(2);
    assert_eq!(run.stderr, "");
    let found = lines(&run.stdout);
    assert_eq!(found.len(), 2, "{}", run.stdout);
    let file = |line: &Value| line["file"].as_str().unwrap().to_owned();
    let (keepers, pets) = (file(&found[0]), file(&found[1]));
    assert!(keepers.ends_with("spec/keepers.yaml") && pets.ends_with("spec/pets.yaml"));
    assert_eq!(
        found[0],
        json!({
            "code": "E020",
            "severity": "error",
            "message": "duplicate operation id `getPet`",
            "file": keepers,
            "line": 3,
            "column": 10,
            "end": {"line": 3, "column": 16},
            "label": "duplicate",
            "labels": [{
                "file": pets,
                "line": 3,
                "column": 9,
                "end": {"line": 3, "column": 15},
                "text": "first defined here",
            }],
            "help": "give one of them another id",
        })
    );
    assert_eq!(found[1]["help"], "did you mean `string`?");
}

#[test]
fn github_has_one_command_per_error_on_stdout() {
    let run = regen_with_format(&broken(), "github", &[]).expect(2);
    assert_eq!(run.stderr, "");
    let found: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(found.len(), 2, "{}", run.stdout);
    assert!(found[0].starts_with("::error file="), "{}", found[0]);
    let place =
        "keepers.yaml,line=3,col=10,endColumn=16,title=E020::duplicate operation id `getPet`";
    assert!(found[0].contains(place), "{}", found[0]);
    let help = "::unknown type `strin`%0Ahelp: did you mean `string`?";
    assert!(found[1].ends_with(help), "{}", found[1]);
}

#[test]
fn special_characters_of_workflow_commands_are_escaped() {
    let project = Project::named("a,b:c%");
    project.edit("spec/pets.yaml", "returns: Pet", "returns: 100%25");
    let run = regen_with_format(&project, "github", &[]).expect(2);
    assert!(run.stdout.contains("/a%2Cb%3Ac%25"), "{}", run.stdout);
    assert!(run.stdout.contains("`100%2525`"), "{}", run.stdout);
}

#[test]
fn text_has_colors_only_on_terminals() {
    let project = broken();
    let plain = regen_with_format(&project, "human", &[]).expect(2);
    assert_eq!(plain.stdout, "");
    assert!(plain.stderr.contains("error[E020]: duplicate operation id"));
    assert!(
        plain
            .stderr
            .ends_with("\n2 errors in the spec; nothing was generated\n")
    );
    assert!(!plain.stderr.contains('\u{1b}'), "{}", plain.stderr);

    let coloured = run(project.command("regen").env("CLICOLOR_FORCE", "1")).expect(2);
    assert!(coloured.stderr.contains('\u{1b}'), "{}", coloured.stderr);
    let without = run(project.command("regen").env("NO_COLOR", "1")).expect(2);
    assert_eq!(without.stderr, plain.stderr);
}

#[test]
fn drift_is_reported_in_each_format() {
    let project = Project::new();
    regen_with_format(&project, "json", &[]).expect(0);
    let good = regen_with_format(&project, "json", &["--check"]).expect(0);
    assert_eq!(good.stdout, "", "no drift, no output");
    assert!(good.stderr.starts_with("up to date"), "{}", good.stderr);

    project.edit("out/pets.rs", "get_pet", "fetch_pet");
    fs::remove_file(project.path("spec/schema.json")).unwrap();
    let run = regen_with_format(&project, "json", &["--check"]).expect(1);
    let found = lines(&run.stdout);
    assert_eq!(found.len(), 2, "{}", run.stdout);
    let text = |line: &Value, key: &str| line[key].as_str().unwrap().to_owned();
    assert!(text(&found[0], "file").ends_with("out/pets.rs"));
    assert!(text(&found[0], "message").contains("is stale; run `cargo xtask regen`"));
    assert!(text(&found[1], "message").contains("is missing; "));

    let run = regen_with_format(&project, "github", &["--check"]).expect(1);
    let commands = run.stdout.lines();
    let errors = commands.filter(|line| line.starts_with("::error file="));
    assert_eq!(errors.count(), 2, "{}", run.stdout);
}

#[test]
fn failures_of_a_command_are_reported_in_each_format() {
    let missing = |format| {
        let mut command = xtask();
        command.args(["export", "openapi", "--spec", "no/such/folder"]);
        run(command.args(["--message-format", format])).expect(2)
    };
    let run = missing("json");
    let found = lines(&run.stdout);
    assert_eq!(found[0]["severity"], "error");
    let message = found[0]["message"].as_str().unwrap();
    assert!(message.starts_with("cannot read the spec folder"));
    assert!(missing("github").stdout.starts_with("::error::cannot read"));
    assert!(missing("human").stderr.starts_with("error: cannot read"));
}

#[test]
fn invalid_utf_8_has_a_location_and_hides_no_other_error() {
    let project = broken();
    let path = project.path("spec/pets.yaml");
    fs::write(path, b"group: Pets\ndoc: gr\xc3\xb6\xdfer\n").unwrap();
    project.edit("spec/keepers.yaml", "GET", "GTE");
    let run = regen_with_format(&project, "json", &[]).expect(2);
    let found = lines(&run.stdout);
    assert_eq!(found.len(), 2, "{}", run.stdout);
    assert_eq!(found[0]["code"], "E022");
    let place = json!([
        found[1]["code"],
        found[1]["line"],
        found[1]["column"],
        found[1]["end"]
    ]);
    assert_eq!(place, json!(["E001", 2, 9, {"line": 2, "column": 10}]));
    let message = "invalid UTF-8 byte `0xDF`";
    assert_eq!(found[1]["message"], message);
}

#[test]
fn utf_16_is_recognized() {
    let project = Project::new();
    let text: Vec<u8> = support::PETS
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let bytes = [&[0xff, 0xfe][..], &text].concat();
    fs::write(project.path("spec/pets.yaml"), bytes).unwrap();
    let run = regen_with_format(&project, "human", &[]).expect(2);
    assert!(run.stderr.contains("pets.yaml:1:1"), "{}", run.stderr);
    let help = "help: save the file as UTF-8, not as UTF-16";
    assert!(run.stderr.contains(help), "{}", run.stderr);
}

/// Runs `cargo xtask lint` on this project.
fn lint(project: &Project, format: &str) -> Run {
    let mut command = xtask();
    command.arg("lint").arg("--spec").arg(project.path("spec"));
    run(command.args(["--message-format", format]))
}

#[test]
fn warnings_follow_errors_and_have_their_own_severity() {
    let project = Project::new();
    let warnings = lines(&lint(&project, "json").expect(1).stdout);
    assert!(!warnings.is_empty());
    assert!(warnings.iter().all(|line| line["severity"] == "warning"));
    let commands = lint(&project, "github").expect(1).stdout;
    assert_eq!(commands.lines().count(), warnings.len());
    assert!(
        commands
            .lines()
            .all(|line| line.starts_with("::warning file="))
    );
    let count = format!("\n\n{} warnings in the spec\n", warnings.len());
    let text = lint(&project, "human").expect(1).stderr;
    assert!(text.contains(&count), "{text}");

    // The error is in the last file, and below the first warning.
    let keepers = "group: Keepers\noperations:\n  - {id: fetch, http: GET /keepers, permissions: none, returns: string}\n";
    project.write("spec/keepers.yaml", keepers);
    project.edit("spec/api.yaml", "[pets.yaml]", "[pets.yaml, keepers.yaml]");
    project.edit(
        "spec/pets.yaml",
        "kind: PetKind",
        "kind: PetKind\n      size: smal",
    );
    let run = lint(&project, "human").expect(2);
    let first = run.stderr.lines().next();
    assert_eq!(first, Some("error[E012]: unknown type `smal`"));
    let found = lines(&lint(&project, "json").expect(2).stdout);
    assert!(found.len() > 2, "{}", run.stderr);
    let severities = found.iter().map(|line| line["severity"] == "warning");
    assert!(severities.is_sorted(), "{}", run.stderr);
    let last = run.stderr.lines().last().unwrap_or_default();
    assert!(last.starts_with("1 error"), "{last}");
}

#[test]
fn every_command_that_reads_a_spec_has_the_option() {
    for command in [
        &["regen"][..],
        &["lint"],
        &["export", "openapi"],
        &["import"],
    ] {
        let help = run(xtask().args(command).arg("--help")).expect(0).stdout;
        assert!(help.contains("--message-format <FORMAT>"), "{command:?}");
    }
    let mut wrong = xtask();
    run(wrong.args(["regen", "--message-format", "xml"])).expect(2);
}
