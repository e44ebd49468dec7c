//! A temporary folder with a small spec, and runs of the program.

use std::path::{Path, PathBuf};
use std::process::Command;

const API: &str = "title: Pets\nversion: v1\nbase_url: https://pets.example\ngroups: [pets.yaml]\n";

const PETS: &str = r#"group: Pets
operations:
  - id: getPet
    http: GET /pets/{petId}
    permissions: none
    path:
      - {name: petId, type: int64}
    returns: string
"#;

/// Writes a small spec, and returns its folder.
pub(crate) fn small_spec(folder: &Path) -> PathBuf {
    let spec = folder.join("spec");
    std::fs::create_dir(&spec).unwrap();
    std::fs::write(spec.join("api.yaml"), API).unwrap();
    std::fs::write(spec.join("pets.yaml"), PETS).unwrap();
    spec
}

/// The status and output of a run.
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn bench() -> Command {
    Command::new(env!("CARGO_BIN_EXE_bench"))
}

/// Runs a command that must end with this status.
#[track_caller]
pub(crate) fn run(command: &mut Command, status: i32) -> Run {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    assert_eq!(
        output.status.code(),
        Some(status),
        "stdout: {stdout}\nstderr: {stderr}"
    );
    Run { stdout, stderr }
}
