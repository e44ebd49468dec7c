//! A crate generates its client in a build script, as the docs of `codegen` have it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{self, Project};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap()
}

/// The example of the docs, word for word.
fn build_script() -> String {
    let docs = fs::read_to_string(workspace().join("codegen/src/lib.rs")).unwrap();
    let example = docs
        .split("//! ```no_run\n")
        .nth(1)
        .expect("the docs have a build script");
    let lines = example.lines().take_while(|line| *line != "//! ```");
    lines
        .map(|line| {
            line.trim_start_matches("//!")
                .trim_start_matches(' ')
                .to_owned()
                + "\n"
        })
        .collect()
}

#[test]
fn the_build_script_of_the_docs_makes_a_client_that_works() {
    let project = Project::new();
    let out = project.path("pet-client");
    let mut new = support::xtask();
    new.arg("new")
        .arg(&out)
        .arg("--spec")
        .arg(project.path("spec"));
    support::run(&mut new).expect(0);
    fs::copy(workspace().join("Cargo.lock"), out.join("Cargo.lock")).unwrap();

    fs::remove_dir_all(out.join("src/generated")).unwrap();
    fs::rename(project.path("spec"), out.join("spec")).unwrap();
    project.write("pet-client/build.rs", &build_script());
    project.edit(
        "pet-client/src/lib.rs",
        "#[rustfmt::skip]\npub mod generated;",
        "pub mod generated {\n    include!(concat!(env!(\"OUT_DIR\"), \"/generated.rs\"));\n}",
    );
    let codegen = workspace().join("codegen");
    project.edit(
        "pet-client/Cargo.toml",
        "[dev-dependencies]",
        &format!("[build-dependencies]\ncodegen = {{ path = {codegen:?} }}\n\n[dev-dependencies]"),
    );
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["test", "--quiet", "--offline", "--test", "every_operation"])
        .env("CARGO_TARGET_DIR", workspace().join("target/new-crate"))
        .current_dir(&out);
    support::run(&mut cargo).expect(0);
}
