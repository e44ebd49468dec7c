//! The generated feature section of a client's `Cargo.toml`.

use std::fs;
use std::path::Path;

use crate::support::{self, Project, Run};

const MANIFEST: &str = "[package]\nname = \"pet-client\"\n\n[features]\ndefault = [\"default-groups\"]\n\
                        # generated features begin\n# generated features end\n\n[dependencies]\n";

const FEATURES: &str = "default-groups = [\"pets\"]\nall-groups = [\"pets\"]\npets = []\n";

/// Creates a crate whose generated folder is `client/src/generated`.
fn project(manifest: &str) -> Project {
    let project = Project::new();
    fs::create_dir_all(project.path("client/src")).unwrap();
    project.write("client/Cargo.toml", manifest);
    project
}

fn regen(project: &Project, arguments: &[&str]) -> Run {
    let mut command = support::xtask();
    command.arg("regen").arg("--spec").arg(project.path("spec"));
    command
        .arg("--out")
        .arg(project.path("client/src/generated"));
    support::run(command.args(arguments))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_feature_section_is_generated_and_is_part_of_drift() {
    let project = project(MANIFEST);
    let manifest = project.path("client/Cargo.toml");
    let run = regen(&project, &["--check"]).expect(1);
    assert!(run.stdout.contains("client/Cargo.toml"), "{}", run.stdout);
    assert!(run.stdout.contains("+pets = []"), "{}", run.stdout);
    assert_eq!(read(&manifest), MANIFEST, "a check changes nothing");

    let run = regen(&project, &[]).expect(0);
    assert!(run.stdout.contains("client/Cargo.toml"), "{}", run.stdout);
    let expected = MANIFEST.replace("begin\n", &format!("begin\n{FEATURES}"));
    assert_eq!(read(&manifest), expected);
    let client = read(&project.path("client/src/generated/mod.rs"));
    assert!(
        client.contains("#[cfg(feature = \"pets\")]\npub mod pets;"),
        "{client}"
    );
    let docs = read(&project.path("client/src/generated/pets.rs"));
    assert!(docs.contains("&pet_client::Client"), "{docs}");
    regen(&project, &["--check"]).expect(0);

    project.edit("client/Cargo.toml", "pets = []", "pets = [\"dep:x\"]");
    regen(&project, &["--check"]).expect(1);
    regen(&project, &[]).expect(0);
    assert_eq!(read(&manifest), expected);

    let windows = expected.replace('\n', "\r\n");
    project.write("client/Cargo.toml", &windows);
    regen(&project, &["--check"]).expect(0);
}

#[test]
fn a_crate_without_markers_has_no_cfg_attributes() {
    let plain = MANIFEST.replace("# generated features begin\n# generated features end\n", "");
    let project = project(&plain);
    regen(&project, &[]).expect(0);
    assert_eq!(read(&project.path("client/Cargo.toml")), plain);
    let client = read(&project.path("client/src/generated/mod.rs"));
    assert!(!client.contains("cfg("), "{client}");
}

#[test]
fn an_incomplete_pair_of_markers_is_an_error_with_a_remedy() {
    for (from, to) in [
        ("# generated features end\n", ""),
        ("# generated features begin\n", ""),
        ("features end", "features begin"),
        (
            "# generated features begin\n#",
            "# generated features end\n# generated features begin\n#",
        ),
    ] {
        let project = project(&MANIFEST.replace(from, to));
        let run = regen(&project, &[]).expect(2);
        assert!(run.stderr.contains("client/Cargo.toml`"), "{}", run.stderr);
        assert!(
            run.stderr
                .contains("add one line `# generated features begin`"),
            "{}",
            run.stderr
        );
        assert!(!project.path("client/src/generated").exists());
    }
}

#[test]
fn default_groups_come_from_the_api_file() {
    let project = project(MANIFEST);
    project.write("spec/vets.yaml", "group: Vets\noperations:\n  - {id: getVet, http: GET /vet, permissions: none, returns: Pet}\n");
    project.edit(
        "spec/api.yaml",
        "[pets.yaml]",
        "[pets.yaml, vets.yaml]\ndefault_groups: [vets.yaml]",
    );
    regen(&project, &[]).expect(0);
    let manifest = read(&project.path("client/Cargo.toml"));
    let expected =
        "default-groups = [\"vets\"]\nall-groups = [\"pets\", \"vets\"]\npets = []\nvets = []\n";
    assert!(manifest.contains(expected), "{manifest}");
}
