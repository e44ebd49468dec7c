//! Writes YAML in the style of a person.

/// Maximum width of a line of text.
const WIDTH: usize = 116;

/// Builder of a file's text.
#[derive(Default)]
pub(super) struct Yaml {
    text: String,
}

impl Yaml {
    pub(super) fn line(&mut self, indent: usize, line: &str) {
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Writes a key with text: on one line if it fits, else folded.
    pub(super) fn prose(&mut self, indent: usize, key: &str, text: &str) {
        let line = format!("{key}: {}", quoted(text));
        if indent + line.len() <= WIDTH {
            self.line(indent, &line);
            return;
        }
        self.line(indent, &format!("{key}: >-"));
        let mut line = String::new();
        for word in text.split(' ') {
            if !line.is_empty() && indent + 2 + line.len() + word.len() >= WIDTH {
                self.line(indent + 2, &line);
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(indent + 2, &line);
    }

    /// Writes a map with a doc: on one line if it fits, else in block style.
    pub(super) fn entry(&mut self, indent: usize, head: &str, pairs: &[(&str, String)], doc: &str) {
        let flow: Vec<String> = pairs
            .iter()
            .map(|(key, value)| format!("{key}: {value}"))
            .collect();
        let line = format!("{head}{{{}, doc: {}}}", flow.join(", "), always_quoted(doc));
        if indent + line.len() <= WIDTH {
            self.line(indent, &line);
            return;
        }
        // A list item begins on the line of its dash.
        let mut head = if head == "- " {
            head
        } else {
            self.line(indent, head.trim_end());
            "  "
        };
        for (key, value) in pairs {
            self.line(indent, &format!("{head}{key}: {value}"));
            head = "  ";
        }
        self.prose(indent + 2, "doc", doc);
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Quotes text where YAML would not read it as plain text.
fn quoted(text: &str) -> String {
    if text.contains(": ")
        || text.contains(" #")
        || !text.starts_with(|first: char| first.is_alphanumeric())
    {
        always_quoted(text)
    } else {
        text.to_owned()
    }
}

fn always_quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
