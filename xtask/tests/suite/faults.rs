//! Faults of the file system during `cargo xtask regen`.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{self, Project};

/// The spec with further models, whose files exceed a small disk.
fn with_models(count: usize) -> String {
    let models: String = (0..count)
        .map(|index| {
            format!(
                "  Extra{index}:\n    fields: {{pet: Pet, next: Extra{}}}\n",
                (index + 1) % count
            )
        })
        .collect();
    support::PETS
        .replace("returns: Pet\n", "returns: Extra0\n")
        .replace("models:\n", &format!("models:\n{models}"))
}

/// A mounted file system, unmounted on drop.
struct Mount(PathBuf);

impl Mount {
    /// Mounts a small disk; `None` if only root may do that.
    fn tmpfs(folder: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(folder).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]);
        Self::run_mount(&mut mount, folder)
    }

    /// Mounts a file on itself, so that no other file can be renamed to it.
    fn pinned(file: &Path) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.arg("--bind").arg(file);
        Self::run_mount(&mut mount, file)
    }

    fn run_mount(mount: &mut Command, target: &Path) -> Option<Self> {
        mount.arg(target).stderr(Stdio::null());
        if mount.status().is_ok_and(|status| status.success()) {
            return Some(Self(target.to_owned()));
        }
        println!("skipped: mounting needs root on Linux");
        None
    }

    fn remount(&self, options: &str) {
        let status = Command::new("mount")
            .args(["-o", &format!("remount,{options}")])
            .arg(&self.0)
            .status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_the_old_files_and_is_reported() {
    let project = Project::new();
    let Some(_disk) = Mount::tmpfs(&project.path("disk"), "size=160k") else {
        return;
    };
    let regen = || support::run(&mut project.command_to("regen", "disk/out"));
    regen().expect(0);
    let before = support::files(&project.path("disk/out"));
    project.write("spec/pets.yaml", &with_models(400));
    let run = regen().expect(2);
    assert!(
        run.stderr.starts_with("error: cannot write the new `"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("because: No space left on device"),
        "{}",
        run.stderr
    );
    assert_eq!(support::files(&project.path("disk/out")), before);
    // Once the disk has room, the next run succeeds.
    project.write(
        "spec/pets.yaml",
        &support::PETS.replace("getPet", "fetchPet"),
    );
    regen().expect(0);
    assert_ne!(support::files(&project.path("disk/out")), before);
}

#[test]
fn a_limit_on_the_size_of_files_leaves_the_old_files() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    let before = project.files();
    project.write("spec/pets.yaml", &with_models(400));
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh"]);
    let regen = project.command("regen");
    shell.arg(regen.get_program()).args(regen.get_args());
    let run = support::run(&mut shell).expect(2);
    assert!(
        run.stderr.starts_with("error: cannot write the new `"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("because: File too large"),
        "{}",
        run.stderr
    );
    assert_eq!(project.files(), before);
}

#[test]
fn a_read_only_disk_is_reported_and_can_be_checked() {
    let project = Project::new();
    let Some(disk) = Mount::tmpfs(&project.path("disk"), "size=1m") else {
        return;
    };
    support::run(&mut project.command_to("regen", "disk/out")).expect(0);
    disk.remount("ro");
    let before = support::files(&project.path("disk/out"));
    support::run(project.command_to("regen", "disk/out").arg("--check")).expect(0);
    project.edit("spec/pets.yaml", "getPet", "fetchPet");
    let run = support::run(&mut project.command_to("regen", "disk/out")).expect(2);
    assert!(
        run.stderr.starts_with("error: cannot create the lock `"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("because: Read-only file system"),
        "{}",
        run.stderr
    );
    support::run(project.command_to("regen", "disk/out").arg("--check")).expect(1);
    assert_eq!(support::files(&project.path("disk/out")), before);
    disk.remount("rw");
}

#[test]
fn a_read_only_folder_is_reported() {
    let project = Project::new();
    fs::create_dir(project.path("closed")).unwrap();
    support::run(&mut project.command_to("regen", "closed/out")).expect(0);
    fs::set_permissions(project.path("closed"), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(project.path("closed/probe"), "").is_ok() {
        println!("skipped: root may write everywhere");
        return;
    }
    project.edit("spec/pets.yaml", "getPet", "fetchPet");
    let run = support::run(&mut project.command_to("regen", "closed/out")).expect(2);
    assert!(
        run.stderr.starts_with("error: cannot create the lock `"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("because: Permission denied"),
        "{}",
        run.stderr
    );
    fs::set_permissions(project.path("closed"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_regen_killed_at_any_moment_leaves_the_old_files_or_the_new_ones() {
    let project = Project::new();
    let specs = [support::PETS.to_owned(), with_models(40)];
    let outputs: Vec<_> = specs
        .iter()
        .map(|spec| {
            project.write("spec/pets.yaml", spec);
            project.regen(&[]).expect(0);
            project.files()
        })
        .collect();
    assert_ne!(outputs[0], outputs[1]);
    let mut random = 0x2545_f491_u64;
    for round in 0..50 {
        // Measure a whole run on this machine.
        let start = Instant::now();
        project.write("spec/pets.yaml", &specs[round % 2]);
        project.regen(&[]).expect(0);
        let whole = start.elapsed();
        assert_eq!(project.files(), outputs[round % 2], "round {round}");

        project.write("spec/pets.yaml", &specs[(round + 1) % 2]);
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let part = u32::try_from(random >> 44).unwrap_or_default();
        let mut process = project
            .command("regen")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(
            whole
                .mul_f64(f64::from(part) / f64::from(1 << 20))
                .min(Duration::from_secs(10)),
        );
        process.kill().unwrap();
        process.wait().unwrap();
        let files = project.files();
        assert!(
            outputs.contains(&files),
            "round {round}: a mixture of old and new files: {:?}",
            files.keys()
        );
    }
}

#[test]
fn a_symlink_among_the_generated_files_is_replaced_and_never_followed() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    let right = project.files();
    project.write("precious", "mine");
    fs::create_dir(project.path("elsewhere")).unwrap();
    project.write("elsewhere/kept.rs", "mine");
    fs::remove_file(project.path("out/pets.rs")).unwrap();
    symlink(project.path("precious"), project.path("out/pets.rs")).unwrap();
    symlink(project.path("elsewhere"), project.path("out/linked")).unwrap();
    symlink(project.path("nowhere"), project.path("out/dangling.rs")).unwrap();
    let check = project.regen(&["--check"]).expect(1);
    for line in ["out/pets.rs", "out/linked", "out/dangling.rs"] {
        assert!(
            check.stdout.lines().any(|shown| shown.ends_with(line)),
            "{}",
            check.stdout
        );
    }
    project.regen(&[]).expect(0);
    assert_eq!(project.files(), right);
    assert_eq!(
        fs::read_to_string(project.path("precious")).unwrap(),
        "mine"
    );
    assert_eq!(
        fs::read_to_string(project.path("elsewhere/kept.rs")).unwrap(),
        "mine"
    );
}

#[test]
fn a_symlink_in_the_place_of_the_folder_is_refused() {
    let project = Project::new();
    fs::create_dir(project.path("elsewhere")).unwrap();
    project.write("elsewhere/kept.rs", "mine");
    symlink(project.path("elsewhere"), project.path("out")).unwrap();
    for out in ["out", "out/"] {
        for arguments in [&[][..], &["--check"][..]] {
            let mut command = project.command_to("regen", out);
            let run = support::run(command.args(arguments)).expect(2);
            assert!(
                run.stderr.contains("/out` is a symbolic link") && run.stderr.contains("--out"),
                "{}",
                run.stderr
            );
        }
    }
    assert!(project.path("out").is_symlink());
    assert_eq!(support::files(&project.path("elsewhere")).len(), 1);
    assert!(!project.path("spec/schema.json").exists());
}

#[test]
fn a_symlink_in_the_place_of_the_schema_is_refused() {
    let project = Project::new();
    symlink(
        project.path("shared.json"),
        project.path("spec/schema.json"),
    )
    .unwrap();
    project.write("shared.json", "{}");
    let run = project.regen(&[]).expect(2);
    assert!(
        run.stderr.contains("schema.json` is a symbolic link")
            && run.stderr.contains("no file was changed"),
        "{}",
        run.stderr
    );
    assert!(!project.path("out").exists());
    assert!(project.path("spec/schema.json").is_symlink());
}

/// Creates a client with a manifest and a test in `folder`, and changes the spec so that all drift.
fn drifted_client(project: &Project, folder: &str) -> PathBuf {
    let client = project.path(folder);
    fs::create_dir_all(client.join("src")).unwrap();
    let manifest = "[package]\nname = \"pet-client\"\n\n[features]\n\
                    # generated features begin\n# generated features end\n";
    fs::write(client.join("Cargo.toml"), manifest).unwrap();
    let out = format!("{folder}/src/generated");
    support::run(&mut project.command_to("regen", &out)).expect(0);
    project.edit("spec/pets.yaml", "group: Pets", "group: Animals");
    project.edit("spec/pets.yaml", "id: getPet", "id: findPet");
    client
}

#[test]
fn a_full_disk_leaves_the_manifest_and_the_test_too() {
    let project = Project::new();
    let Some(_disk) = Mount::tmpfs(&project.path("disk"), "size=240k") else {
        return;
    };
    let client = drifted_client(&project, "disk/client");
    let before = support::files(&client);
    let more = with_models(400).replace("group: Pets", "group: Animals");
    project.write("spec/pets.yaml", &more);
    let regen = || support::run(&mut project.command_to("regen", "disk/client/src/generated"));
    let run = regen().expect(2);
    assert!(
        run.stderr
            .contains("no file was changed\n  because: No space left"),
        "{}",
        run.stderr
    );
    assert_eq!(support::files(&client), before);
    let few = support::PETS.replace("group: Pets", "group: Animals");
    project.write("spec/pets.yaml", &few);
    regen().expect(0);
    assert_ne!(support::files(&client), before);
}

#[test]
fn a_failed_rename_restores_all_files() {
    for pinned in ["Cargo.toml", "tests/every_operation.rs"] {
        let project = Project::new();
        let client = drifted_client(&project, "client");
        let before = support::files(&client);
        let Some(mount) = Mount::pinned(&client.join(pinned)) else {
            return;
        };
        let mut regen = project.command_to("regen", "client/src/generated");
        let run = support::run(&mut regen).expect(2);
        let message = format!("cannot replace `{}`", client.join(pinned).display());
        assert!(
            run.stderr.contains(&message) && run.stderr.contains("no file was changed"),
            "{}",
            run.stderr
        );
        assert_eq!(support::files(&client), before, "{pinned}");
        drop(mount);
        support::run(&mut regen).expect(0);
        assert!(client.join("src/generated/animals.rs").is_file());
    }
}

#[test]
fn a_limit_on_the_size_of_files_leaves_the_manifest_and_the_test_too() {
    let project = Project::new();
    let client = drifted_client(&project, "client");
    let before = support::files(&client);
    let more = with_models(400).replace("group: Pets", "group: Animals");
    project.write("spec/pets.yaml", &more);
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh"]);
    let regen = project.command_to("regen", "client/src/generated");
    shell.arg(regen.get_program()).args(regen.get_args());
    let run = support::run(&mut shell).expect(2);
    assert!(run.stderr.contains("no file was changed"), "{}", run.stderr);
    assert_eq!(support::files(&client), before);
}

#[test]
fn a_run_that_waits_for_the_lock_says_so() {
    let project = Project::new();
    fs::create_dir(project.path(".regen-out")).unwrap();
    let lock = fs::File::create(project.path(".regen-out/lock")).unwrap();
    lock.lock().unwrap();
    let mut process = project
        .command("regen")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut message = String::new();
    let mut stderr = BufReader::new(process.stderr.take().unwrap());
    stderr.read_line(&mut message).unwrap();
    assert!(
        message.starts_with("waiting for another command that holds the lock `")
            && message.contains(".regen-out/lock` (1 s so far)"),
        "{message}"
    );
    drop(lock);
    assert!(process.wait().unwrap().success());
    project.regen(&["--check"]).expect(0);
}

#[test]
fn control_characters_in_paths_are_escaped() {
    let project = Project::named("a\u{1b}[31mb\r");
    project.write("spec/broken\u{1b}]0;title\u{7}.yaml", "group: [\n");
    let run = project.regen(&[]).expect(2);
    let printed = run.stdout + &run.stderr;
    fs::remove_file(project.path("spec/broken\u{1b}]0;title\u{7}.yaml")).unwrap();
    project.regen(&[]).expect(0);
    project.write("out/left\nover\u{1b}.rs", "\u{1b}[2J");
    project.write("out/pets.rs", "\u{1b}[2J");
    let check = project.regen(&["--check"]).expect(1);
    let printed = printed + &check.stdout + &check.stderr;
    let unsafe_characters = |letter: &char| letter.is_control() && *letter != '\n';
    assert_eq!(printed.chars().find(unsafe_characters), None, "{printed:?}");
    assert!(printed.contains("left\\nover\\u{1b}.rs\n"), "{printed}");
}

#[test]
fn pipes_are_not_opened() {
    let project = Project::new();
    project.regen(&[]).expect(0);
    let right = project.files();
    let pipe = |path: &str| {
        assert!(
            Command::new("mkfifo")
                .arg(project.path(path))
                .status()
                .unwrap()
                .success()
        )
    };
    pipe("out/pipe.rs");
    let check = project.regen(&["--check"]).expect(1);
    assert!(check.stdout.contains("out/pipe.rs"), "{}", check.stdout);
    project.regen(&[]).expect(0);
    assert_eq!(project.files(), right);
    pipe("spec/pipe.yaml");
    let run = project.regen(&[]).expect(2);
    assert!(run.stderr.contains("cannot read `"), "{}", run.stderr);
    assert!(
        run.stderr
            .contains("pipe.yaml`\n  because: it is not a regular file"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_endless_file_is_too_large() {
    let project = Project::new();
    let endless = fs::File::create(project.path("spec/pets.yaml")).unwrap();
    endless.set_len(1 << 40).unwrap();
    let run = project.regen(&[]).expect(2);
    assert!(
        run.stderr
            .contains("error[E053]: file is larger than 16 MiB"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_file_in_the_place_of_the_folder_is_an_error() {
    let project = Project::new();
    project.write("out", "mine");
    let run = project.regen(&[]).expect(2);
    assert!(
        run.stderr.starts_with("error: cannot read `"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("because: Not a directory"),
        "{}",
        run.stderr
    );
    assert_eq!(fs::read_to_string(project.path("out")).unwrap(), "mine");
}
