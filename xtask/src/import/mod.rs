//! `cargo xtask import`: merges other descriptions of an API into a spec.

mod selection;
mod target;

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use codegen::Source;
use codegen_merge::Report;
use codegen_openapi::Import;

use self::target::Target;
use crate::outcome::Outcome;
use crate::{report, repository, spec_folder};

/// A description that gains or loses more than one operation in this many needs `--yes`.
const LARGE_CHANGE: usize = 5;

/// Merge Swagger, OpenAPI or reference pages into a spec
#[derive(Debug, Args)]
#[command(
    long_about = "Merges Swagger 2.0 and OpenAPI 3 files and reference pages into a spec. Takes what \
                  only the description changed, and keeps edits. Of a conflict, the spec keeps its \
                  side. An empty folder gets the whole spec.\n\n\
                  Exit status: 0 success, 1 conflicts, edited operations that are gone, differences \
                  (--check) or losses beyond documentation (--strict), 2 a broken description or \
                  wrong use. An import that fails writes nothing.",
    after_help = "Examples:\n  cargo xtask import swagger.json --tag Users --out spec  add a tag\n  \
                  cargo xtask import swagger.json --out spec              merge a new release"
)]
pub(crate) struct Arguments {
    /// Files to import
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Import the operations of this tag [default: those of the earlier imports]
    #[arg(long = "tag", value_name = "T")]
    tags: Vec<String>,
    /// Import this operation
    #[arg(long = "operation", value_name = "ID")]
    operations: Vec<String>,
    /// Enable this tag's cargo feature by default, in a new spec [default: all tags]
    #[arg(long = "default", value_name = "T")]
    default_tags: Vec<String>,
    /// Folder of the spec
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write nothing; fail if the spec and the description differ
    #[arg(long)]
    check: bool,
    /// Accept a description that gains or loses more than a fifth of the operations
    #[arg(long)]
    yes: bool,
    /// Fail if anything besides documentation is lost
    #[arg(long)]
    strict: bool,
    /// List every kind of lost documentation
    #[arg(long)]
    full: bool,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let texts = arguments
        .files
        .iter()
        .map(|path| spec_folder::read_file(path));
    let texts = texts.collect::<anyhow::Result<Vec<Source>>>()?;
    let target = Target::open(&arguments.out)?;
    if !target.is_empty() && !arguments.default_tags.is_empty() {
        bail!("`--default` is for a new spec: set `default_groups` in its `api.yaml` instead");
    }
    let upstream = target.upstream()?;
    let selection = selection::selection(arguments, upstream.as_ref());
    let import = match codegen_openapi::import(&texts, &selection) {
        Ok(import) => import,
        Err(faults) => {
            for fault in faults {
                report::summary(&format!("error: {fault}\n"));
            }
            return Ok(fail(&target, Outcome::Failure));
        }
    };
    let findings = findings(&import, arguments);
    if arguments.strict && !import.report.is_faithful() {
        report::print(&findings);
        return Ok(fail(&target, Outcome::Findings));
    }
    let mut summary = format!(
        "imported {} and {} for {}\n",
        counted(import.counts.operations, "operation"),
        counted(import.counts.types, "type"),
        repository::display(&target.folder)
    );
    let mut outcome = Outcome::Success;
    let (files, mut next) = if target.is_empty() {
        let next = match codegen_merge::digests(&import.files) {
            Ok(upstream) => upstream,
            Err(problems) => return Ok(invalid(&target, &problems)),
        };
        (import.files.clone(), next)
    } else {
        let known = upstream.clone().unwrap_or_default();
        let scope = selection::scope(&selection);
        let merged = codegen_merge::merge(&target.spec, &known, &import.files, &scope);
        let merge = match merged {
            Ok(merge) => merge,
            Err(problems) => return Ok(invalid(&target, &problems)),
        };
        summary += &left_alone(&selection, &merge.report);
        summary += &merge.report.to_string();
        if let Some(change) = large_change(&merge.report).filter(|_| !arguments.yes) {
            report::print(&summary);
            report::summary(&format!("{change}: run it with `--yes` if that is right\n"));
            return Ok(fail(&target, Outcome::Failure));
        }
        if merge.report.needs_people() || (arguments.check && !merge.report.is_current()) {
            outcome = Outcome::Findings;
        }
        (merge.files, merge.upstream)
    };
    selection::remember(arguments, upstream.as_ref(), &mut next);
    next.add_sources(
        texts
            .iter()
            .map(|file| (file_name(&file.path), file.text.as_str())),
    );
    if arguments.check {
        if target.is_empty() {
            outcome = Outcome::Findings;
        }
    } else {
        target.write(&files, &next)?;
    }
    report::print(&(summary + &findings));
    Ok(outcome)
}

/// Says that a failed import leaves the folder as it is.
fn fail(target: &Target, outcome: Outcome) -> Outcome {
    let out = repository::display(&target.folder);
    report::summary(&format!(
        "the import failed: nothing was written to {out}\n"
    ));
    outcome
}

fn invalid(target: &Target, problems: &codegen::Diagnostics) -> Outcome {
    report::diagnostics(problems);
    fail(target, Outcome::Failure)
}

/// Lists the stored tags that the files do not have.
fn left_alone(selection: &codegen_openapi::Selection, report: &Report) -> String {
    let present: BTreeSet<&str> = report
        .coverage
        .iter()
        .map(|item| item.group.as_str())
        .collect();
    let missing = selection
        .tags
        .iter()
        .filter(|tag| !present.contains(tag.as_str()));
    missing
        .map(|tag| format!("untouched {tag}: these files have no operation of it\n"))
        .collect()
}

/// Describes a change that is too large to be likely.
fn large_change(report: &Report) -> Option<String> {
    let (gained, lost, known) = (report.gained, report.lost, report.known);
    let is_large = known > 0 && gained.max(lost) > known / LARGE_CHANGE;
    is_large
        .then(|| format!("the description gains {gained} and loses {lost} of {known} operations"))
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

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
