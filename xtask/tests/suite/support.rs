//! A project with a spec and an output folder, and runs of the commands on it.

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

/// A temporary folder with a spec in `spec/`; the generated files go to `out/`.
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

/// The status and output of a run.
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Project {
    pub(crate) fn new() -> Self {
        Self::named("project")
    }

    /// Creates a project in a folder whose name begins with `name`.
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

    /// Runs `cargo xtask regen` on this project.
    pub(crate) fn regen(&self, arguments: &[&str]) -> Run {
        run(self.command("regen").args(arguments))
    }

    pub(crate) fn command(&self, command: &str) -> Command {
        self.command_to(command, "out")
    }

    /// Returns a command that writes to the given folder of the project.
    pub(crate) fn command_to(&self, command: &str, out: &str) -> Command {
        let mut process = xtask();
        process.arg(command).arg("--spec").arg(self.path("spec"));
        process.arg("--out").arg(self.path(out));
        process
    }

    /// Reads every file of the output folder.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files(&self.path("out"))
    }
}

/// Reads every file of a folder and its subfolders, by path within the folder.
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

/// Returns the root of this repository, where cargo runs the tests.
pub(crate) fn repository() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap();
    Path::new(&package).parent().unwrap().to_owned()
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
