//! Renders diagnostics as GitHub workflow commands.

use super::{Diagnostic, Diagnostics};

impl Diagnostics {
    /// Renders all diagnostics as GitHub workflow commands, one per line. GitHub shows them next to
    /// the changed lines.
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
        // An end column has a meaning within a single line only.
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

/// Escapes text for a workflow command.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
