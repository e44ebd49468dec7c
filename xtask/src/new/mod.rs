//! `cargo xtask new`: creates a client crate from a spec.

mod documents;
mod manifest;
mod sources;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use codegen::{Features, Output, Target, Tests};

use self::manifest::Packages;
use self::sources::Names;
use crate::folder;
use crate::outcome::Outcome;
use crate::regen::Companion;
use crate::{report, repository, spec_folder};

/// Create a client crate from a spec
#[derive(Debug, Args)]
#[command(
    long_about = "Creates a client crate from a spec: the hand-written runtime of this repository's \
                  client, the generated code, a cargo feature for each group, and a test that calls \
                  every operation. The folder must be new or empty.",
    after_help = "Examples:\n  cargo xtask new ../pet-client --spec ../pets/spec\n  \
                  cargo xtask regen --spec ../pets/spec --out ../pet-client/src/generated"
)]
pub(crate) struct Arguments {
    /// Folder of the new crate; its name becomes the name of the crate
    #[arg(value_name = "CRATE")]
    folder: PathBuf,
    /// Folder of the spec
    #[arg(long, value_name = "DIR")]
    spec: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let out = &arguments.folder;
    let name = package_name(out)?;
    if fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("`{}` exists and is not empty", repository::display(out));
    }
    let packages = Packages::of_repository()?;
    if let Some(dependency) = packages.conflict(&name) {
        bail!(
            "`{name}` cannot be the name of the crate: the client depends on the crate \
             `{dependency}`; name the folder differently"
        );
    }
    let target = Target::new(name.replace('-', "_"))
        .features(Features::PerGroup)
        .tests(Tests::EveryOperation);
    let output = match codegen::generate(&spec_folder::read(&arguments.spec)?, &target) {
        Ok(output) => output,
        Err(diagnostics) => {
            report::diagnostics(&diagnostics);
            return Ok(Outcome::Failure);
        }
    };
    let files = files(&name, out, &packages, &output)?;
    let schema = Companion::schema(&arguments.spec)?;
    folder::create(out, &files)?;
    if schema.drift.is_some() {
        folder::write_file(&schema.path, schema.text.as_bytes())?;
    }
    report::print(&format!(
        "wrote {} files to {}\n",
        files.len(),
        repository::display(out)
    ));
    Ok(Outcome::Success)
}

/// Words that Rust or cargo would not accept as the name of a crate.
const RESERVED: &[&str] = &[
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "build",
    "const",
    "continue",
    "core",
    "crate",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc_macro",
    "proc-macro",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// Returns the name of the crate: that of its folder.
fn package_name(folder: &Path) -> anyhow::Result<String> {
    let path = repository::absolute(folder)?;
    let name = path.file_name().map(|name| name.to_string_lossy());
    let name = name.unwrap_or_default().into_owned();
    let is_allowed = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
    };
    if !name.bytes().all(is_allowed) || !name.starts_with(|first: char| first.is_ascii_lowercase())
    {
        bail!(
            "`{}` cannot be the name of a crate: use lower-case letters, digits, `-` and `_`, and \
             start with a letter",
            crate::terminal::escaped_line(&name)
        );
    }
    if RESERVED.contains(&name.as_str()) {
        bail!("`{name}` cannot be the name of a crate: Rust or cargo reserves it");
    }
    Ok(name)
}

/// Returns all files of the crate.
fn files(
    name: &str,
    out: &Path,
    packages: &Packages,
    output: &Output,
) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let client = repository::client()?;
    let committed = texts(&client.join("src/generated"))?;
    let names = Names::new(name, committed.values().map(String::as_str));
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for part in ["src/runtime", "core/src"] {
        for (path, text) in texts(&client.join(part))? {
            if let Some(text) = names.adapted(&text) {
                files.insert(format!("{part}/{path}"), text.into());
            }
        }
    }
    for (path, text) in output.files() {
        files.insert(format!("src/generated/{path}"), text.into());
    }
    let lib = names.adapted(&read(&client.join("src/lib.rs"))?);
    let lib = documents::lib(&lib.unwrap_or_default(), name)?;
    let tests = output.tests().unwrap_or_default();
    for (path, text) in [
        (".gitattributes", documents::GITATTRIBUTES.to_owned()),
        (".gitignore", documents::GITIGNORE.to_owned()),
        ("Cargo.toml", packages.client(name, out, output)?),
        ("README.md", documents::readme(name)),
        ("core/Cargo.toml", packages.core(name)?),
        ("src/lib.rs", lib),
        ("tests/every_operation.rs", tests.to_owned()),
    ] {
        files.insert(path.to_owned(), text.into());
    }
    Ok(files)
}

/// Reads the texts of a folder of this repository.
fn texts(folder: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let files = folder::read(folder)?.files;
    let text = |(path, bytes)| match String::from_utf8(bytes) {
        Ok(text) => Ok((path, text)),
        Err(_) => bail!("`{}` is not UTF-8", repository::display(&folder.join(path))),
    };
    files.into_iter().map(text).collect()
}

/// Reads a file of this repository.
fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", repository::display(path)))
}
