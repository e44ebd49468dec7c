//! The folder of the spec that an import changes.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use codegen::{Source, UPSTREAM_FILE};
use codegen_merge::Upstream;

use crate::folder::{self, Contents, Lock, Transaction};
use crate::{repository, spec_folder};

/// The folder, locked for other runs.
pub(super) struct Target {
    pub(super) folder: PathBuf,
    /// The files of the spec; empty for a new spec.
    pub(super) spec: Vec<Source>,
    present: Contents,
    lock: Lock,
}

impl Target {
    /// Locks and reads the folder.
    pub(super) fn open(folder: &Path) -> anyhow::Result<Self> {
        let folder: PathBuf = folder.components().collect();
        folder::refuse_link(&folder)?;
        let lock = Lock::take(&folder)?;
        folder::recover(&folder, &lock)?;
        let present = folder::read(&folder)?;
        refuse_foreign(&folder, &present)?;
        let mut spec = Vec::new();
        if present.files.contains_key("api.yaml") {
            spec = spec_folder::read(&folder)?;
            spec.retain(|file| !codegen::is_beside_spec(&file.path));
        }
        Ok(Self {
            folder,
            spec,
            present,
            lock,
        })
    }

    /// Whether the folder has no spec yet.
    pub(super) fn is_empty(&self) -> bool {
        self.spec.is_empty()
    }

    /// What the last import read; `None` if there was none.
    pub(super) fn upstream(&self) -> anyhow::Result<Option<Upstream>> {
        if !self.present.files.contains_key(UPSTREAM_FILE) || self.is_empty() {
            return Ok(None);
        }
        let path = self.folder.join(UPSTREAM_FILE);
        let source = spec_folder::read_file(&path)?;
        let upstream = Upstream::parse(&source.text);
        let shown = repository::display(&path);
        upstream
            .map(Some)
            .with_context(|| format!("cannot use `{shown}`"))
    }

    /// Writes the spec, its JSON Schema and what the import read; all other files stay.
    pub(super) fn write(&self, files: &[Source], upstream: &Upstream) -> anyhow::Result<()> {
        let (schema, upstream) = (codegen::json_schema(), upstream.to_text());
        let texts = files
            .iter()
            .map(|file| (file.path.as_str(), file.text.as_str()));
        let texts = texts.chain([
            ("schema.json", schema.as_str()),
            (UPSTREAM_FILE, upstream.as_str()),
        ]);
        let texts: Vec<(&str, &str)> = texts.collect();
        let mut transaction = Transaction::new(&self.folder, &self.lock)?;
        let is_written = |path: &str| texts.iter().any(|(name, _)| *name == path);
        for path in self.present.files.keys().filter(|path| !is_written(path)) {
            transaction.keep(path)?;
        }
        transaction.stage_folder(texts.iter().copied(), &self.present)?;
        transaction.commit()
    }
}

/// Refuses a folder whose YAML files are not a spec, and files that an import no longer reads.
fn refuse_foreign(folder: &Path, present: &Contents) -> anyhow::Result<()> {
    let shown = repository::display(folder);
    if present.files.contains_key("overrides.yaml") {
        bail!(
            "`{shown}/overrides.yaml` is no longer read: make its corrections in the spec, where \
             later imports keep them, and delete the file"
        );
    }
    let mut names = present.files.keys();
    let is_foreign = names.any(|path| path.ends_with(".yaml") || path.ends_with(".yml"));
    if is_foreign && !present.files.contains_key("api.yaml") {
        bail!("`{shown}` has YAML files but no spec: name another folder, or empty it");
    }
    Ok(())
}
