//! `cargo xtask regen` and `--check` on a small spec.

use std::fs;
use std::process::Stdio;

use crate::support::{self, Project};

#[test]
fn writes_and_lists_all_files_and_then_changes_nothing() {
    let project = Project::new();
    let first = project.regen(&[]).expect(0);
    for name in [
        "enums/mod.rs",
        "enums/pets.rs",
        "mod.rs",
        "models/mod.rs",
        "models/pets.rs",
        "operations/mod.rs",
        "operations/pets.rs",
        "pets.rs",
        "tables/enums/pets.rs",
        "tables/models/pets.rs",
        "tables/operations/pets.rs",
    ] {
        assert!(
            first.stdout.contains(&format!("out/{name}")),
            "{}",
            first.stdout
        );
        assert!(project.path("out").join(name).is_file(), "{name}");
    }
    assert!(
        first.stdout.contains("16 written, 0 removed, 0 unchanged"),
        "{}",
        first.stdout
    );
    assert!(project.path("spec/schema.json").is_file());

    let second = project.regen(&[]).expect(0);
    assert!(
        second
            .stdout
            .starts_with("0 written, 0 removed, 16 unchanged, in "),
        "{}",
        second.stdout
    );
    let check = project.regen(&["--check"]).expect(0);
    assert_eq!(check.stdout, "up to date: 16 files\n");
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
        repair.stdout.contains("3 written, 1 removed, 13 unchanged"),
        "{}",
        repair.stdout
    );
    assert_eq!(project.files(), right);
    project.regen(&["--check"]).expect(0);
}

#[test]
fn empty_folders_are_drift_and_regen_removes_them() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    fs::create_dir_all(project.path("out/old/older")).unwrap();
    let check = project.regen(&["--check"]).expect(1);
    assert!(
        check.stdout.contains("orphan ") && check.stdout.contains("out/old/older/\n"),
        "{}",
        check.stdout
    );
    let repair = project.regen(&[]).expect(0);
    assert!(
        repair.stdout.contains("0 written, 1 removed"),
        "{}",
        repair.stdout
    );
    assert!(!project.path("out/old").exists());
    project.regen(&["--check"]).expect(0);
}

#[cfg(unix)]
#[test]
fn executable_bits_are_drift_and_regen_clears_them() {
    use std::os::unix::fs::PermissionsExt as _;

    let project = Project::new();
    project.regen(&[]).expect(0);
    let file = project.path("out/pets.rs");
    let mode = || fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(&file, fs::Permissions::from_mode(mode() | 0o100)).unwrap();
    let check = project.regen(&["--check"]).expect(1);
    let first = check.stdout.lines().next().unwrap();
    assert!(
        first.starts_with("mode ") && first.ends_with("out/pets.rs"),
        "{}",
        check.stdout
    );
    let repair = project.regen(&[]).expect(0);
    assert!(
        repair.stdout.contains("1 written, 0 removed"),
        "{}",
        repair.stdout
    );
    assert_eq!(mode() & 0o111, 0);
    project.regen(&["--check"]).expect(0);
}

#[test]
fn files_that_differ_only_in_line_ends_have_no_diff() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    let right = project.files();
    for (path, bytes) in &right {
        let text = String::from_utf8(bytes.clone()).unwrap();
        fs::write(project.path("out").join(path), text.replace('\n', "\r\n")).unwrap();
    }
    project.edit("spec/schema.json", "\n", "\r\n");
    let check = project.regen(&["--check"]).expect(1);
    let lines = check.stdout.lines();
    assert_eq!(
        lines.clone().count(),
        right.len() + 1,
        "one line for each file: {}",
        check.stdout
    );
    assert!(lines.clone().all(|line| line.starts_with("line ends ")));
    assert!(
        check
            .stderr
            .contains("16 files differ only in line ends (CRLF)")
            && check.stderr.contains("`.gitattributes`"),
        "{}",
        check.stderr
    );
    project.regen(&[]).expect(0);
    assert_eq!(project.files(), right);
    project.regen(&["--check"]).expect(0);
}

#[test]
fn a_long_diff_is_shortened() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    for file in project.files().into_keys() {
        project.write(&format!("out/{}", file.display()), "");
    }
    let check = project.regen(&["--check"]).expect(1);
    let last = check.stdout.lines().last().unwrap();
    assert!(
        last.starts_with("... and ") && last.ends_with(" more lines of diff"),
        "{last}"
    );
}

#[cfg(unix)]
#[test]
fn files_that_are_up_to_date_are_not_written() {
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
fn a_folder_that_a_killed_run_moved_away_is_restored() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    // The state between the two renames of a system that cannot exchange folders.
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
fn all_errors_of_a_broken_spec_are_reported_and_no_file_changes() {
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
fn errors_name_the_path_that_cannot_be_read_or_written() {
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
    assert!(run.stderr.contains("no YAML file in `"), "{}", run.stderr);

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
fn paths_may_have_spaces_and_non_ascii_letters() {
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
fn concurrent_runs_do_not_interfere() {
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
        "the staging folder is removed"
    );
}

#[test]
fn the_committed_client_is_up_to_date() {
    let run = support::run(support::xtask().args(["regen", "--check"])).expect(0);
    assert!(run.stdout.starts_with("up to date: "), "{}", run.stdout);
}
