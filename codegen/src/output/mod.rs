//! The set of generated files, and its drift from the files on disk.

mod inlined;
mod manifest;

use std::collections::BTreeMap;
use std::fmt;

use self::inlined::inlined;
pub(crate) use self::manifest::features;
pub use self::manifest::{MarkerError, package_name, with_features};

/// The generated files by path.
///
/// Paths are relative to the generated folder and use `/` as separator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) features: String,
    pub(crate) tests: Option<String>,
}

/// A difference between the generated files and the files on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// Kind of difference.
    pub kind: DriftKind,
    /// Path of the file, relative to the generated folder.
    pub path: String,
}

/// Kind of difference between a generated file and the file on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DriftKind {
    /// The file does not exist.
    Missing,
    /// The file has different contents.
    Stale,
    /// The file is not generated.
    Orphan,
}

impl Output {
    /// Returns the lines for `[features]` in the client's `Cargo.toml`.
    ///
    /// They declare a feature per group and the sets `default-groups` and `all-groups`.
    /// [`with_features`](crate::with_features) inserts them.
    pub fn features(&self) -> &str {
        &self.features
    }

    /// Returns an integration test for the client's `tests/`, if the [`Target`](crate::Target)
    /// requests it.
    ///
    /// The test calls every operation once against the mock server of the testing kit, with example
    /// arguments and responses.
    pub fn tests(&self) -> Option<&str> {
        self.tests.as_deref()
    }

    /// Iterates over the path and text of every file, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Returns all files as one text, which a build script writes for `include!` within a module.
    ///
    /// See the [example](crate#in-a-build-script).
    pub fn inlined(&self) -> String {
        inlined(&self.files)
    }

    /// Returns the text of the file with this path.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Compares the generated files with `present`, a map of paths to contents.
    ///
    /// Returns the differences, sorted by path; empty if there is no drift.
    pub fn drift(&self, present: &BTreeMap<String, Vec<u8>>) -> Vec<Drift> {
        let mut paths: Vec<&String> = self.files.keys().chain(present.keys()).collect();
        paths.sort_unstable();
        paths.dedup();
        let drift = |path: &String| {
            let kind = match (self.files.get(path), present.get(path)) {
                (Some(_), None) => DriftKind::Missing,
                (None, _) => DriftKind::Orphan,
                (Some(text), Some(bytes)) if text.as_bytes() != bytes => DriftKind::Stale,
                _ => return None,
            };
            Some(Drift {
                kind,
                path: path.clone(),
            })
        };
        paths.into_iter().filter_map(drift).collect()
    }
}

impl fmt::Display for DriftKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Orphan => "orphan",
        })
    }
}
