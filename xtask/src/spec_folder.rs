//! Reads the files of a spec.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use codegen::Source;

use crate::repository;

/// Reads all YAML files of the folder, in the order of their names.
///
/// # Errors
///
/// If the folder cannot be read or has no YAML file, or a file cannot be read.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Vec<Source>> {
    let shown = repository::display(folder);
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read the spec folder `{shown}`"))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry
            .with_context(|| format!("cannot list `{shown}`"))?
            .path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml" || extension == "yml")
        {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("no YAML file in `{shown}`: `--spec` takes the folder that contains `api.yaml`");
    }
    files.sort();
    files.iter().map(|path| spec_file(path)).collect()
}

/// Reads one file of a spec, or the beginning of a file that is too large.
fn spec_file(path: &Path) -> anyhow::Result<Source> {
    let shown = repository::display(path);
    let bytes = beginning(path).with_context(|| format!("cannot read `{shown}`"))?;
    Ok(Source::from_bytes(shown, bytes))
}

/// Reads at most one byte more than a file of a spec may have, so that the generator reports it.
///
/// A pipe or device may never end.
fn beginning(path: &Path) -> std::io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(std::io::Error::other("it is a folder"));
    }
    if !metadata.is_file() {
        return Err(std::io::Error::other("it is not a regular file"));
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(codegen::FILE_BYTES).unwrap_or(u64::MAX);
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads one text file, with its display path as name.
///
/// # Errors
///
/// If it cannot be read or is not UTF-8.
pub(crate) fn read_file(path: &Path) -> anyhow::Result<Source> {
    let shown = repository::display(path);
    let bytes = fs::read(path).with_context(|| format!("cannot read `{shown}`"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        anyhow::anyhow!("`{shown}` is not UTF-8: see line {line}. Save it as UTF-8")
    })?;
    Ok(Source::new(shown, text))
}
