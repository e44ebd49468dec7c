//! Lines of YAML, written as a person would.

/// Where long text is broken.
const WIDTH: usize = 116;

/// The text of a file while it grows.
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

    /// A key with text: on its line if it fits there, else folded below.
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

    /// A map on one line with its text last, or over several if it does not fit.
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
        // an item of a list begins on the line of its dash
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

/// Text as a value, in quotes where YAML would read it as more than text.
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
