//! The `Cargo.toml` of the crate that the generated files are for.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use codegen::{Features, MarkerError, Output, Target, Tests};

use crate::beside::Beside;
use crate::{folder, repository};

/// A `Cargo.toml` as it is.
pub(crate) struct Manifest {
    path: PathBuf,
    text: String,
}

impl Manifest {
    /// That of the crate in whose `src` the generated folder is; none if it is elsewhere.
    pub(crate) fn around(out: &Path) -> anyhow::Result<Option<Self>> {
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

    /// What the generator has to know of the crate.
    pub(crate) fn target(&self) -> anyhow::Result<Target> {
        let name = codegen::package_name(&self.text)
            .with_context(|| format!("`{}` names no package", repository::display(&self.path)))?;
        let tests = match self.tests()? {
            Some(_) => Tests::EveryOperation,
            None => Tests::None,
        };
        let target = Target::new(name).tests(tests);
        match codegen::with_features(&self.text, "") {
            Ok(_) => Ok(target.features(Features::PerGroup)),
            Err(MarkerError::Missing) if !self.is_ours() => Ok(target),
            Err(error) => {
                Err(error).with_context(|| format!("in `{}`", repository::display(&self.path)))
            }
        }
    }

    /// Whether it is this repository's own client, which has a feature for each group.
    fn is_ours(&self) -> bool {
        repository::client().is_ok_and(|client| self.path == client.join("Cargo.toml"))
    }

    /// The test of every operation, if the crate has it: deleted, it is not made again.
    fn tests(&self) -> anyhow::Result<Option<Vec<u8>>> {
        let present = folder::read_file(&self.tests_path())?;
        Ok(present.filter(|bytes| bytes.starts_with(b"// @generated")))
    }

    fn tests_path(&self) -> PathBuf {
        self.path.with_file_name("tests").join("every_operation.rs")
    }

    /// What regen keeps of the crate: its `Cargo.toml`, if it has features for groups, and the test of every operation.
    pub(crate) fn beside(&self, output: &Output) -> anyhow::Result<Vec<Beside>> {
        let mut files = Vec::new();
        if let Ok(text) = codegen::with_features(&self.text, output.features()) {
            let present = self.text.clone().into_bytes();
            files.push(Beside::new(self.path.clone(), text, Some(present)));
        }
        if let Some(text) = output.tests() {
            files.push(Beside::new(
                self.tests_path(),
                text.to_owned(),
                self.tests()?,
            ));
        }
        Ok(files)
    }
}
