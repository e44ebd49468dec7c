//! A crate generates its client in a build script, as the docs of `codegen` show.

use std::fs;
use std::path::Path;

use crate::nested_cargo::NestedCrate;
use crate::support::{Project, repository};

/// Returns the example of the docs, word for word.
fn build_script() -> String {
    let docs = fs::read_to_string(repository().join("codegen/src/lib.rs")).unwrap();
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

#[track_caller]
fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} has no {from:?}", path.display());
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn the_build_script_of_the_docs_generates_a_working_client() {
    let project = Project::new();
    let client = NestedCrate::new(&project.path("spec"), |client| {
        fs::remove_dir_all(client.join("src/generated")).unwrap();
        fs::create_dir(client.join("spec")).unwrap();
        for file in ["api.yaml", "pets.yaml"] {
            fs::copy(
                project.path("spec").join(file),
                client.join("spec").join(file),
            )
            .unwrap();
        }
        fs::write(client.join("build.rs"), build_script()).unwrap();
        edit(
            &client.join("src/lib.rs"),
            "\nmod generated;",
            "\nmod generated {\n    include!(concat!(env!(\"OUT_DIR\"), \"/generated.rs\"));\n}",
        );
        let codegen = repository().join("codegen");
        edit(
            &client.join("Cargo.toml"),
            "[dev-dependencies]",
            &format!(
                "[build-dependencies]\ncodegen = {{ path = {codegen:?} }}\n\n[dev-dependencies]"
            ),
        );
    });
    client.cargo(&["test", "--test", "every_operation"]);
}
