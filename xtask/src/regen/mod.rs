//! `cargo xtask regen`: generates the client, or checks the present files for drift.

mod client_manifest;
mod companion;
mod drift;
mod drift_report;
mod plan;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use codegen::{Source, Target, UPSTREAM_FILE};
use codegen_merge::Upstream;

use self::client_manifest::ClientManifest;
pub(crate) use self::companion::Companion;
use self::drift::Kind;
use self::plan::Plan;
use crate::folder::{self, Lock, Transaction};
use crate::outcome::Outcome;
use crate::progress::Progress;
use crate::{report, repository, spec_folder};

/// Generate the client from the spec, or check that it is up to date
#[derive(Debug, Args)]
#[command(
    long_about = "Generates the client from the spec. All files are replaced, or none if anything \
                  fails. Files that are up to date are not written.\n\n\
                  Exit status: 0 success, 1 drift (--check), 2 a broken spec or wrong use.",
    after_help = "Examples:\n  cargo xtask regen            generate, and list the changes\n  \
                  cargo xtask regen --check    change nothing, fail on any drift"
)]
pub(crate) struct Arguments {
    /// Change nothing; fail if a file is stale, missing or an orphan
    #[arg(long)]
    check: bool,
    /// Folder of the spec [default: spec/ of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// Folder of the generated files [default: generated-client/src/generated/]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let start = Instant::now();
    let spec = repository::spec_or_default(arguments.spec.as_deref())?;
    let out = match &arguments.out {
        Some(out) => out.components().collect(),
        None => repository::client()?.join("src/generated"),
    };
    folder::refuse_link(&out)?;
    let manifest = ClientManifest::of_folder(&out)?;
    let target = manifest.as_ref().map_or_else(
        || Ok(Target::new("generated_client")),
        ClientManifest::target,
    )?;
    let progress = Progress::new(start);
    let watch = |done, all| progress.update(done, all);
    let sources = spec_folder::read(&spec)?;
    let generated = codegen::generate_with_progress(&sources, &target, &watch);
    drop(progress);
    let output = match generated {
        Ok(output) => output,
        Err(diagnostics) => {
            report::diagnostics(&diagnostics);
            return Ok(Outcome::Failure);
        }
    };
    let mut companions = vec![Companion::schema(&spec)?];
    if let Some(manifest) = &manifest {
        companions.extend(manifest.companions(&output)?);
    }
    if arguments.check {
        let upstream = upstream_error(&sources);
        if let Some((path, error)) = &upstream {
            report::file_error(path, error);
            report::summary(&format!("error: {error}\n  --> {path}"));
        }
        let plan = Plan::new(out, output, companions)?;
        if !plan.is_up_to_date() {
            drift_report::print(&plan, &spec);
        } else if upstream.is_none() {
            report::print(&format!("up to date: {} files\n", plan.file_count()));
            return Ok(Outcome::Success);
        }
        return Ok(Outcome::Findings);
    }
    let lock = Lock::take(&out)?;
    folder::recover(&out, &lock)?;
    let plan = Plan::new(out, output, companions)?;
    apply(&plan, &lock)?;
    print_summary(&plan, start);
    Ok(Outcome::Success)
}

/// Says why the record of the last import cannot be used, if there is a reason.
fn upstream_error(sources: &[Source]) -> Option<(&str, String)> {
    let is_record = |source: &&Source| Path::new(&source.path).ends_with(UPSTREAM_FILE);
    let record = sources.iter().find(is_record)?;
    let error = Upstream::parse(&record.text).err()?;
    Some((&record.path, error.to_string()))
}

/// Writes all files that are out of date, or none.
fn apply(plan: &Plan, lock: &Lock) -> anyhow::Result<()> {
    if plan.is_up_to_date() {
        return Ok(());
    }
    let mut transaction = Transaction::new(&plan.out, lock)?;
    for file in plan.stale_companions() {
        transaction.stage_file(&file.path, &file.text)?;
    }
    if plan.has_folder_drift() {
        transaction.stage_folder(plan.output.files(), &plan.present)?;
    }
    transaction.commit()
}

fn print_summary(plan: &Plan, start: Instant) {
    let (mut written, mut removed) = (0, 0);
    let mut lines = String::new();
    for item in plan.differences() {
        let action = if item.kind == Kind::Orphan {
            removed += 1;
            "removed"
        } else {
            written += 1;
            "wrote"
        };
        let path = repository::display(&item.path);
        lines.push_str(&format!("{action:<8}{path}\n"));
    }
    let unchanged = plan.file_count() - written;
    let seconds = start.elapsed().as_secs_f64();
    report::print(&format!(
        "{lines}{written} written, {removed} removed, {unchanged} unchanged, in {seconds:.2} s\n"
    ));
}
