//! The generated files and the present ones.

use std::path::PathBuf;

use codegen::Output;

use super::companion::Companion;
use super::drift::{Drift, Kind, drift};
use crate::folder::{self, Contents};

/// The generated and the present state of all files.
pub(crate) struct Plan {
    pub(crate) out: PathBuf,
    pub(crate) output: Output,
    pub(crate) present: Contents,
    pub(crate) companions: Vec<Companion>,
    drift: Vec<Drift>,
}

/// A file that is out of date.
pub(crate) struct Difference<'p> {
    pub(crate) kind: Kind,
    pub(crate) path: PathBuf,
    /// The present contents; empty if the file is missing.
    pub(crate) present: &'p [u8],
    /// The generated contents; empty if the file is an orphan.
    pub(crate) text: &'p str,
}

impl Plan {
    pub(crate) fn new(
        out: PathBuf,
        output: Output,
        companions: Vec<Companion>,
    ) -> anyhow::Result<Self> {
        let present = folder::read(&out)?;
        let drift = drift(&output, &present);
        Ok(Self {
            out,
            output,
            present,
            companions,
            drift,
        })
    }

    /// Returns the number of generated files.
    pub(crate) fn file_count(&self) -> usize {
        self.output.files().count() + self.companions.len()
    }

    pub(crate) fn is_up_to_date(&self) -> bool {
        !self.has_folder_drift() && self.stale_companions().next().is_none()
    }

    pub(crate) fn has_folder_drift(&self) -> bool {
        !self.drift.is_empty()
    }

    pub(crate) fn stale_companions(&self) -> impl Iterator<Item = &Companion> {
        let companions = self.companions.iter();
        companions.filter(|companion| companion.drift.is_some())
    }

    /// Lists all files that are out of date: those of the folder, then the others.
    pub(crate) fn differences(&self) -> impl Iterator<Item = Difference<'_>> {
        let in_folder = self.drift.iter().map(|item| Difference {
            kind: item.kind,
            path: self.out.join(&item.path),
            present: self
                .present
                .files
                .get(&item.path)
                .map_or(&[], Vec::as_slice),
            text: self.output.file(&item.path).unwrap_or_default(),
        });
        let companions = self.companions.iter().filter_map(|file| {
            Some(Difference {
                kind: file.drift?,
                path: file.path.clone(),
                present: file.present.as_deref().unwrap_or_default(),
                text: &file.text,
            })
        });
        in_folder.chain(companions)
    }
}
