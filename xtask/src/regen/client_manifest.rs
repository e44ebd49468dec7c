//! The `Cargo.toml` of the crate that contains the generated folder.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use codegen::{Features, MarkerError, Output, Target, Tests};

use super::companion::Companion;
use crate::{folder, repository};

/// The first bytes of a generated file.
const GENERATED: &[u8] = b"// @generated";

/// The present `Cargo.toml` of a client.
pub(crate) struct ClientManifest {
    path: PathBuf,
    text: String,
}

impl ClientManifest {
    /// Finds the manifest of the crate whose `src/` contains the generated folder, if any.
    ///
    /// # Errors
    ///
    /// If the manifest cannot be read or is not UTF-8.
    pub(crate) fn of_folder(out: &Path) -> anyhow::Result<Option<Self>> {
        let out = repository::absolute(out)?;
        let Some(source) = out.parent().filter(|folder| folder.ends_with("src")) else {
            return Ok(None);
        };
        let path = source.with_file_name("Cargo.toml");
        let Some(bytes) = folder::read_file(&path)? else {
            return Ok(None);
        };
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(Self { path, text })),
            Err(_) => bail!("`{}` is not UTF-8", repository::display(&path)),
        }
    }

    /// Returns the facts about the crate that the generator needs.
    ///
    /// # Errors
    ///
    /// If the manifest has no package name, or a marker of the features is missing.
    pub(crate) fn target(&self) -> anyhow::Result<Target> {
        let shown = repository::display(&self.path);
        let name = codegen::package_name(&self.text)
            .with_context(|| format!("`{shown}` has no package name"))?;
        let features = match codegen::with_features(&self.text, "") {
            Ok(_) => Features::PerGroup,
            Err(MarkerError::Missing) if !self.is_own_client() => Features::None,
            Err(error) => return Err(error).with_context(|| format!("in `{shown}`")),
        };
        let tests = match (self.test()?, features) {
            // A complete client has the test; without markers, only the test itself tells.
            (Test::Generated(_), _) | (Test::Missing, Features::PerGroup) => Tests::EveryOperation,
            _ => Tests::None,
        };
        Ok(Target::new(name).tests(tests).features(features))
    }

    /// Reports whether this is the manifest of this repository's own client.
    fn is_own_client(&self) -> bool {
        repository::client().is_ok_and(|client| self.path == client.join("Cargo.toml"))
    }

    fn test(&self) -> anyhow::Result<Test> {
        Ok(match folder::read_file(&self.test_path())? {
            None => Test::Missing,
            Some(bytes) if bytes.starts_with(GENERATED) => Test::Generated(bytes),
            Some(_) => Test::HandWritten,
        })
    }

    fn test_path(&self) -> PathBuf {
        self.path.with_file_name("tests").join("every_operation.rs")
    }

    /// Returns the generated files of the crate outside the generated folder.
    ///
    /// They are `Cargo.toml`, if it has a feature for each group, and the test of every operation.
    pub(crate) fn companions(&self, output: &Output) -> anyhow::Result<Vec<Companion>> {
        let mut files = Vec::new();
        if let Ok(text) = codegen::with_features(&self.text, output.features()) {
            let present = self.text.clone().into_bytes();
            files.push(Companion::new(self.path.clone(), text, Some(present)));
        }
        if let Some(text) = output.tests() {
            let present = match self.test()? {
                Test::Generated(bytes) => Some(bytes),
                Test::Missing | Test::HandWritten => None,
            };
            files.push(Companion::new(self.test_path(), text.to_owned(), present));
        }
        Ok(files)
    }
}

/// The present test of every operation.
enum Test {
    Missing,
    Generated(Vec<u8>),
    /// A file in its place that regen did not write, and does not touch.
    HandWritten,
}
