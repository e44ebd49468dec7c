//! The files that regen keeps outside the generated folder: the schema beside the spec, and a part of `Cargo.toml`.

use std::path::{Path, PathBuf};

use codegen::DriftKind;

use crate::folder;

/// One such file.
pub(crate) struct Beside {
    pub(crate) path: PathBuf,
    /// What it should be.
    pub(crate) text: String,
    pub(crate) present: Option<Vec<u8>>,
    pub(crate) drift: Option<DriftKind>,
}

impl Beside {
    /// `schema.json` beside the spec, which editors read.
    pub(crate) fn schema(spec: &Path) -> anyhow::Result<Self> {
        let path = spec.join("schema.json");
        let present = folder::read_file(&path)?;
        Ok(Self::new(path, codegen::json_schema(), present))
    }

    /// A file by what it should be and what it is.
    pub(crate) fn new(path: PathBuf, text: String, present: Option<Vec<u8>>) -> Self {
        let drift = match &present {
            None => Some(DriftKind::Missing),
            Some(bytes) if bytes != text.as_bytes() => Some(DriftKind::Stale),
            Some(_) => None,
        };
        Self {
            path,
            text,
            present,
            drift,
        }
    }

    pub(crate) fn write(&self) -> anyhow::Result<()> {
        match self.drift {
            Some(_) => folder::write_file(&self.path, self.text.as_bytes()),
            None => Ok(()),
        }
    }
}
