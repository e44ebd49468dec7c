//! `cargo xtask import`: makes a spec of other descriptions of an API.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;
use codegen::Source;
use codegen_openapi::{Import, Selection};

use crate::folder::{self, Contents, Lock, Transaction};
use crate::outcome::Outcome;
use crate::{report, repository, spec_folder};

/// Corrections of imported descriptions, written by people; an import reads and keeps the file.
const OVERRIDES: &str = "overrides.yaml";

/// Make a spec of Swagger, OpenAPI or reference pages
#[derive(Debug, Args)]
#[command(
    long_about = "Makes a spec of Swagger 2.0 and OpenAPI 3 files and of reference pages, and lists \
                  everything that a spec cannot express. Replaces the YAML files of the folder, \
                  except `overrides.yaml`, which corrects them.\n\n\
                  Exit status: 0 success, 1 a part is left out (--strict) or the spec has errors, \
                  2 wrong use.",
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
    /// Enable this tag's cargo feature by default [default: all tags]
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
    let out = &arguments.out.components().collect::<PathBuf>();
    let texts = arguments
        .files
        .iter()
        .map(|path| spec_folder::read_file(path));
    let texts = texts.collect::<anyhow::Result<Vec<Source>>>()?;
    folder::refuse_link(out)?;
    let lock = Lock::take(out)?;
    folder::recover(out, &lock)?;
    let present = folder::read(out)?;
    refuse_foreign(out, &present)?;
    let mut selection = Selection::default();
    selection.tags.clone_from(&arguments.tags);
    selection.operations.clone_from(&arguments.operations);
    selection.default_tags.clone_from(&arguments.default_tags);
    let overrides = match present.files.get(OVERRIDES) {
        Some(_) => Some(spec_folder::read_file(&out.join(OVERRIDES))?),
        None => None,
    };
    let import = match codegen_openapi::import(&texts, overrides.as_ref(), &selection) {
        Ok(import) => import,
        Err(faults) => {
            for fault in faults {
                report::summary(&format!("error: {fault}\n"));
            }
            return Ok(Outcome::Failure);
        }
    };
    write(out, &import, &present, &lock)?;
    report::print(&summary(out, &import));
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
        report::summary(&format!(
            "help: correct these in `{}`, and import again",
            repository::display(&out.join(OVERRIDES))
        ));
        return Ok(Outcome::Findings);
    }
    Ok(if arguments.strict && !import.report.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Success
    })
}

/// Replaces the files of the spec; all other files of the folder stay.
fn write(out: &Path, import: &Import, present: &Contents, lock: &Lock) -> anyhow::Result<()> {
    let files: Vec<(&str, &str)> = import
        .files
        .iter()
        .map(|file| (file.path.as_str(), file.text.as_str()))
        .collect();
    let is_spec = |path: &str| {
        let is_replaced = path.ends_with(".yaml") && path != OVERRIDES && !path.contains('/');
        is_replaced || files.iter().any(|(name, _)| *name == path)
    };
    let mut transaction = Transaction::new(out, lock)?;
    for path in present.files.keys().filter(|path| !is_spec(path)) {
        transaction.keep(path)?;
    }
    transaction.stage_folder(files.iter().copied(), present)?;
    transaction.commit()
}

fn summary(out: &Path, import: &Import) -> String {
    let mut text = format!(
        "imported {} and {} into {} in {}\n",
        counted(import.counts.operations, "operation"),
        counted(import.counts.types, "type"),
        counted(import.files.len(), "file"),
        repository::display(out)
    );
    if !import.report.is_empty() {
        text += "\nleft out of the spec, or changed:\n";
        text += &import.report.to_string();
    }
    text
}

/// Formats a number with its noun.
fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// Refuses a folder that is neither empty nor a spec, since its YAML files would be replaced.
fn refuse_foreign(out: &Path, present: &Contents) -> anyhow::Result<()> {
    if present.is_empty()
        || present.files.contains_key("api.yaml")
        || present.files.keys().all(|path| path == OVERRIDES)
    {
        return Ok(());
    }
    bail!(
        "`{}` is not empty and contains no spec: name another folder, or empty it",
        repository::display(out)
    )
}
