//! Reads the contents of a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirEntry};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::repository;

/// The contents of a folder and its subfolders, by path within the folder with `/` as separator.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// The bytes of each file; a placeholder for links and everything else that is not a file.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The files that have an executable bit.
    pub(crate) executable: BTreeSet<String>,
    /// The subfolders without entries.
    pub(crate) empty_folders: BTreeSet<String>,
}

impl Contents {
    fn add(&mut self, entry: &DirEntry, name: String) -> std::io::Result<()> {
        let kind = entry.file_type()?;
        let bytes = if kind.is_symlink() {
            // Never followed: the target is not a generated file.
            b"(a symbolic link)".to_vec()
        } else if !kind.is_file() {
            // Reading a pipe may never end.
            b"(a pipe, socket or device)".to_vec()
        } else {
            if is_executable(entry)? {
                self.executable.insert(name.clone());
            }
            fs::read(entry.path())?
        };
        self.files.insert(name, bytes);
        Ok(())
    }
}

/// Reads all files of a folder and its subfolders. A missing folder is empty.
///
/// # Errors
///
/// If a folder or file cannot be read.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Contents> {
    let mut contents = Contents::default();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = open.pop() {
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound && prefix.is_empty() => {
                return Ok(contents);
            }
            Err(error) => {
                return Err(error)
                    .with_context(|| format!("cannot read `{}`", repository::display(&path)));
            }
        };
        let mut is_empty = true;
        for entry in entries {
            let entry =
                entry.with_context(|| format!("cannot list `{}`", repository::display(&path)))?;
            is_empty = false;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push((entry.path(), format!("{name}/")));
            } else {
                contents.add(&entry, name).with_context(|| {
                    format!("cannot read `{}`", repository::display(&entry.path()))
                })?;
            }
        }
        if is_empty && !prefix.is_empty() {
            contents.empty_folders.insert(prefix);
        }
    }
    Ok(contents)
}

#[cfg(unix)]
fn is_executable(entry: &DirEntry) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;

    Ok(entry.metadata()?.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(_: &DirEntry) -> std::io::Result<bool> {
    Ok(false)
}

/// Reads a file; `None` if it is missing.
pub(crate) fn read_file(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(error).with_context(|| format!("cannot read `{}`", repository::display(path)))
        }
    }
}

/// Refuses a symbolic link in the place of a folder that is to be replaced.
///
/// # Errors
///
/// If it is one: replacing it would leave its target as it is.
pub(crate) fn refuse_link(folder: &Path) -> anyhow::Result<()> {
    // A trailing slash would follow the link.
    let path: PathBuf = folder.components().collect();
    if path.is_symlink() {
        bail!(
            "`{}` is a symbolic link, and this command replaces whole folders: pass the target of the \
             link as `--out`, or replace the link by a folder",
            repository::display(&path)
        );
    }
    Ok(())
}
