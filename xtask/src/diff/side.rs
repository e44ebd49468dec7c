//! One side of a comparison: a spec from a revision, a folder or a description.

use std::path::Path;

use anyhow::bail;
use codegen::Source;
use codegen::ir::Api;
use codegen::spec::{Allowance, Spanned};
use codegen::surface::Subject;
use codegen::yaml::Locator;
use codegen_diff::Version;
use codegen_openapi::Selection;

use crate::git::{self, git};
use crate::{manifest, report, repository, spec_folder};

/// A spec and the version of the crate that it belongs to.
pub(crate) struct Side {
    pub(crate) api: Api,
    /// Version of the crate, if the side is a state of this repository.
    pub(crate) version: Option<Version>,
    pub(super) allowances: Vec<Spanned<Allowance>>,
    origin: Origin,
    files: Vec<(Source, Locator)>,
}

/// Where a side comes from.
enum Origin {
    WorkingTree,
    Revision(String),
    Folder,
    /// The path of the file, which no part of the spec has a place in.
    Description(String),
}

/// A place in a spec file.
pub(super) struct Place {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    /// The place of a part that is nowhere in the files, such as a default.
    pub(super) fn of_file(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            column: 1,
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Side {
    /// Reads a side; the working tree for `None`. Prints the errors of a spec and returns `None`.
    pub(crate) fn read(name: Option<&str>) -> anyhow::Result<Option<Self>> {
        let (origin, sources, manifest) = match name {
            None => {
                let root = repository::root()?;
                let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
                let sources = spec_folder::read(&root.join("spec"))?;
                (Origin::WorkingTree, sources, Some(manifest))
            }
            Some(name) if Path::new(name).is_dir() => {
                (Origin::Folder, spec_folder::read(Path::new(name))?, None)
            }
            Some(name) if Path::new(name).is_file() => match description(Path::new(name))? {
                Some(sources) => (Origin::Description(name.to_owned()), sources, None),
                None => return Ok(None),
            },
            Some(name) => {
                let (sources, manifest) = revision(name)?;
                (Origin::Revision(name.to_owned()), sources, manifest)
            }
        };
        let (spec, api) = match codegen::read(&sources) {
            Ok(read) => read,
            Err(problems) => {
                report::diagnostics(&problems);
                return Ok(None);
            }
        };
        let files = sources.into_iter().filter_map(|source| {
            let locator = Locator::new(&source)?;
            Some((source, locator))
        });
        Ok(Some(Self {
            files: files.collect(),
            version: manifest.as_deref().and_then(manifest::version),
            allowances: spec.allowances,
            origin,
            api,
        }))
    }

    /// The file of a description, or the folder of the spec.
    pub(super) fn name(&self) -> &str {
        match &self.origin {
            Origin::Description(path) => path,
            Origin::WorkingTree | Origin::Revision(_) | Origin::Folder => "spec/",
        }
    }

    /// The revision, if the side is one.
    pub(super) fn revision(&self) -> Option<&str> {
        match &self.origin {
            Origin::Revision(name) => Some(name),
            Origin::WorkingTree | Origin::Folder | Origin::Description(_) => None,
        }
    }

    /// The tag, if the side is one.
    pub(super) fn tag(&self) -> Option<&str> {
        let is_tag = |name: &&str| git::commit(&format!("refs/tags/{name}")).is_some();
        self.revision().filter(is_tag)
    }

    /// The revision before the side, where the last release is looked for.
    pub(super) fn before(&self) -> String {
        match self.revision() {
            Some(name) => format!("{name}^"),
            None => "HEAD".to_owned(),
        }
    }

    /// The files of the spec.
    pub(super) fn sources(&self) -> Vec<Source> {
        self.files
            .iter()
            .map(|(source, _)| source.clone())
            .collect()
    }

    /// The place of a value of the spec.
    pub(super) fn place_of(&self, place: &codegen::Place) -> Option<Place> {
        let (source, locator) = self.files.get(place.file)?;
        let (line, column) = locator.position(place.span.start);
        let file = source.path.clone();
        Some(Place { file, line, column })
    }

    /// The place of a part; `None` if this side does not have its entry.
    pub(super) fn place(&self, subject: &Subject) -> Option<Place> {
        if matches!(self.origin, Origin::Description(_)) {
            return None;
        }
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
        let (source, locator) = files.find(|(source, locator)| is_file(&source.path, locator))?;
        let parts = subject.part.iter().map(String::as_str);
        let (line, column) = locator.line_and_column(entry.iter().copied().chain(parts));
        Some(Place {
            file: source.path.clone(),
            line,
            column,
        })
    }
}

/// Imports a description with the names of this repository's spec.
fn description(path: &Path) -> anyhow::Result<Option<Vec<Source>>> {
    let source = spec_folder::read_file(path)?;
    let mut spec = spec_folder::read(&repository::spec_or_default(None)?)?;
    spec.retain(|file| !codegen::is_beside_spec(&file.path));
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
    if git::commit(name).is_none() {
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
