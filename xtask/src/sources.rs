//! Reads the files of a spec.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use codegen::Source;

use crate::paths;

/// All YAML files of the folder, in the order of their names.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Vec<Source>> {
    let shown = paths::shown(folder);
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
    let read = |path: &PathBuf| {
        let (shown, bytes) = bytes(path)?;
        Ok(Source::from_bytes(shown, bytes))
    };
    files.iter().map(read).collect()
}

/// The bytes of a file, with its path as messages show it.
fn bytes(path: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    let shown = paths::shown(path);
    let bytes = fs::read(path).with_context(|| format!("cannot read `{shown}`"))?;
    Ok((shown, bytes))
}

/// One text file, with its path as messages show it.
pub(crate) fn read_file(path: &Path) -> anyhow::Result<Source> {
    let (shown, bytes) = bytes(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        anyhow::anyhow!("`{shown}` is not UTF-8: see line {line}. Save it as UTF-8")
    })?;
    Ok(Source::new(shown, text))
}
