//! Renders diagnostics as GitHub workflow commands.

use super::{Diagnostic, Diagnostics};

impl Diagnostics {
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
