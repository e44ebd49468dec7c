//! `cargo xtask new`: a client crate of its own from a spec anywhere.

mod documents;
mod manifest;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use codegen::{Features, Output, Target, Tests};

use crate::folder;
use crate::outcome::Outcome;
use crate::regen::Companion;
use crate::{report, repository, spec_folder};

/// Make a client crate from a spec
#[derive(Debug, Args)]
#[command(
    long_about = "Makes a client crate from a spec: the hand-written half of this repository's client, the generated code, a \
                  cargo feature for each group, and a test that calls every operation. The folder must be new or empty.",
    after_help = "Example:\n  cargo xtask new ../pet-client --spec ../pets/spec\n  \
                  cargo xtask regen --spec ../pets/spec --out ../pet-client/src/generated    after a change of the spec"
)]
pub(crate) struct Arguments {
    /// Folder of the new crate, which gives it its name
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
        bail!(
            "`{}` is there already, and is not empty",
            repository::display(out)
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
    let files = files(&name, out, &arguments.spec, &output)?;
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

/// The name of the crate: that of its folder.
fn package_name(folder: &Path) -> anyhow::Result<String> {
    let path = repository::absolute(folder)?;
    let name = path.file_name().map(|name| name.to_string_lossy());
    let name = name.unwrap_or_default().into_owned();
    let letters = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
    };
    if !name.bytes().all(letters) || !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        bail!(
            "`{name}` cannot be the name of a crate: use small letters, digits, `-` and `_`, a letter first"
        );
    }
    Ok(name)
}

/// Everything that the crate is made of.
fn files(
    name: &str,
    out: &Path,
    spec: &Path,
    output: &Output,
) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let client = repository::client()?;
    let mut files = BTreeMap::new();
    for part in ["src/runtime", "core/src"] {
        let contents = folder::read(&client.join(part))?.files;
        files.extend(
            contents
                .into_iter()
                .map(|(path, bytes)| (format!("{part}/{path}"), bytes)),
        );
    }
    for (path, text) in output.files() {
        files.insert(format!("src/generated/{path}"), text.into());
    }
    let lib = documents::lib(&read(&client.join("src/lib.rs"))?)?;
    let manifest = manifest::client(name, out, output)?;
    let tests = output.tests().unwrap_or_default();
    files.insert("src/lib.rs".to_owned(), lib.into());
    files.insert("Cargo.toml".to_owned(), manifest.into());
    files.insert("core/Cargo.toml".to_owned(), manifest::core(name)?.into());
    files.insert("README.md".to_owned(), documents::readme(name, spec).into());
    files.insert("tests/every_operation.rs".to_owned(), tests.into());
    Ok(files)
}

/// A file of this repository.
fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", repository::display(path)))
}
