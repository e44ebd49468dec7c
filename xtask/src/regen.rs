//! `cargo xtask regen`: generates the client, or checks that what is there is what would be generated.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use codegen::{Drift, DriftKind, Output, Target};
use similar::TextDiff;

use crate::folder::{self, Contents};
use crate::{Outcome, paths, report, sources};

/// Lines of diff that `--check` shows at most.
const DIFF_LINES: usize = 80;

/// The way out of drift.
const REMEDY: &str = "run `cargo xtask regen` and commit the result";

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
    let workspace = paths::workspace();
    let spec = arguments
        .spec
        .clone()
        .unwrap_or_else(|| workspace.join("spec"));
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| workspace.join("generated-client/src/generated"));
    let output = match codegen::generate(&sources::read(&spec)?, &Target::new("generated_client")) {
        Ok(output) => output,
        Err(diagnostics) => {
            report::diagnostics(&diagnostics);
            return Ok(Outcome::Failed);
        }
    };
    let schema = Schema::read(&spec)?;
    if arguments.check {
        let present = folder::read(&out)?;
        let drift = output.drift(&present);
        return Ok(check(&spec, &out, &output, &present, &drift, &schema));
    }
    let lock = folder::Lock::take(&out)?;
    folder::recover(&out, &lock)?;
    let present = folder::read(&out)?;
    let drift = output.drift(&present);
    if !drift.is_empty() {
        folder::replace(&out, output.files(), &present, &lock)?;
    }
    if schema.drift.is_some() {
        folder::write_file(&schema.path, schema.text.as_bytes())?;
    }
    summary(&out, &output, &drift, &schema, start);
    Ok(Outcome::Good)
}

/// `schema.json` beside the spec, which editors read.
struct Schema {
    path: PathBuf,
    text: String,
    present: Option<Vec<u8>>,
    drift: Option<DriftKind>,
}

impl Schema {
    fn read(spec: &Path) -> anyhow::Result<Self> {
        let path = spec.join("schema.json");
        let text = codegen::json_schema();
        let present = folder::read_file(&path)?;
        let drift = match &present {
            None => Some(DriftKind::Missing),
            Some(bytes) if bytes != text.as_bytes() => Some(DriftKind::Stale),
            Some(_) => None,
        };
        Ok(Self {
            path,
            text,
            present,
            drift,
        })
    }
}

fn summary(out: &Path, output: &Output, drift: &[Drift], schema: &Schema, start: Instant) {
    let (mut written, mut removed) = (0, 0);
    let mut lines = String::new();
    for item in drift {
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
        lines.push_str(&format!(
            "{word:<8}{}\n",
            paths::shown(&out.join(&item.path))
        ));
    }
    if schema.drift.is_some() {
        written += 1;
        lines.push_str(&format!("{:<8}{}\n", "wrote", paths::shown(&schema.path)));
    }
    let right = output.files().count() + 1 - written;
    let seconds = start.elapsed().as_secs_f64();
    report::say(&format!(
        "{lines}{written} written, {removed} removed, {right} already right, in {seconds:.2} s\n"
    ));
}

fn check(
    spec: &Path,
    out: &Path,
    output: &Output,
    present: &Contents,
    drift: &[Drift],
    schema: &Schema,
) -> Outcome {
    if drift.is_empty() && schema.drift.is_none() {
        report::say(&format!(
            "up to date: {} files\n",
            output.files().count() + 1
        ));
        return Outcome::Good;
    }
    let mut list = String::new();
    let mut diffs = String::new();
    for item in drift {
        let path = paths::shown(&out.join(&item.path));
        list.push_str(&format!("{:<10}{path}\n", item.kind));
        report::file_error(&path, &out_of_date(item.kind));
        // of a file that is missing or left over, the name says it all
        if item.kind == DriftKind::Stale {
            let old = present.get(&item.path).map(Vec::as_slice);
            let new = output.file(&item.path);
            diffs.push_str(&unified(
                &path,
                old.unwrap_or_default(),
                new.unwrap_or_default(),
            ));
        }
    }
    if let Some(kind) = schema.drift {
        let path = paths::shown(&schema.path);
        list.push_str(&format!("{kind:<10}{path}\n"));
        report::file_error(&path, &out_of_date(kind));
        if let Some(old) = &schema.present {
            diffs.push_str(&unified(&path, old, &schema.text));
        }
    }
    report::say(&format!("{list}\n{}", cut(&diffs)));
    anstream::eprintln!(
        "error: generated files are out of date with {}/",
        paths::shown(spec).trim_end_matches('/')
    );
    anstream::eprintln!("help: {REMEDY}");
    Outcome::Findings
}

/// The drift of one file, for programs.
fn out_of_date(kind: DriftKind) -> String {
    format!("this generated file is out of date ({kind}); {REMEDY}")
}

/// What would change in one file: `-` is what is there, `+` what should be.
fn unified(path: &str, present: &[u8], wanted: &str) -> String {
    let present = String::from_utf8_lossy(present);
    let diff = TextDiff::from_lines(present.as_ref(), wanted);
    diff.unified_diff()
        .context_radius(2)
        .header(&format!("{path} (present)"), &format!("{path} (wanted)"))
        .to_string()
}

/// The first lines of a diff, and how many more there are.
fn cut(diff: &str) -> String {
    let count = diff.lines().count();
    let mut text: String = diff
        .lines()
        .take(DIFF_LINES)
        .map(|line| format!("{line}\n"))
        .collect();
    if count > DIFF_LINES {
        text.push_str(&format!(
            "... and {} more lines of diff\n",
            count - DIFF_LINES
        ));
    }
    text
}
