//! Prints drift: the list of files, and a diff of their contents.

use std::path::Path;

use similar::TextDiff;

use super::drift::Kind;
use super::plan::Plan;
use crate::{report, repository};

/// Maximum number of printed diff lines.
const DIFF_LINES: usize = 80;

const REMEDY: &str = "run `cargo xtask regen` and commit the result";

/// Prints all files that are out of date.
pub(crate) fn print(plan: &Plan, spec: &Path) {
    let mut list = String::new();
    let mut diffs = String::new();
    let mut line_ends = 0;
    for item in plan.differences() {
        let path = repository::display(&item.path);
        list.push_str(&format!("{:<10}{path}\n", item.kind));
        report::file_error(&path, &format!("{}; {REMEDY}", item.kind.description()));
        match item.kind {
            // The name alone says everything about the others.
            Kind::Stale => diffs.push_str(&unified_diff(&path, item.present, item.text)),
            Kind::LineEnds => line_ends += 1,
            _ => {}
        }
    }
    let separator = if diffs.is_empty() { "" } else { "\n" };
    report::print(&format!("{list}{separator}{}", shortened(&diffs)));
    let spec = repository::display(spec);
    let spec = spec.trim_end_matches('/');
    report::summary(&format!(
        "error: generated files are out of date with {spec}/"
    ));
    if line_ends > 0 {
        let files = match line_ends {
            1 => "1 file differs".to_owned(),
            count => format!("{count} files differ"),
        };
        report::summary(&format!(
            "note: {files} only in line ends (CRLF), which git may write on checkout: add \
             `* text=auto eol=lf` to `.gitattributes`"
        ));
    }
    report::summary(&format!("help: {REMEDY}"));
}

/// Formats the difference: `-` marks present lines, `+` generated ones.
fn unified_diff(path: &str, present: &[u8], text: &str) -> String {
    let present = String::from_utf8_lossy(present);
    let diff = TextDiff::from_lines(present.as_ref(), text);
    diff.unified_diff()
        .context_radius(2)
        .header(&format!("{path} (present)"), &format!("{path} (wanted)"))
        .to_string()
}

/// Returns the first lines of a diff, and the number of further lines.
fn shortened(diff: &str) -> String {
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
