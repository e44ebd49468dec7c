//! `cargo xtask regen`: generates the client, or checks that what is there is what would be generated.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use codegen::{Drift, DriftKind, Output, Target};

use crate::beside::Beside;
use crate::folder::{self, Contents};
use crate::lock::Lock;
use crate::manifest::Manifest;
use crate::progress::Progress;
use crate::{Outcome, drift, report, repository, sources};

/// Generate the client from the spec, or check that it is up to date
#[derive(Debug, Args)]
#[command(
    long_about = "Generates the client from the spec: all files of the generated folder are replaced at once, or none \
                  is. Files that are already right are left as they are.\n\nExit status: 0 good, 1 drift (--check), \
                  2 a broken spec or wrong use.",
    after_help = "Examples:\n  cargo xtask regen            generate, and say what changed\n  \
                  cargo xtask regen --check    change nothing, fail on any drift"
)]
pub(crate) struct Arguments {
    /// Change nothing; fail if a file is stale, missing or left over
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
        Some(out) => out.clone(),
        None => repository::client()?.join("src/generated"),
    };
    let manifest = Manifest::around(&out)?;
    let target = manifest
        .as_ref()
        .map_or_else(|| Ok(Target::new("generated_client")), Manifest::target)?;
    let progress = Progress::new(start);
    let watch = |done, all| progress.tell(done, all);
    let generated = codegen::generate_with_progress(&sources::read(&spec)?, &target, &watch);
    drop(progress);
    let output = match generated {
        Ok(output) => output,
        Err(diagnostics) => {
            report::diagnostics(&diagnostics);
            return Ok(Outcome::Failed);
        }
    };
    let mut beside = vec![Beside::schema(&spec)?];
    if let Some(manifest) = &manifest {
        beside.extend(manifest.beside(&output)?);
    }
    if arguments.check {
        let plan = Plan::new(out, output, beside)?;
        return Ok(check(&plan, &spec));
    }
    let lock = Lock::take(&out)?;
    folder::recover(&out, &lock)?;
    let plan = Plan::new(out, output, beside)?;
    for file in &plan.beside {
        file.write()?;
    }
    if !plan.drift.is_empty() {
        folder::replace(&plan.out, plan.output.files(), &plan.present, &lock)?;
    }
    summary(&plan, start);
    Ok(Outcome::Good)
}

/// What should be there, and what is.
pub(crate) struct Plan {
    pub(crate) out: PathBuf,
    pub(crate) output: Output,
    pub(crate) present: Contents,
    pub(crate) drift: Vec<Drift>,
    pub(crate) beside: Vec<Beside>,
}

impl Plan {
    fn new(out: PathBuf, output: Output, beside: Vec<Beside>) -> anyhow::Result<Self> {
        let present = folder::read(&out)?;
        let drift = output.drift(&present);
        Ok(Self {
            out,
            output,
            present,
            drift,
            beside,
        })
    }

    /// How many files there should be.
    fn files(&self) -> usize {
        self.output.files().count() + self.beside.len()
    }
}

fn check(plan: &Plan, spec: &Path) -> Outcome {
    if plan.drift.is_empty() && plan.beside.iter().all(|file| file.drift.is_none()) {
        report::say(&format!("up to date: {} files\n", plan.files()));
        return Outcome::Good;
    }
    drift::show(plan, spec);
    Outcome::Findings
}

fn summary(plan: &Plan, start: Instant) {
    let (mut written, mut removed) = (0, 0);
    let mut lines = String::new();
    let beside = plan.beside.iter().filter(|file| file.drift.is_some());
    for file in beside {
        written += 1;
        lines.push_str(&format!(
            "{:<8}{}\n",
            "wrote",
            repository::display(&file.path)
        ));
    }
    for item in &plan.drift {
        let word = match item.kind {
            DriftKind::Orphan => {
                removed += 1;
                "removed"
            }
            _ => {
                written += 1;
                "wrote"
            }
        };
        let path = repository::display(&plan.out.join(&item.path));
        lines.push_str(&format!("{word:<8}{path}\n"));
    }
    let right = plan.files() - written;
    let seconds = start.elapsed().as_secs_f64();
    report::say(&format!(
        "{lines}{written} written, {removed} removed, {right} already right, in {seconds:.2} s\n"
    ));
}
