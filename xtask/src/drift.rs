//! Drift as people and programs read it: the list of files, and what would change in them.

use std::path::Path;

use codegen::DriftKind;
use similar::TextDiff;

use crate::regen::Plan;
use crate::{report, repository};

/// Lines of diff that are shown at most.
const DIFF_LINES: usize = 80;

/// The way out of drift.
const REMEDY: &str = "run `cargo xtask regen` and commit the result";

/// Says everything that is out of date.
pub(crate) fn show(plan: &Plan, spec: &Path) {
    let mut list = String::new();
    let mut diffs = String::new();
    for item in &plan.drift {
        let path = repository::display(&plan.out.join(&item.path));
        list.push_str(&line(item.kind, &path));
        // of a file that is missing or left over, the name says it all
        if item.kind == DriftKind::Stale {
            let old = plan.present.get(&item.path).map(Vec::as_slice);
            let new = plan.output.file(&item.path);
            diffs.push_str(&unified(
                &path,
                old.unwrap_or_default(),
                new.unwrap_or_default(),
            ));
        }
    }
    for file in &plan.beside {
        let Some(kind) = file.drift else { continue };
        let path = repository::display(&file.path);
        list.push_str(&line(kind, &path));
        if let Some(old) = &file.present {
            diffs.push_str(&unified(&path, old, &file.text));
        }
    }
    report::say(&format!("{list}\n{}", cut(&diffs)));
    anstream::eprintln!(
        "error: generated files are out of date with {}/",
        repository::display(spec).trim_end_matches('/')
    );
    anstream::eprintln!("help: {REMEDY}");
}

/// One file of the list, which programs are told as well.
fn line(kind: DriftKind, path: &str) -> String {
    let message = format!("this generated file is out of date ({kind}); {REMEDY}");
    report::file_error(path, &message);
    format!("{kind:<10}{path}\n")
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
