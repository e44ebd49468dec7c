//! A spec and an output folder of a test's own, and the command run on them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) const API: &str =
    "title: Pets\nversion: v1\nbase_url: https://pets.example\ngroups: [pets.yaml]\n";

pub(crate) const PETS: &str = r#"group: Pets
operations:
  - id: getPet
    http: GET /pets/{petId}
    permissions: none
    path:
      - {name: petId, type: int64}
    returns: Pet
models:
  Pet:
    fields:
      name: string
      kind: PetKind
enums:
  PetKind:
    values: ["cat", "dog"]
"#;

/// A temporary folder with `spec/` in it; `out/` is where the generated files go.
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

/// What a run of the command gave.
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Project {
    pub(crate) fn new() -> Self {
        Self::named("project")
    }

    /// A project below a folder of this name.
    pub(crate) fn named(name: &str) -> Self {
        let folder = tempfile::Builder::new().prefix(name).tempdir().unwrap();
        fs::create_dir(folder.path().join("spec")).unwrap();
        let project = Self { folder };
        project.write("spec/api.yaml", API);
        project.write("spec/pets.yaml", PETS);
        project
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replace(from, to));
    }

    /// `cargo xtask regen` on this project.
    pub(crate) fn regen(&self, arguments: &[&str]) -> Run {
        run(self.command("regen").args(arguments))
    }

    pub(crate) fn command(&self, command: &str) -> Command {
        self.command_to(command, "out")
    }

    /// A command that writes to another folder of the project than `out`.
    pub(crate) fn command_to(&self, command: &str, out: &str) -> Command {
        let mut process = xtask();
        process.arg(command).arg("--spec").arg(self.path("spec"));
        process.arg("--out").arg(self.path(out));
        process
    }

    /// Every file of the output folder by its path.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files(&self.path("out"))
    }
}

/// Every file of a folder and the folders in it, by its path within.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = PathBuf::from(path.file_name().unwrap());
        if path.is_dir() {
            let inner = files(&path).into_iter();
            found.extend(inner.map(|(path, bytes)| (name.join(path), bytes)));
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

pub(crate) fn xtask() -> Command {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
}

pub(crate) fn run(command: &mut Command) -> Run {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run {
        status: status.code(),
        stdout: text(stdout),
        stderr: text(stderr),
    }
}

impl Run {
    #[track_caller]
    pub(crate) fn expect(self, status: i32) -> Self {
        assert_eq!(
            self.status,
            Some(status),
            "stdout: {}\nstderr: {}",
            self.stdout,
            self.stderr
        );
        self
    }
}
