//! A lock that keeps commands apart that replace the same folder.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use crate::{report, repository};

/// Time between two attempts to take the lock.
const INTERVAL: Duration = Duration::from_millis(20);

/// Waiting time until the first message; each later message comes after twice the time.
const PATIENCE: Duration = Duration::from_secs(1);

/// Exclusive access to a folder. Dropping it removes the staging folder.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
    /// The folder for the new and the old contents. It has the same parent as the locked folder, so
    /// that renaming is possible.
    staging: PathBuf,
}

impl Lock {
    /// Waits until no other command has the lock of the folder.
    ///
    /// # Errors
    ///
    /// If the lock file cannot be created.
    pub(crate) fn take(folder: &Path) -> anyhow::Result<Self> {
        let parent = match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            Some(_) => Path::new("."),
            None => bail!(
                "`{}` cannot be replaced: it has no parent folder",
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
        let shown = repository::display(&lock_file(&staging));
        let start = Instant::now();
        let mut next_message = PATIENCE;
        loop {
            let attempt =
                attempt(&staging).with_context(|| format!("cannot create the lock `{shown}`"))?;
            match attempt {
                Attempt::Taken(file) => {
                    return Ok(Self {
                        _file: file,
                        staging,
                    });
                }
                Attempt::Removed => {}
                Attempt::Held => {
                    let waited = start.elapsed();
                    if waited >= next_message {
                        next_message = waited * 2;
                        report::summary(&format!(
                            "waiting for another command that holds the lock `{shown}` \
                             ({:.0} s so far)",
                            waited.as_secs_f64()
                        ));
                    }
                    thread::sleep(INTERVAL);
                }
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
    /// Removes the staging folder; the next run removes the rest if that fails.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.new_folder());
        let _ = fs::remove_dir_all(self.old_folder());
        // Other systems cannot tell a removed lock file from its successor.
        if cfg!(unix) {
            let _ = fs::remove_file(lock_file(&self.staging));
            let _ = fs::remove_dir(&self.staging);
        }
    }
}

fn lock_file(staging: &Path) -> PathBuf {
    staging.join("lock")
}

/// The result of an attempt to take the lock.
enum Attempt {
    Taken(File),
    /// Another command has the lock.
    Held,
    /// The owner removed the file during the attempt, so that a lock on it excludes nobody.
    Removed,
}

fn attempt(staging: &Path) -> io::Result<Attempt> {
    let path = lock_file(staging);
    match fs::create_dir(staging) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let file = match File::create(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Attempt::Removed),
        file => file?,
    };
    match file.try_lock() {
        Ok(()) if is_at(&file, &path)? => Ok(Attempt::Taken(file)),
        Ok(()) => Ok(Attempt::Removed),
        Err(TryLockError::WouldBlock) => Ok(Attempt::Held),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Reports whether a path still leads to an open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;

    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        found => {
            let (found, open) = (found?, file.metadata()?);
            Ok((found.dev(), found.ino()) == (open.dev(), open.ino()))
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
    fn one_command_at_a_time_holds_the_lock() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("out");
        let holders = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
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
