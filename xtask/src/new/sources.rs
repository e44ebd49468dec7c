//! Adapts the hand-written sources of this repository's client to a new crate.

use std::collections::BTreeSet;

/// First line of a file that only the Genesys client has.
const GENESYS_FILE: &str = "// genesys only";
/// Markers around lines that only the Genesys client has.
const GENESYS_BEGIN: &str = "// genesys only: begin";
const GENESYS_END: &str = "// genesys only: end";

/// The names that a new crate replaces or drops.
pub(super) struct Names {
    /// The name of the new crate.
    package: String,
    /// The name of the new crate in Rust code.
    krate: String,
    /// The types of the committed API, and the calls of its groups, such as `.organization()`.
    foreign: BTreeSet<String>,
}

impl Names {
    /// Collects the names of the committed API from the texts of its generated files.
    pub(super) fn new<'a>(package: &str, generated: impl Iterator<Item = &'a str>) -> Self {
        let mut foreign: BTreeSet<String> = ["Region", "from_env"].map(str::to_owned).into();
        for line in generated.flat_map(str::lines) {
            let mut words = line
                .trim_start()
                .split(|letter: char| !is_identifier(letter));
            match (words.next(), words.next(), words.next()) {
                (Some("pub"), Some("struct" | "enum"), Some(name)) => {
                    foreign.insert(name.to_owned());
                }
                (Some("pub"), Some("mod"), Some(name)) => {
                    foreign.insert(format!(".{name}()"));
                }
                _ => {}
            }
        }
        foreign.remove("");
        Self {
            package: package.to_owned(),
            krate: package.replace('-', "_"),
            foreign,
        }
    }

    /// Returns the text of a source file in the new crate; `None` if the crate does not have it.
    pub(super) fn adapted(&self, text: &str) -> Option<String> {
        if text.lines().next() == Some(GENESYS_FILE) {
            return None;
        }
        let mut adapted = String::with_capacity(text.len());
        let lines: Vec<&str> = without_genesys(text).collect();
        let mut rest = lines.as_slice();
        while let [line, after @ ..] = rest {
            rest = after;
            let Some(example) = self.foreign_example(line, after) else {
                adapted.push_str(&self.renamed(line));
                adapted.push('\n');
                continue;
            };
            end_sentence(&mut adapted);
            rest = after.get(example..).unwrap_or_default();
        }
        Some(adapted)
    }

    /// Returns the number of lines after the opening fence of an example of the committed API.
    fn foreign_example(&self, line: &str, after: &[&str]) -> Option<usize> {
        if !doc_text(line)?.starts_with("```") {
            return None;
        }
        let is_end = |line: &str| doc_text(line).is_none_or(|text| text.starts_with("```"));
        let length = after.iter().position(|line| is_end(line))?;
        let code = after.get(..length)?.join("\n");
        let words: BTreeSet<&str> = code.split(|letter| !is_identifier(letter)).collect();
        let is_foreign = self
            .foreign
            .iter()
            .any(|name| match name.strip_prefix('.') {
                Some(_) => code.contains(name.as_str()),
                None => words.contains(name.as_str()),
            });
        is_foreign.then_some(length + 1)
    }

    /// Replaces the names of the client and of its core.
    fn renamed(&self, line: &str) -> String {
        let mut text = String::with_capacity(line.len());
        let line = line.replace("generated-client", &self.package);
        let mut rest = line.as_str();
        while let Some((before, after)) = rest.split_once("generated_client") {
            text.push_str(before);
            rest = after;
            let is_core = after.strip_prefix("_core");
            let follows = is_core.unwrap_or(after).chars().next();
            let is_whole = !before.ends_with(is_identifier) && !follows.is_some_and(is_identifier);
            text.push_str(if is_whole {
                &self.krate
            } else {
                "generated_client"
            });
        }
        text + rest
    }
}

/// Drops the marked lines.
fn without_genesys(text: &str) -> impl Iterator<Item = &str> {
    let mut is_genesys = false;
    text.lines().filter(move |line| match line.trim() {
        GENESYS_BEGIN => {
            is_genesys = true;
            false
        }
        GENESYS_END => {
            is_genesys = false;
            false
        }
        _ => !is_genesys,
    })
}

/// Turns the colon before a dropped example into a full stop, and drops the blank line after it.
fn end_sentence(adapted: &mut String) {
    let last = adapted.trim_end().rsplit('\n').next().unwrap_or_default();
    if doc_text(last).is_some_and(str::is_empty) {
        adapted.truncate(adapted.trim_end().len() - last.len());
    }
    if adapted.trim_end().ends_with(':') {
        adapted.truncate(adapted.trim_end().len() - 1);
        adapted.push_str(".\n");
    }
}

/// Returns the text of a line of a doc comment.
fn doc_text(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let text = line
        .strip_prefix("///")
        .or_else(|| line.strip_prefix("//!"))?;
    Some(text.strip_prefix(' ').unwrap_or(text))
}

fn is_identifier(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn names() -> Names {
        let generated = "pub mod organization;\n    pub struct GetMe<'a> {\npub enum Kind {\n";
        Names::new("pet-client", [generated].into_iter())
    }

    #[test]
    fn the_client_and_its_core_get_their_new_names() {
        let text = "//! See [`generated_client::Client`].\nuse generated_client_core::Api;\n\
                    let generated_clients = 1;\n";
        let expected = "//! See [`pet_client::Client`].\nuse pet_client_core::Api;\n\
                        let generated_clients = 1;\n";
        assert_eq!(names().adapted(text).as_deref(), Some(expected));
    }

    #[test]
    fn examples_of_the_committed_api_are_dropped() {
        for code in ["client.organization();", "use x::GetMe;", "Region::EuWest1"] {
            let text = format!(
                "/// Starts:\n///\n/// ```\n/// {code}\n/// ```\n/// ```\n/// other();\n/// ```\nfn f() {{}}\n"
            );
            let expected = "/// Starts.\n/// ```\n/// other();\n/// ```\nfn f() {}\n";
            assert_eq!(names().adapted(&text).as_deref(), Some(expected), "{code}");
        }
    }

    #[test]
    fn marked_lines_and_files_are_dropped() {
        let text = "a\n    // genesys only: begin\nb\n    // genesys only: end\nc\n";
        assert_eq!(names().adapted(text).as_deref(), Some("a\nc\n"));
        assert_eq!(names().adapted("// genesys only\nmod region;\n"), None);
    }
}
