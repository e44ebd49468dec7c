//! Reads a folder, and replaces it as a whole: whoever looks, or kills the command, finds the old files or the new ones.
//!
//! The new folder is built beside the old one and takes its place in one exchange where the system can do that (Linux),
//! else in two renames; if the second of these never comes, the next run puts the old folder back.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::Context as _;

use crate::lock::Lock;
use crate::repository;

/// Files by their path within a folder, with `/` between folders.
pub(crate) type Contents = BTreeMap<String, Vec<u8>>;

/// Puts the old folder back if an earlier command was killed between two renames.
pub(crate) fn recover(folder: &Path, lock: &Lock) -> anyhow::Result<()> {
    if !folder.exists() && lock.old_folder().exists() {
        fs::rename(lock.old_folder(), folder)
            .with_context(|| format!("cannot put `{}` back", repository::display(folder)))?;
    }
    Ok(())
}

/// All files of a folder and the folders in it. A folder that is not there has no files.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Contents> {
    let mut contents = Contents::new();
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
        for entry in entries {
            let entry =
                entry.with_context(|| format!("cannot list `{}`", repository::display(&path)))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry
                .file_type()
                .with_context(|| format!("cannot read `{}`", repository::display(&entry.path())))?;
            if kind.is_dir() {
                open.push((entry.path(), format!("{name}/")));
            } else if kind.is_symlink() {
                // never followed: whatever it points at is not a generated file
                contents.insert(name, b"(a symbolic link)".to_vec());
            } else if !kind.is_file() {
                // a pipe would be read for ever
                contents.insert(name, b"(a pipe, socket or device)".to_vec());
            } else {
                let path = entry.path();
                let bytes = fs::read(&path)
                    .with_context(|| format!("cannot read `{}`", repository::display(&path)))?;
                contents.insert(name, bytes);
            }
        }
    }
    Ok(contents)
}

/// Replaces the folder by one with these files. Files that are already right keep their place on the disk, so that
/// builds do not see them as changed.
pub(crate) fn replace<'a>(
    folder: &Path,
    files: impl Iterator<Item = (&'a str, &'a str)>,
    present: &Contents,
    lock: &Lock,
) -> anyhow::Result<()> {
    let (new, old) = (lock.new_folder(), lock.old_folder());
    let shown = repository::display(folder);
    for stale in [&new, &old] {
        match fs::remove_dir_all(stale) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(error).with_context(|| {
                    format!("cannot clear what an earlier run left beside `{shown}`")
                });
            }
            _ => {}
        }
    }
    for (path, text) in files {
        let target = new.join(path);
        let same = present
            .get(path)
            .is_some_and(|bytes| bytes == text.as_bytes());
        let written = create_parent(&target).and_then(|()| {
            if same && fs::hard_link(folder.join(path), &target).is_ok() {
                return Ok(());
            }
            write_through(&target, text.as_bytes())
        });
        written.with_context(|| {
            format!(
                "cannot write the new `{}`",
                repository::display(&folder.join(path))
            )
        })?;
    }
    exchange(&new, folder, &old)
        .with_context(|| format!("cannot put the new files in the place of `{shown}`"))
}

/// Makes a folder that is not there yet, or is empty: whoever looks finds it whole or not at all.
pub(crate) fn create(folder: &Path, files: &Contents) -> anyhow::Result<()> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let draft = folder.with_file_name(format!(".new-{name}-{}", std::process::id()));
    let written = files.iter().try_for_each(|(path, bytes)| {
        let path = draft.join(path);
        create_parent(&path)?;
        fs::write(path, bytes)
    });
    written
        .and_then(|()| fs::rename(&draft, folder))
        .inspect_err(|_| {
            // the error that matters is the first one
            let _ = fs::remove_dir_all(&draft);
        })
        .with_context(|| format!("cannot make `{}`", repository::display(folder)))
}

/// Puts `new` in the place of `folder`; what was there goes out of the way.
fn exchange(new: &Path, folder: &Path, old: &Path) -> std::io::Result<()> {
    if !folder.exists() {
        return fs::rename(new, folder);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    fs::rename(folder, old)?;
    fs::rename(new, folder).inspect_err(|_| {
        // the error that matters is the first one
        let _ = fs::rename(old, folder);
    })
}

/// The bytes of a file, if it is there.
pub(crate) fn read_file(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(error).with_context(|| format!("cannot read `{}`", repository::display(path)))
        }
    }
}

/// Writes one file: whoever looks finds the old contents or the new ones.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let draft = path.with_file_name(format!(".regen-{name}"));
    create_parent(path)
        .and_then(|()| write_through(&draft, bytes))
        .and_then(|()| fs::rename(&draft, path))
        .inspect_err(|_| {
            // the error that matters is the first one
            let _ = fs::remove_file(&draft);
        })
        .with_context(|| format!("cannot write `{}`", repository::display(path)))
}

fn create_parent(path: &Path) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

fn write_through(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}
