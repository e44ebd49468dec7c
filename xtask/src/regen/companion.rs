//! Generated files outside the generated folder: the schema, `Cargo.toml` and a test.

use std::path::{Path, PathBuf};

use super::drift::{Kind, difference};
use crate::folder;

/// A generated file outside the generated folder.
pub(crate) struct Companion {
    pub(crate) path: PathBuf,
    /// The generated contents.
    pub(crate) text: String,
    /// The present contents; `None` if the file is missing.
    pub(crate) present: Option<Vec<u8>>,
    pub(crate) drift: Option<Kind>,
}

impl Companion {
    /// Returns the JSON Schema of the spec, which editors read.
    pub(crate) fn schema(spec: &Path) -> anyhow::Result<Self> {
        let path = spec.join("schema.json");
        let present = folder::read_file(&path)?;
        Ok(Self::new(path, codegen::json_schema(), present))
    }

    /// Compares the generated and the present contents of a file.
    pub(crate) fn new(path: PathBuf, text: String, present: Option<Vec<u8>>) -> Self {
        let drift = match &present {
            None => Some(Kind::Missing),
            Some(bytes) => difference(&text, bytes),
        };
        Self {
            path,
            text,
            present,
            drift,
        }
    }
}
