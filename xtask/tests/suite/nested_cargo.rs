//! Runs of cargo on crates that the commands create.
//!
//! All runs use one target folder, that of this test, with its profile and `RUSTFLAGS`, so that
//! dependencies are compiled once. All crates take turns in one place: cargo then knows the
//! unchanged core as compiled, and sees by their times which files changed. Two crates with one
//! name in two places could pass for each other.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{self, Run};

/// The crate that is in the place for crates.
pub(crate) struct NestedCrate {
    pub(crate) folder: PathBuf,
    _turn: File,
}

impl NestedCrate {
    /// Creates a crate with `cargo xtask new`, changes it, and moves it to the place for crates.
    pub(crate) fn new(spec: &Path, change: impl FnOnce(&Path)) -> Self {
        let place = target_folder().join("tmp/nested");
        fs::create_dir_all(&place).unwrap();
        // A lock of the file system, because some test runners use a process for each test.
        let turn = File::create(place.join("lock")).unwrap();
        turn.lock().unwrap();
        let draft = tempfile::tempdir_in(&place).unwrap();
        let created = draft.path().join("pet-client");
        let mut new = support::xtask();
        new.arg("new").arg(&created).arg("--spec").arg(spec);
        support::run(&mut new).expect(0);
        change(&created);
        let folder = place.join("pet-client");
        update(&created, &folder);
        // The versions of this repository.
        let lock = support::repository().join("Cargo.lock");
        for folder in [folder.clone(), folder.join("core")] {
            fs::copy(&lock, folder.join("Cargo.lock")).unwrap();
        }
        Self {
            folder,
            _turn: turn,
        }
    }

    /// Runs cargo in the crate, without network. Warnings are errors.
    #[track_caller]
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Run {
        cargo(&self.folder, arguments)
    }

    /// Runs cargo in the core of the crate.
    #[track_caller]
    pub(crate) fn cargo_in_core(&self, arguments: &[&str]) -> Run {
        cargo(&self.folder.join("core"), arguments)
    }
}

#[track_caller]
fn cargo(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).args(["--quiet", "--offline"]);
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    // The profile of this repository.
    for setting in [
        "profile.dev.debug='line-tables-only'",
        "profile.dev.package.'*'.debug=false",
    ] {
        command.args(["--config", setting]);
    }
    command
        .env("CARGO_TARGET_DIR", target_folder())
        .current_dir(folder);
    let run = support::run(&mut command).expect(0);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    run
}

/// Returns the target folder that this test was built into.
fn target_folder() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    // target/debug/deps/suite-0123456789abcdef
    test.ancestors().nth(3).unwrap().to_owned()
}

/// Makes a folder equal to another one, without writing files that are equal already.
fn update(from: &Path, to: &Path) {
    let (wanted, present): (BTreeMap<_, _>, _) = (support::files(from), support::files(to));
    for path in present.keys().filter(|path| !wanted.contains_key(*path)) {
        fs::remove_file(to.join(path)).unwrap();
    }
    for (path, bytes) in &wanted {
        if present.get(path) != Some(bytes) {
            let path = to.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}
