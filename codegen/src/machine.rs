//! Findings for programs: a line of JSON each for editors, a command each for GitHub's workflows.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Diagnostics, Label, Place};

impl Diagnostics {
    /// All findings for programs: a JSON object per line.
    ///
    /// Each has `code`, `severity` (`error` or `warning`), `message`, its place, `label` (what stands there), `labels`
    /// (other places that matter, each with a `text`) and `help`. A place is `file`, `line`, `column` and `end`, which has
    /// a `line` and a `column` too. Lines and columns count from 1, columns in characters; `end` is the first character
    /// that does not belong to it any more. What there is not is `null`.
    pub fn to_json_lines(&self) -> String {
        let items = self.items().iter();
        items
            .map(|item| format!("{}\n", self.object(item)))
            .collect()
    }

    fn object(&self, item: &Diagnostic) -> Value {
        let labels = item.related.iter();
        let labels: Vec<Value> = labels
            .map(|Label { place, text }| {
                let (file, line, column) = self.position(place);
                json!({"file": file, "line": line, "column": column, "end": self.end(place), "text": text})
            })
            .collect();
        let Label { place, text } = &item.primary;
        let (file, line, column) = self.position(place);
        json!({
            "code": item.code.as_str(),
            "severity": item.severity.as_str(),
            "message": item.message,
            "file": file,
            "line": line,
            "column": column,
            "end": self.end(place),
            "label": (!text.is_empty()).then_some(text),
            "labels": labels,
            "help": item.help,
        })
    }

    fn end(&self, place: &Place) -> Value {
        let (line, column) = self.line_column(place.file, place.span.end);
        json!({"line": line, "column": column})
    }

    /// All findings as commands of GitHub's workflows, one per line: they show up beside the lines of a change.
    pub fn to_github_commands(&self) -> String {
        let items = self.items().iter();
        items
            .map(|item| format!("{}\n", self.command(item)))
            .collect()
    }

    fn command(&self, item: &Diagnostic) -> String {
        let place = &item.primary.place;
        let (file, line, column) = self.position(place);
        let mut message = item.message.clone();
        if let Some(help) = &item.help {
            message.push_str("\nhelp: ");
            message.push_str(help);
        }
        // a column to end at means something within one line alone
        let end = match self.line_column(place.file, place.span.end) {
            (last, end) if last == line && end > column => format!(",endColumn={end}"),
            _ => String::new(),
        };
        format!(
            "::{} file={},line={line},col={column}{end},title={}::{}",
            item.severity.as_str(),
            escaped(file).replace(':', "%3A").replace(',', "%2C"),
            item.code,
            escaped(&message)
        )
    }
}

/// Text as a workflow command can hold it.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
