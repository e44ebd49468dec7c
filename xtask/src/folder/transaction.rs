//! Replaces a folder and files outside it: all of them, or none.
//!
//! All new files are written and synced first, next to their targets. Only then the new folder
//! takes the place of the old one, in one exchange where the system supports that (Linux), else in
//! two renames; and each file takes its place in one rename. A failure takes everything back.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::contents::Contents;
use super::lock::Lock;
use super::write::{create_parent, draft_of, write_synced};
use crate::repository;

/// Moves the old folder back if an earlier run was killed between two renames.
pub(crate) fn recover(folder: &Path, lock: &Lock) -> anyhow::Result<()> {
    if !folder.exists() && lock.old_folder().exists() {
        fs::rename(lock.old_folder(), folder)
            .with_context(|| format!("cannot restore `{}`", repository::display(folder)))?;
    }
    Ok(())
}

/// A prepared change. Dropping it without a commit removes all temporary files.
pub(crate) struct Transaction<'l> {
    folder: PathBuf,
    lock: &'l Lock,
    has_new_folder: bool,
    files: Vec<StagedFile>,
}

/// A file outside the folder whose new contents are written.
struct StagedFile {
    target: PathBuf,
    draft: PathBuf,
    /// The old contents; `None` if the target is missing.
    backup: Option<PathBuf>,
    /// The parent of the target, if it was created.
    new_parent: Option<PathBuf>,
}

/// The way in which the new folder took its place.
#[derive(Clone, Copy)]
enum Replaced {
    /// No folder was there.
    Created,
    /// The two folders swapped their names.
    Exchanged,
    /// The old folder was moved away first.
    MovedAway,
}

impl<'l> Transaction<'l> {
    /// Starts a change of the folder that is locked, and removes what a killed run left.
    pub(crate) fn new(folder: &Path, lock: &'l Lock) -> anyhow::Result<Self> {
        for stale in [lock.new_folder(), lock.old_folder()] {
            match fs::remove_dir_all(&stale) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    let stale = repository::display(&stale);
                    return Err(error).with_context(|| {
                        format!("cannot remove `{stale}` of an earlier run; no file was changed")
                    });
                }
                _ => {}
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            lock,
            has_new_folder: false,
            files: Vec::new(),
        })
    }

    /// Writes the new folder. A file that is equal to a present one keeps its place on the disk, so
    /// that builds do not see it as changed.
    pub(crate) fn stage_folder<'a>(
        &mut self,
        files: impl Iterator<Item = (&'a str, &'a str)>,
        present: &Contents,
    ) -> anyhow::Result<()> {
        let new = self.lock.new_folder();
        for (path, text) in files {
            let (old, target) = (self.folder.join(path), new.join(path));
            let bytes = present.files.get(path);
            let is_equal = bytes.is_some_and(|bytes| bytes == text.as_bytes())
                && !present.executable.contains(path);
            let written = create_parent(&target).and_then(|()| {
                if is_equal && fs::hard_link(&old, &target).is_ok() {
                    return Ok(());
                }
                write_synced(&target, text.as_bytes())
            });
            written.with_context(|| not_written(&old))?;
        }
        self.has_new_folder = true;
        Ok(())
    }

    /// Takes a present file over into the new folder, whatever its contents and mode.
    pub(crate) fn keep(&mut self, path: &str) -> anyhow::Result<()> {
        let (old, target) = (self.folder.join(path), self.lock.new_folder().join(path));
        create_parent(&target)
            .and_then(|()| {
                fs::hard_link(&old, &target).or_else(|_| fs::copy(&old, &target).map(drop))
            })
            .with_context(|| not_written(&old))
    }

    /// Writes the new contents of a file outside the folder.
    pub(crate) fn stage_file(&mut self, target: &Path, text: &str) -> anyhow::Result<()> {
        if target.is_symlink() {
            bail!(
                "`{}` is a symbolic link: replace it by a file; no file was changed",
                repository::display(target)
            );
        }
        let mut staged = StagedFile {
            target: target.to_owned(),
            draft: draft_of(target),
            backup: None,
            new_parent: None,
        };
        let parent = target.parent().filter(|parent| !parent.exists());
        staged.new_parent = parent.map(Path::to_owned);
        // Registered first, so that a failure removes what is already written.
        self.files.push(staged);
        let Some(staged) = self.files.last_mut() else {
            return Ok(());
        };
        let written = create_parent(target)
            .and_then(|()| write_synced(&staged.draft, text.as_bytes()))
            .and_then(|()| staged.back_up());
        written.with_context(|| not_written(target))
    }

    /// Applies the change.
    ///
    /// # Errors
    ///
    /// If a rename fails. The message says whether the old state was restored.
    pub(crate) fn commit(self) -> anyhow::Result<()> {
        let (new, old) = (self.lock.new_folder(), self.lock.old_folder());
        let mut replaced = None;
        if self.has_new_folder {
            let result = replace(&new, &self.folder, &old);
            replaced = Some(result.with_context(|| not_written(&self.folder))?);
        }
        for (index, file) in self.files.iter().enumerate() {
            let Err(error) = fs::rename(&file.draft, &file.target) else {
                continue;
            };
            let restored = self.roll_back(replaced, index);
            let target = repository::display(&file.target);
            let state = match restored {
                Ok(()) => "no file was changed".to_owned(),
                Err(failure) => format!(
                    "restoring the other files failed too ({failure}), so some are new and some are old: \
                     run the command again"
                ),
            };
            return Err(error).with_context(|| format!("cannot replace `{target}`; {state}"));
        }
        Ok(())
    }

    /// Restores the folder, and the files before `index`.
    fn roll_back(&self, replaced: Option<Replaced>, index: usize) -> io::Result<()> {
        let files = self.files.iter().take(index);
        let files = files.map(StagedFile::restore).fold(Ok(()), Result::and);
        let (new, old) = (self.lock.new_folder(), self.lock.old_folder());
        let folder = match replaced {
            None => Ok(()),
            Some(Replaced::Created) => fs::rename(&self.folder, &new),
            Some(Replaced::Exchanged) => replace(&new, &self.folder, &old).map(drop),
            Some(Replaced::MovedAway) => {
                fs::rename(&self.folder, &new).and_then(|()| fs::rename(&old, &self.folder))
            }
        };
        files.and(folder)
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        for file in &self.files {
            let _ = fs::remove_file(&file.draft);
            if let Some(backup) = &file.backup {
                let _ = fs::remove_file(backup);
            }
            if let Some(parent) = &file.new_parent {
                // Succeeds only if the folder is empty, which means that the change failed.
                let _ = fs::remove_dir(parent);
            }
        }
    }
}

impl StagedFile {
    /// Keeps the old contents.
    fn back_up(&mut self) -> io::Result<()> {
        if !self.target.exists() {
            return Ok(());
        }
        let backup = self.draft.with_extension("old");
        self.backup = Some(backup.clone());
        let _ = fs::remove_file(&backup);
        // Some file systems have no hard links.
        fs::hard_link(&self.target, &backup).or_else(|_| fs::copy(&self.target, &backup).map(drop))
    }

    /// Restores the old contents.
    fn restore(&self) -> io::Result<()> {
        match &self.backup {
            Some(backup) => fs::rename(backup, &self.target),
            None => fs::remove_file(&self.target),
        }
    }
}

fn not_written(path: &Path) -> String {
    let path = repository::display(path);
    format!("cannot write the new `{path}`; no file was changed")
}

/// Puts `new` in the place of `folder`. The old folder ends up as `new` or `old`.
fn replace(new: &Path, folder: &Path, old: &Path) -> io::Result<Replaced> {
    if !folder.exists() {
        return fs::rename(new, folder).map(|()| Replaced::Created);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE).is_ok() {
            return Ok(Replaced::Exchanged);
        }
    }
    fs::rename(folder, old)?;
    fs::rename(new, folder).inspect_err(|_| {
        // The first error is the one to report.
        let _ = fs::rename(old, folder);
    })?;
    Ok(Replaced::MovedAway)
}
