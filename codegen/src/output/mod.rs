//! The set of generated files, and how it differs from what is there.

mod inlined;
mod manifest;

use std::collections::BTreeMap;
use std::fmt;

use self::inlined::inlined;
pub(crate) use self::manifest::features;
pub use self::manifest::{MarkerError, package_name, with_features};

/// The generated files by their path within the generated folder, with `/` between folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) features: String,
    pub(crate) tests: Option<String>,
}

/// One difference between what should be there and what is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// What is the matter with the file.
    pub kind: DriftKind,
    /// The file, as a path within the generated folder.
    pub path: String,
}

/// How a file differs from what should be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DriftKind {
    /// The file is not there.
    Missing,
    /// The file has other contents.
    Stale,
    /// The file should not be there.
    Orphan,
}

impl Output {
    /// The lines for `[features]` in the client's `Cargo.toml`: a feature for each group, and the sets of them. See
    /// [`with_features`](crate::with_features).
    pub fn features(&self) -> &str {
        &self.features
    }

    /// An integration test, for `tests/` of the client, that calls every operation once with made-up arguments and answers
    /// against the testing kit; if the [`Target`](crate::Target) asks for it.
    pub fn tests(&self) -> Option<&str> {
        self.tests.as_deref()
    }

    /// Path and text of every file, in the order of the paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// All files as one text, for `include!` within a module: what a build script writes. See the
    /// [example](crate#in-a-build-script).
    pub fn inlined(&self) -> String {
        inlined(&self.files)
    }

    /// The text of one file.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Every difference to the files that are present (path to contents), in the order of the paths.
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
