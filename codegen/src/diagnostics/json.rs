//! Renders diagnostics as lines of JSON, for editors.

use serde_json::{Value, json};

use crate::diagnostics::{Diagnostic, Diagnostics, Label, Place};

impl Diagnostics {
    /// Renders all diagnostics as machine-readable JSON objects, one per line.
    ///
    /// Each object has `code`, `severity` (`error` or `warning`), `message`, its place, `label`
    /// (text at the place), `labels` (related places, each with a `text`) and `help`. A place is
    /// `file`, `line`, `column` and `end`, which has a `line` and a `column`. Lines and columns
    /// count from 1, columns in characters; `end` is the first character after the place. Absent
    /// values are `null`.
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
}
