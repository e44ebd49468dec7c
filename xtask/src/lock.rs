//! Keeps commands apart that replace the same folder.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::repository;

/// Held while a folder is replaced, so that two commands do not do it at once.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
    /// Where the new folder is built, and where the old one goes: in the folder around, so that renaming is possible.
    staging: PathBuf,
}

impl Lock {
    /// Waits until no other command replaces the folder.
    pub(crate) fn take(folder: &Path) -> anyhow::Result<Self> {
        let parent = match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            Some(_) => Path::new("."),
            None => bail!(
                "`{}` cannot be the folder of the generated files",
                repository::display(folder)
            ),
        };
        let name = folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        fs::create_dir_all(parent)
            .with_context(|| format!("cannot create `{}`", repository::display(parent)))?;
        let staging = parent.join(format!(".regen-{name}"));
        loop {
            let file = locked(&staging).with_context(|| {
                format!("cannot write beside `{}`", repository::display(folder))
            })?;
            if let Some(file) = file {
                return Ok(Self {
                    _file: file,
                    staging,
                });
            }
        }
    }

    pub(crate) fn new_folder(&self) -> PathBuf {
        self.staging.join("new")
    }

    pub(crate) fn old_folder(&self) -> PathBuf {
        self.staging.join("old")
    }
}

impl Drop for Lock {
    /// Leaves nothing behind, as far as possible; the next run clears the rest.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.new_folder());
        let _ = fs::remove_dir_all(self.old_folder());
        // elsewhere, nobody could tell that it is another file then
        if cfg!(unix) {
            let _ = fs::remove_file(lock_file(&self.staging));
            let _ = fs::remove_dir(&self.staging);
        }
    }
}

fn lock_file(staging: &Path) -> PathBuf {
    staging.join("lock")
}

/// The file of the lock, once it is ours; `None` if whoever had it has removed it meanwhile, so that it keeps nobody out.
fn locked(staging: &Path) -> io::Result<Option<File>> {
    let path = lock_file(staging);
    match fs::create_dir(staging) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let file = match File::create(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    file.lock()?;
    Ok(is_at(&file, &path)?.then_some(file))
}

/// Whether a path still leads to a file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;

    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        there => {
            let (there, here) = (there?, file.metadata()?);
            Ok((there.dev(), there.ino()) == (here.dev(), here.ino()))
        }
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn it_is_held_by_one_at_a_time_and_leaves_nothing() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("out");
        let holders = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let lock = Lock::take(&folder).unwrap();
                        assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                        thread::yield_now();
                        holders.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
        if cfg!(unix) {
            assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
        }
    }
}
