//! The `Cargo.toml` of the crate that the generated files are for.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use codegen::{Features, MarkerError, Output, Target};

use crate::beside::Beside;
use crate::{folder, paths};

/// A `Cargo.toml` as it is.
pub(crate) struct Manifest {
    path: PathBuf,
    text: String,
}

impl Manifest {
    /// That of the crate in whose `src` the generated folder is; none if it is elsewhere.
    pub(crate) fn around(out: &Path) -> anyhow::Result<Option<Self>> {
        let out = std::path::absolute(out)
            .with_context(|| format!("cannot tell where `{}` is", paths::shown(out)))?;
        let Some(source) = out.parent().filter(|folder| folder.ends_with("src")) else {
            return Ok(None);
        };
        let path = source.with_file_name("Cargo.toml");
        let Some(bytes) = folder::read_file(&path)? else {
            return Ok(None);
        };
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(Self { path, text })),
            Err(_) => bail!("`{}` is not UTF-8", paths::shown(&path)),
        }
    }

    /// What the generator has to know of the crate.
    pub(crate) fn target(&self) -> anyhow::Result<Target> {
        let name = codegen::package_name(&self.text)
            .with_context(|| format!("`{}` names no package", paths::shown(&self.path)))?;
        let target = Target::new(name);
        match codegen::with_features(&self.text, "") {
            Ok(_) => Ok(target.features(Features::PerGroup)),
            Err(MarkerError::Missing) if !self.is_ours() => Ok(target),
            Err(error) => Err(error).with_context(|| format!("in `{}`", paths::shown(&self.path))),
        }
    }

    /// Whether it is this repository's own client, which has a feature for each group.
    fn is_ours(&self) -> bool {
        self.path == paths::client().join("Cargo.toml")
    }

    /// The file with the features of these groups, if the crate has features for groups.
    pub(crate) fn with_features(self, output: &Output) -> Option<Beside> {
        let text = codegen::with_features(&self.text, output.features()).ok()?;
        Some(Beside::new(self.path, text, Some(self.text.into_bytes())))
    }
}
