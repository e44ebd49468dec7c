//! `cargo xtask regen` and `--check` on a spec of the test's own.

use std::fs;
use std::process::Stdio;

use crate::support::{self, Project};

#[test]
fn writes_everything_and_says_so_then_has_nothing_to_do() {
    let project = Project::new();
    let first = project.regen(&[]).expect(0);
    for name in [
        "enums/mod.rs",
        "enums/pets.rs",
        "mod.rs",
        "models/mod.rs",
        "models/pets.rs",
        "operations.rs",
        "pets.rs",
    ] {
        assert!(
            first.stdout.contains(&format!("out/{name}")),
            "{}",
            first.stdout
        );
        assert!(project.path("out").join(name).is_file(), "{name}");
    }
    assert!(
        first
            .stdout
            .contains("8 written, 0 removed, 0 already right"),
        "{}",
        first.stdout
    );
    assert!(project.path("spec/schema.json").is_file());

    let second = project.regen(&[]).expect(0);
    assert!(
        second
            .stdout
            .starts_with("0 written, 0 removed, 8 already right, in "),
        "{}",
        second.stdout
    );
    let check = project.regen(&["--check"]).expect(0);
    assert_eq!(check.stdout, "up to date: 8 files\n");
}

#[test]
fn check_lists_every_kind_of_drift_and_regen_repairs_it() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    let right = project.files();
    project.edit("out/pets.rs", "get_pet", "fetch_pet");
    fs::remove_file(project.path("out/enums/pets.rs")).unwrap();
    project.write("out/old.rs", "// left over");
    project.write("spec/schema.json", "{}");
    let drifted = project.files();

    let check = project.regen(&["--check"]).expect(1);
    let lines: Vec<&str> = check.stdout.lines().take(4).collect();
    for (line, (kind, file)) in lines.iter().zip([
        ("missing", "out/enums/pets.rs"),
        ("orphan", "out/old.rs"),
        ("stale", "out/pets.rs"),
        ("stale", "spec/schema.json"),
    ]) {
        assert!(line.starts_with(kind) && line.ends_with(file), "{line}");
    }
    assert!(
        check.stdout.contains("-    pub fn fetch_pet"),
        "the diff: {}",
        check.stdout
    );
    assert!(
        check.stdout.contains("+    pub fn get_pet"),
        "the diff: {}",
        check.stdout
    );
    assert!(
        check
            .stderr
            .contains("error: generated files are out of date with "),
        "{}",
        check.stderr
    );
    assert!(
        check
            .stderr
            .ends_with("help: run `cargo xtask regen` and commit the result\n"),
        "{}",
        check.stderr
    );
    assert_eq!(project.files(), drifted, "a check changes nothing");

    let repair = project.regen(&[]).expect(0);
    assert!(repair.stdout.contains("removed "), "{}", repair.stdout);
    assert!(
        repair
            .stdout
            .contains("3 written, 1 removed, 5 already right"),
        "{}",
        repair.stdout
    );
    assert_eq!(project.files(), right);
    project.regen(&["--check"]).expect(0);
}

#[test]
fn a_diff_too_long_to_read_is_cut_with_a_count() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    project.write("out/pets.rs", "");
    project.write("out/models/pets.rs", "");
    let check = project.regen(&["--check"]).expect(1);
    let last = check.stdout.lines().last().unwrap();
    assert!(
        last.starts_with("... and ") && last.ends_with(" more lines of diff"),
        "{last}"
    );
}

#[cfg(unix)]
#[test]
fn files_that_are_right_are_not_written_again() {
    use std::os::unix::fs::MetadataExt as _;
    let project = Project::new();
    project.regen(&[]).expect(0);
    let identity = |name: &str| {
        let file = fs::metadata(project.path("out").join(name)).unwrap();
        (file.ino(), file.mtime(), file.mtime_nsec())
    };
    let before = (identity("models/pets.rs"), identity("pets.rs"));
    project.edit("spec/pets.yaml", "id: getPet", "id: getThePet");
    project.regen(&[]).expect(0);
    assert_eq!(identity("models/pets.rs"), before.0);
    assert_ne!(identity("pets.rs"), before.1);
}

#[test]
fn a_folder_that_a_kill_left_aside_is_put_back() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    // where the system has no exchange, it is renamed twice; this is the moment between the two
    fs::create_dir(project.path(".regen-out")).unwrap();
    fs::rename(project.path("out"), project.path(".regen-out/old")).unwrap();
    let run = project.regen(&[]).expect(0);
    assert!(
        run.stdout.contains("0 written, 0 removed"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_broken_spec_is_shown_whole_and_touches_nothing() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    let before = project.files();
    project.edit("spec/pets.yaml", "returns: Pet", "returns: Pett");
    project.edit("spec/pets.yaml", "{petId}", "{petID}");
    for arguments in [&[][..], &["--check"][..]] {
        let run = project.regen(arguments).expect(2);
        assert!(
            run.stderr.contains("error[E012]: unknown type `Pett`"),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains("did you mean `Pet`?"), "{}", run.stderr);
        assert!(run.stderr.contains("error[E024]"), "{}", run.stderr);
        assert!(run.stderr.contains("spec/pets.yaml:8:14"), "{}", run.stderr);
        assert_eq!(run.stdout, "");
        assert_eq!(project.files(), before);
    }
}

#[test]
fn what_cannot_be_read_or_written_is_said_with_its_path() {
    let project = Project::new();
    let nowhere = project.path("nowhere");
    let run = support::run(support::xtask().arg("regen").arg("--spec").arg(&nowhere)).expect(2);
    assert!(
        run.stderr
            .starts_with("error: cannot read the spec folder `"),
        "{}",
        run.stderr
    );

    fs::create_dir(&nowhere).unwrap();
    let run = support::run(support::xtask().arg("regen").arg("--spec").arg(&nowhere)).expect(2);
    assert!(
        run.stderr.contains("there is no YAML file"),
        "{}",
        run.stderr
    );

    project.write("spec/pets.yaml", support::PETS);
    project.write("file", "");
    let mut command = support::xtask();
    command
        .arg("regen")
        .arg("--spec")
        .arg(project.path("spec"))
        .arg("--out")
        .arg(project.path("file/out"));
    let run = support::run(&mut command).expect(2);
    assert!(
        run.stderr.starts_with("error: cannot create `"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("because: "), "{}", run.stderr);
}

#[test]
fn paths_with_spaces_and_letters_of_all_kinds_work() {
    let project = Project::named("ein Ordner für Specs ☂ ");
    project.regen(&[]).expect(0);
    project.regen(&["--check"]).expect(0);
    let text = fs::read_to_string(project.path("out/pets.rs")).unwrap();
    assert!(
        text.starts_with("// @generated by `cargo xtask regen` from spec/pets.yaml."),
        "{}",
        &text[..100]
    );
}

#[test]
fn two_regens_at_once_do_not_get_into_each_others_way() {
    let project = Project::new();
    let mut processes: Vec<_> = (0..6)
        .map(|_| {
            project
                .command("regen")
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for process in &mut processes {
        assert!(process.wait().unwrap().success());
    }
    project.regen(&["--check"]).expect(0);
    assert_eq!(
        project.path(".regen-out").exists(),
        cfg!(not(unix)),
        "it is left behind"
    );
}

#[test]
fn the_committed_client_is_up_to_date() {
    let run = support::run(support::xtask().args(["regen", "--check"])).expect(0);
    assert!(run.stdout.starts_with("up to date: "), "{}", run.stdout);
}
