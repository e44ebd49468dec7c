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
    long_about = "Makes a spec of Swagger 2.0 and OpenAPI 3 files and of reference pages. Lists the \
                  findings: wrong (correct traffic fails), wider (less is checked) or docs only. \
                  Replaces the YAML files of the folder, except `overrides.yaml`.\n\n\
                  Exit status: 0 success, 1 findings that are not docs only (--strict), 2 a broken \
                  description or wrong use. An import that fails writes nothing.",
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
    /// Fail if anything besides documentation is lost
    #[arg(long)]
    strict: bool,
    /// List every kind of lost documentation
    #[arg(long)]
    full: bool,
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
            return Ok(fail(out, Outcome::Failure));
        }
    };
    let findings = findings(&import, arguments);
    if arguments.strict && !import.report.is_faithful() {
        report::print(&findings);
        return Ok(fail(out, Outcome::Findings));
    }
    write(out, &import, &present, &lock)?;
    report::print(&(summary(out, &import) + &findings));
    Ok(Outcome::Success)
}

/// Says that a failed import leaves the folder as it is.
fn fail(out: &Path, outcome: Outcome) -> Outcome {
    let out = repository::display(out);
    report::summary(&format!(
        "the import failed: nothing was written to {out}\n"
    ));
    outcome
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
    format!(
        "imported {} and {} into {} in {}\n",
        counted(import.counts.operations, "operation"),
        counted(import.counts.types, "type"),
        counted(import.files.len(), "file"),
        repository::display(out)
    )
}

fn findings(import: &Import, arguments: &Arguments) -> String {
    if import.report.is_empty() {
        return String::new();
    }
    let findings = if arguments.full {
        import.report.full().to_string()
    } else {
        import.report.to_string()
    };
    format!("\ndifferences from the descriptions:\n{findings}")
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
