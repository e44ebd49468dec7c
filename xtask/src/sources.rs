//! Reads the files of a spec.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use codegen::Source;

use crate::repository;

/// All YAML files of the folder, in the order of their names.
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
        bail!(
            "there is no YAML file in `{shown}`: `--spec` wants the folder in which `api.yaml` is"
        );
    }
    files.sort();
    files.iter().map(|path| spec_file(path)).collect()
}

/// One file of a spec. One that is too large is read so far that the generator can say so.
fn spec_file(path: &Path) -> anyhow::Result<Source> {
    let shown = repository::display(path);
    let bytes = beginning(path).with_context(|| format!("cannot read `{shown}`"))?;
    Ok(Source::from_bytes(shown, bytes))
}

/// What a file holds, up to a byte more than a file of a spec can have. A pipe or device might never end.
fn beginning(path: &Path) -> std::io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(std::io::Error::other("it is no file"));
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(codegen::FILE_BYTES).unwrap_or(u64::MAX);
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// One text file, with its path as messages show it.
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
