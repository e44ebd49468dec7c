//! The inputs of a benchmark: xtask, a spec, and the same API as OpenAPI.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::peers::OpenApi;
use crate::{files, openapi_3_0, synth};

/// The size of the synthetic API that a benchmark without `--spec` uses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) operations: u32,
    pub(crate) models: u32,
}

/// The programs and files that a benchmark works with.
pub(crate) struct Setup {
    /// The root of the repository.
    pub(crate) root: PathBuf,
    /// This program.
    pub(crate) bench: PathBuf,
    /// The commands of the repository, built with the profile of this program.
    xtask: PathBuf,
    /// The folder of everything that is written.
    pub(crate) folder: PathBuf,
    pub(crate) spec: PathBuf,
}

impl Setup {
    /// Builds xtask, writes the spec unless one is given, and exports it.
    ///
    /// # Errors
    ///
    /// If a command fails, such as the export of a broken spec.
    pub(crate) fn new(name: &str, spec: Option<&Path>, size: Size) -> anyhow::Result<Self> {
        let root = root()?;
        let bench = env::current_exe().context("cannot find this program")?;
        let xtask = build_xtask(&root, &bench)?;
        let folder = root.join("target/bench").join(name);
        let spec = match spec {
            Some(spec) => std::path::absolute(spec)
                .with_context(|| format!("cannot make `{}` absolute", spec.display()))?,
            None => {
                let spec = folder.join("spec");
                synth::write(size.operations, size.models, &spec)?;
                spec
            }
        };
        let setup = Self {
            root,
            bench,
            xtask,
            folder,
            spec,
        };
        setup.export()?;
        Ok(setup)
    }

    /// Writes the spec in each version of OpenAPI that a generator reads.
    fn export(&self) -> anyhow::Result<()> {
        let newest = self.openapi(OpenApi::V3_1);
        let mut export = self.xtask("export");
        let export = export.arg("openapi").arg("--spec").arg(&self.spec);
        // `export` replaces a file in an existing folder.
        files::write(&newest, "")?;
        succeed(export.arg("--out").arg(&newest))?;
        let description = serde_json::from_str(&files::read(&newest)?)?;
        let older = serde_json::to_vec(&openapi_3_0::downgraded(description))?;
        files::write(&self.openapi(OpenApi::V3_0), older)
    }

    /// Returns the path of the OpenAPI description for other generators.
    pub(crate) fn openapi(&self, version: OpenApi) -> PathBuf {
        self.folder.join(match version {
            OpenApi::V3_1 => "openapi.json",
            OpenApi::V3_0 => "openapi-3.0.json",
        })
    }

    /// Returns a command of xtask.
    pub(crate) fn xtask(&self, command: &str) -> Command {
        let mut xtask = Command::new(&self.xtask);
        xtask.arg(command).current_dir(&self.root);
        // This repository counts, whatever package cargo runs.
        xtask.env("CARGO_MANIFEST_DIR", self.root.join("xtask"));
        xtask
    }
}

/// Returns cargo as this run uses it.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command that must succeed.
///
/// # Errors
///
/// The text that the command prints on stderr.
pub(crate) fn succeed(command: &mut Command) -> anyhow::Result<()> {
    let output = command.output().with_context(|| {
        let program = command.get_program().to_string_lossy().into_owned();
        format!("cannot run `{program}`")
    })?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim_end());
    }
    Ok(())
}

/// Finds the repository around the package that cargo runs.
fn root() -> anyhow::Result<PathBuf> {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package
        .as_deref()
        .and_then(|package| package.ancestors().nth(2));
    let root = root.context("run this program with cargo: `CARGO_MANIFEST_DIR` is not set")?;
    Ok(root.to_owned())
}

/// Builds xtask into the target folder of this program, and returns its path.
fn build_xtask(root: &Path, bench: &Path) -> anyhow::Result<PathBuf> {
    let target = bench
        .ancestors()
        .nth(2)
        .context("this program is not in a target folder")?;
    let mut build = cargo();
    build
        .args(["build", "--quiet", "--package", "xtask"])
        .args(["--features", "mimalloc", "--target-dir"])
        .arg(target)
        .current_dir(root);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    succeed(&mut build).context("cannot build xtask")?;
    Ok(bench.with_file_name(format!("xtask{}", env::consts::EXE_SUFFIX)))
}
