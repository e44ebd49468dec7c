//! One side of a comparison: a spec from a revision, a folder or a description.

use std::path::Path;

use anyhow::bail;
use codegen::Source;
use codegen::ir::Api;
use codegen::surface::Subject;
use codegen::yaml::Locator;
use codegen_diff::Version;
use codegen_openapi::Selection;

use crate::git::git;
use crate::{manifest, report, repository, spec_folder};

/// A spec and the version of the crate that it belongs to.
pub(crate) struct Side {
    pub(crate) api: Api,
    /// Version of the crate, if the side is a state of this repository.
    pub(crate) version: Option<Version>,
    files: Vec<(String, Locator)>,
}

impl Side {
    /// Reads a side; the working tree for `None`. Prints the errors of a spec and returns `None`.
    pub(crate) fn read(name: Option<&str>) -> anyhow::Result<Option<Self>> {
        let (sources, manifest) = match name {
            None => {
                let root = repository::root()?;
                let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
                (spec_folder::read(&root.join("spec"))?, Some(manifest))
            }
            Some(name) if Path::new(name).is_dir() => (spec_folder::read(Path::new(name))?, None),
            Some(name) if Path::new(name).is_file() => match description(Path::new(name))? {
                Some(sources) => (sources, None),
                None => return Ok(None),
            },
            Some(name) => revision(name)?,
        };
        let (_, api) = match codegen::read(&sources) {
            Ok(read) => read,
            Err(problems) => {
                report::diagnostics(&problems);
                return Ok(None);
            }
        };
        let files = sources
            .iter()
            .filter_map(|source| Some((source.path.clone(), Locator::new(source)?)));
        Ok(Some(Self {
            files: files.collect(),
            version: manifest.as_deref().and_then(manifest::version),
            api,
        }))
    }

    /// The place of a part, such as `spec/users.yaml:12`; `None` if this side does not have it.
    pub(super) fn place(&self, subject: &Subject) -> Option<String> {
        let entry: Vec<&str> = match subject.section {
            "api" | "groups" => Vec::new(),
            section => vec![section, &subject.name],
        };
        let is_file = |path: &str, locator: &Locator| match subject.section {
            "api" => path.ends_with("api.yaml"),
            "groups" => locator.text(["group"]) == Some(&subject.name),
            _ => locator.has(entry.iter().copied()),
        };
        let mut files = self.files.iter();
        let (path, locator) = files.find(|(path, locator)| is_file(path, locator))?;
        let parts = subject.part.iter().map(String::as_str);
        let line = locator.line(entry.iter().copied().chain(parts));
        Some(format!("{path}:{line}"))
    }
}

/// Imports a description with the names of this repository's spec.
fn description(path: &Path) -> anyhow::Result<Option<Vec<Source>>> {
    let source = spec_folder::read_file(path)?;
    let mut spec = spec_folder::read(&repository::spec_or_default(None)?)?;
    spec.retain(|file| !file.path.ends_with(codegen::UPSTREAM_FILE));
    let import = match codegen_openapi::import(&[source], &Selection::default()) {
        Ok(import) => import,
        Err(faults) => {
            for fault in faults {
                report::summary(&format!("error: {fault}\n"));
            }
            return Ok(None);
        }
    };
    match codegen_merge::with_names_of(&spec, &import.files) {
        Ok(files) => Ok(Some(files)),
        Err(problems) => {
            report::diagnostics(&problems);
            Ok(None)
        }
    }
}

/// Reads the spec and the manifest of a revision of this repository.
fn revision(name: &str) -> anyhow::Result<(Vec<Source>, Option<String>)> {
    let commit = format!("{name}^{{commit}}");
    if git(&[
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &commit,
    ])
    .is_err()
    {
        bail!("`{name}` is no revision, folder or file: name a tag, as `git tag` lists them");
    }
    let list = git(&["ls-tree", "--name-only", name, "spec/"])?;
    let is_spec = |path: &&str| path.ends_with(".yaml") || path.ends_with(".yml");
    let sources = list.lines().filter(is_spec).map(|path| {
        let text = git(&["show", &format!("{name}:{path}")])?;
        Ok(Source::new(path, text))
    });
    let sources = sources.collect::<anyhow::Result<Vec<Source>>>()?;
    if sources.is_empty() {
        bail!("`{name}` has no spec: `spec/` has no YAML file");
    }
    Ok((sources, git(&["show", &format!("{name}:Cargo.toml")]).ok()))
}

/// Whether the generator differs between a revision and the working tree.
pub(super) fn generator_changed(name: &str) -> bool {
    !Path::new(name).exists() && git(&["diff", "--quiet", name, "--", "codegen/src"]).is_err()
}
