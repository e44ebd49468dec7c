//! `cargo xtask import`: other descriptions of an API become a spec.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use codegen::Source;
use codegen_openapi::{Import, Selection};

use crate::lock::Lock;
use crate::{Outcome, folder, report, repository, sources};

/// Corrections of what is imported, by people; an import reads and keeps them.
const OVERRIDES: &str = "overrides.yaml";

/// Make a spec of Swagger, OpenAPI or reference pages
#[derive(Debug, Args)]
#[command(
    long_about = "Makes a spec of Swagger 2.0 and OpenAPI 3 files and of reference pages, and lists what a spec cannot \
                  say. The YAML files of the folder are replaced, all but `overrides.yaml`, which corrects them.\n\n\
                  Exit status: 0 good, 1 something is left out (--strict) or the spec has mistakes, 2 wrong use.",
    after_help = "Example: cargo xtask import swagger.json --tag Users --out spec"
)]
pub(crate) struct Arguments {
    /// Files to import
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Import the operations of this tag
    #[arg(long = "tag", value_name = "T")]
    tags: Vec<String>,
    /// Import this operation
    #[arg(long = "operation", value_name = "ID")]
    operations: Vec<String>,
    /// Let this tag's cargo feature be on by default; without it, those of all tags are
    #[arg(long = "default", value_name = "T")]
    default_tags: Vec<String>,
    /// Folder of the spec to write
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Fail if anything is left out or changed
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let out = &arguments.out;
    let texts = arguments.files.iter().map(|path| sources::read_file(path));
    let texts = texts.collect::<anyhow::Result<Vec<Source>>>()?;
    let lock = Lock::take(out)?;
    folder::recover(out, &lock)?;
    let present = folder::read(out)?;
    refuse_foreign(out, &present)?;
    let mut selection = Selection::default();
    selection.tags.clone_from(&arguments.tags);
    selection.operations.clone_from(&arguments.operations);
    selection.default_tags.clone_from(&arguments.default_tags);
    let overrides = match present.get(OVERRIDES) {
        Some(_) => Some(sources::read_file(&out.join(OVERRIDES))?),
        None => None,
    };
    let import = match codegen_openapi::import(&texts, overrides.as_ref(), &selection) {
        Ok(import) => import,
        Err(faults) => {
            for fault in faults {
                anstream::eprintln!("error: {fault}\n");
            }
            return Ok(Outcome::Failed);
        }
    };
    write(out, &import, &present, &lock)?;
    report::say(&summary(out, &import));
    let shown: Vec<Source> = import
        .files
        .iter()
        .map(|file| {
            Source::new(
                repository::display(&out.join(&file.path)),
                file.text.clone(),
            )
        })
        .collect();
    if let Err(diagnostics) = codegen::normal_form(&shown) {
        report::diagnostics(&diagnostics);
        anstream::eprintln!(
            "help: correct these in `{}`, and import again",
            repository::display(&out.join(OVERRIDES))
        );
        return Ok(Outcome::Findings);
    }
    Ok(if arguments.strict && !import.report.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Good
    })
}

/// Replaces the files of the spec; what else is in the folder stays.
fn write(
    out: &Path,
    import: &Import,
    present: &folder::Contents,
    lock: &Lock,
) -> anyhow::Result<()> {
    let mut files: Vec<(&str, &str)> = import
        .files
        .iter()
        .map(|file| (file.path.as_str(), file.text.as_str()))
        .collect();
    for (path, bytes) in present {
        let ours = path.ends_with(".yaml") && path != OVERRIDES && !path.contains('/');
        if !ours && files.iter().all(|(name, _)| name != path) {
            let text = std::str::from_utf8(bytes);
            files.push((
                path,
                text.with_context(|| {
                    format!("`{}` is not text", repository::display(&out.join(path)))
                })?,
            ));
        }
    }
    folder::replace(out, files.into_iter(), present, lock)
}

fn summary(out: &Path, import: &Import) -> String {
    let (counts, files) = (import.counts, import.files.len());
    let mut text = format!(
        "imported {} operations and {} types into {files} files in {}\n",
        counts.operations,
        counts.types,
        repository::display(out)
    );
    if !import.report.is_empty() {
        text += "\nwhat the files say and the spec does not:\n";
        text += &import.report.to_string();
    }
    text
}

/// The spec of the folder is replaced, so what is there must be one, or nothing.
fn refuse_foreign(out: &Path, present: &folder::Contents) -> anyhow::Result<()> {
    if present.is_empty()
        || present.contains_key("api.yaml")
        || present.keys().all(|path| path == OVERRIDES)
    {
        return Ok(());
    }
    bail!(
        "`{}` is not empty, and there is no spec in it. Name another folder, or empty it",
        repository::display(out)
    )
}
