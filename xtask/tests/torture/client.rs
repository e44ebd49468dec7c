//! A client crate generated from a spec, and the tools that check it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::{Features, Source, Target};

/// The start of `lib.rs`, before the exports of the committed client.
const LIB: &str = "//! The client of a hostile spec.\n\n#![warn(missing_docs)]\n\n\
    #[allow(dead_code, reason = \"a spec need not use all of it\")]\n#[path = \"RUNTIME/mod.rs\"]\nmod runtime;\n";

pub(crate) struct Client {
    folder: PathBuf,
}

impl Client {
    /// Writes the crate below `torture/` of the target folder.
    pub(crate) fn new(name: &str, spec: &[Source], features: Features) -> Self {
        let root = workspace();
        let folder = target_folder().join("torture").join(name);
        let generated = folder.join("client/src/generated");
        let _ = fs::remove_dir_all(&generated);
        fs::create_dir_all(&generated).unwrap();
        // A unique name, since crates with one name would replace each other in the target folder
        // while doctests run.
        let package = format!("torture-{name}");
        let target = Target::new(package.replace('-', "_")).features(features);
        let output = codegen::generate(spec, &target).unwrap_or_else(|problems| {
            let found = problems.items().iter().take(20);
            panic!("{:#?}", found.map(|item| &item.message).collect::<Vec<_>>())
        });
        for (path, text) in output.files() {
            let path = generated.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
        let core = r#"path = "generated-client/core""#;
        let manifest = read("Cargo.toml");
        let members = manifest.lines().find(|line| line.starts_with("members = "));
        let members = members.unwrap();
        assert!(manifest.contains(core));
        let manifest = manifest
            .replace(members, r#"members = ["client"]"#)
            .replace(
                core,
                &format!("path = \"{}\"", path(&root, "generated-client/core")),
            );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::write(folder.join("Cargo.lock"), read("Cargo.lock")).unwrap();
        let manifest = read("generated-client/Cargo.toml");
        let manifest = codegen::with_features(&manifest, output.features()).unwrap();
        let (manifest, _) = manifest.split_once("[dev-dependencies]").unwrap();
        let named = r#"name = "generated-client""#;
        assert!(manifest.contains(named));
        let manifest = manifest.replacen(named, &format!("name = \"{package}\""), 1);
        fs::write(
            folder.join("client/Cargo.toml"),
            format!("{manifest}[lints]\nworkspace = true\n"),
        )
        .unwrap();
        let runtime = path(&root, "generated-client/src/runtime");
        let committed = read("generated-client/src/lib.rs");
        let (_, exports) = committed.split_once("mod runtime;\n").unwrap();
        let (exports, _) = exports.split_once("/// The examples of").unwrap();
        let lib = LIB.replace("RUNTIME", &runtime) + exports;
        fs::write(folder.join("client/src/lib.rs"), lib).unwrap();
        Self { folder }
    }

    pub(crate) fn clippy(&self) {
        self.cargo(&["clippy", "--quiet", "--", "-D", "warnings"]);
    }

    pub(crate) fn docs(&self) {
        self.cargo(&["doc", "--quiet", "--no-deps"]);
    }

    /// Runs the doctests of the generated code, and returns their number.
    pub(crate) fn doctests(&self) -> usize {
        let output = self.cargo(&["test", "--doc", "--", "generated::"]);
        let counts = output.lines().filter_map(|line| {
            line.strip_prefix("test result: ok. ")?
                .split_once(" passed")
        });
        counts
            .map(|(count, _)| count.parse::<usize>().unwrap())
            .sum()
    }

    /// Compiles a program against the client; returns the errors of the program.
    ///
    /// The client itself must compile.
    pub(crate) fn check_program(&self, program: &str) -> Result<(), String> {
        let examples = self.folder.join("client/examples");
        fs::create_dir_all(&examples).unwrap();
        fs::write(examples.join("program.rs"), program).unwrap();
        self.cargo(&["check", "--quiet", "--lib"]);
        let output = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--example", "program"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target_folder())
            .env("CARGO_NET_OFFLINE", "true")
            .output()
            .unwrap();
        match output.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }

    /// Runs a program against the client with the feature `blocking`, and returns its output.
    pub(crate) fn run_program(&self, program: &str) -> String {
        let examples = self.folder.join("client/examples");
        fs::create_dir_all(&examples).unwrap();
        fs::write(examples.join("program.rs"), program).unwrap();
        self.cargo(&[
            "run",
            "--quiet",
            "--example",
            "program",
            "--features",
            "blocking",
        ])
    }

    fn cargo(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target_folder())
            .env("CARGO_NET_OFFLINE", "true")
            .env("RUSTDOCFLAGS", "-D warnings")
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let errors = text(&output.stderr);
        let shown: String = errors
            .lines()
            .take(200)
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(
            output.status.success(),
            "cargo {}:\n{}\n{shown}",
            arguments.join(" "),
            text(&output.stdout)
        );
        text(&output.stdout)
    }
}

/// Formats a path of the repository for a string literal.
fn path(root: &Path, below: &str) -> String {
    root.join(below).to_string_lossy().replace('\\', "/")
}

/// Returns the target folder that this test was built into.
fn target_folder() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    // target/debug/deps/torture-0123456789abcdef
    test.ancestors().nth(3).unwrap().to_owned()
}

fn workspace() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap();
    Path::new(&package).parent().unwrap().to_owned()
}
