//! What can go wrong with the file system while `cargo xtask regen` works: the old files stay, and the message says why.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{self, Project};

/// The spec with more models, for files that are larger than a small disk.
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

/// A file system of the test's own, gone with this value.
struct Mount(PathBuf);

impl Mount {
    /// `None`, with a word to whoever reads, where the test may not mount one.
    fn new(folder: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(folder).unwrap();
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder)
            .stderr(Stdio::null());
        if mount.status().is_ok_and(|status| status.success()) {
            return Some(Self(folder.to_owned()));
        }
        println!("not tried: a file system can be mounted by root alone, on Linux");
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
fn a_full_disk_leaves_the_old_files_and_is_named() {
    let project = Project::new();
    let Some(_disk) = Mount::new(&project.path("disk"), "size=160k") else {
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
    // once there is room, nothing is in the way
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
fn a_disk_that_cannot_be_written_is_named_and_can_be_checked() {
    let project = Project::new();
    let Some(disk) = Mount::new(&project.path("disk"), "size=1m") else {
        return;
    };
    support::run(&mut project.command_to("regen", "disk/out")).expect(0);
    disk.remount("ro");
    let before = support::files(&project.path("disk/out"));
    support::run(project.command_to("regen", "disk/out").arg("--check")).expect(0);
    project.edit("spec/pets.yaml", "getPet", "fetchPet");
    let run = support::run(&mut project.command_to("regen", "disk/out")).expect(2);
    assert!(
        run.stderr.starts_with("error: cannot write beside `"),
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
fn a_folder_that_may_not_be_written_is_named() {
    let project = Project::new();
    fs::create_dir(project.path("closed")).unwrap();
    support::run(&mut project.command_to("regen", "closed/out")).expect(0);
    fs::set_permissions(project.path("closed"), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(project.path("closed/probe"), "").is_ok() {
        println!("not tried: root may write everywhere");
        return;
    }
    project.edit("spec/pets.yaml", "getPet", "fetchPet");
    let run = support::run(&mut project.command_to("regen", "closed/out")).expect(2);
    assert!(
        run.stderr.starts_with("error: cannot write beside `"),
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
        // from the one to the other, which takes as long as it takes on this machine
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
            "round {round}: neither the old files nor the new ones: {:?}",
            files.keys()
        );
    }
}

#[test]
fn a_link_among_the_generated_files_is_replaced_and_never_followed() {
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
fn a_link_in_the_place_of_the_folder_gives_way_to_a_folder() {
    let project = Project::new();
    fs::create_dir(project.path("elsewhere")).unwrap();
    project.write("elsewhere/kept.rs", "mine");
    symlink(project.path("elsewhere"), project.path("out")).unwrap();
    project.regen(&[]).expect(0);
    project.regen(&["--check"]).expect(0);
    assert_eq!(
        fs::read_to_string(project.path("elsewhere/kept.rs")).unwrap(),
        "mine"
    );
}

#[test]
fn what_is_no_file_is_not_waited_for() {
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
        run.stderr.contains("pipe.yaml`\n  because: it is no file"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_file_without_an_end_is_too_large() {
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
fn a_file_in_the_place_of_the_folder_is_not_taken_for_one() {
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
