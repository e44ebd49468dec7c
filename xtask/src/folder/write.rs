//! Writes new folders and single files; readers see the old state or the new one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::repository;

/// Creates a folder that is missing or empty.
///
/// # Errors
///
/// If a file cannot be written; the folder is then unchanged.
pub(crate) fn create(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> anyhow::Result<()> {
    let draft = draft_of(folder);
    let mut files = files.iter();
    let written = files.try_for_each(|(path, bytes)| {
        let path = draft.join(path);
        create_parent(&path)?;
        fs::write(path, bytes)
    });
    written
        .and_then(|()| fs::rename(&draft, folder))
        .inspect_err(|_| {
            // The first error is the one to report.
            let _ = fs::remove_dir_all(&draft);
        })
        .with_context(|| format!("cannot create `{}`", repository::display(folder)))
}

/// Replaces the contents of a file.
///
/// # Errors
///
/// If the file cannot be written; it then has its old contents.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let draft = draft_of(path);
    create_parent(path)
        .and_then(|()| write_synced(&draft, bytes))
        .and_then(|()| fs::rename(&draft, path))
        .inspect_err(|_| {
            // The first error is the one to report.
            let _ = fs::remove_file(&draft);
        })
        .with_context(|| format!("cannot write `{}`", repository::display(path)))
}

/// Returns the path of the temporary file or folder that takes the place of `path`.
///
/// It is in the same folder, so that renaming is possible. The process id keeps concurrent runs
/// apart.
pub(super) fn draft_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".regen-{}-{name}", std::process::id()))
}

pub(super) fn create_parent(path: &Path) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Writes a file and waits until it is on the disk.
pub(super) fn write_synced(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}
