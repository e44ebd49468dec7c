//! `upstream.yaml`: what the last import of a spec read.

use codegen::{UPSTREAM_FILE, write};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::digest;

const HEADER: &str =
    "# Written by `cargo xtask import`, which compares the next release with it. Do not edit.\n";

/// What the imports of a spec read: sources, selection, and a digest of each part.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upstream {
    /// Files that were imported and their SHA-256 digests.
    #[serde(default)]
    pub sources: Map<String, Value>,
    /// Whether imports without a selection read everything.
    #[serde(default)]
    pub everything: bool,
    /// Tags whose operations were selected.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Ids of single operations that were selected.
    #[serde(default)]
    pub operations: Vec<String>,
    /// Digests by section, entry and part, as the description states the parts.
    #[serde(default)]
    pub digests: Map<String, Value>,
}

/// Why `upstream.yaml` cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UpstreamError {
    /// The file is not what an import writes; the reason follows.
    Invalid(String),
    /// The file was changed after it was written.
    Edited,
}

impl std::fmt::Display for UpstreamError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = match self {
            Self::Invalid(reason) => format!("cannot be read: {reason}"),
            Self::Edited => "was edited".to_owned(),
        };
        write!(
            f,
            "`{UPSTREAM_FILE}` {what}. Restore it from version control, or delete it and import again"
        )
    }
}

impl std::error::Error for UpstreamError {}

impl Upstream {
    /// Reads the text of the file.
    ///
    /// # Errors
    ///
    /// If the text is not what [`to_text`](Self::to_text) returned.
    pub fn parse(text: &str) -> Result<Self, UpstreamError> {
        let text = text.replace("\r\n", "\n");
        let read: Result<Self, _> = {
            let body = body(&text).ok_or(UpstreamError::Edited)?;
            serde_yaml::from_str(body)
        };
        let upstream = read.map_err(|error| UpstreamError::Invalid(error.to_string()))?;
        if upstream.to_text() == text {
            Ok(upstream)
        } else {
            Err(UpstreamError::Edited)
        }
    }

    /// Returns the text of the file, with a digest of itself in the last line.
    pub fn to_text(&self) -> String {
        let mut text = HEADER.to_owned();
        let tree = write::tree(self);
        let entries = tree.as_object().into_iter().flatten();
        for (key, value) in entries {
            match value {
                Value::Object(sections) if key == "digests" => {
                    text.push_str("digests:\n");
                    for (section, entries) in sections {
                        text.push_str(&format!("  {section}:\n"));
                        for (name, digests) in entries.as_object().into_iter().flatten() {
                            let entry = write::line(name, digests);
                            text.push_str(&format!("    {entry}\n"));
                        }
                    }
                }
                value => text.push_str(&format!("{}\n", write::line(key, value))),
            }
        }
        let seal = digest::of_text(&text);
        text + &format!("# {seal}\n")
    }

    /// Records the names and texts of the files of an import.
    pub fn add_sources<'s>(&mut self, sources: impl IntoIterator<Item = (&'s str, &'s str)>) {
        for (name, text) in sources {
            self.sources
                .insert(name.to_owned(), digest::full(text).into());
        }
    }

    pub(crate) fn digest(&self, section: &str, name: &str) -> Option<&Value> {
        self.digests.get(section)?.get(name)
    }
}

/// The text before the last line, which has the digest of it.
fn body(text: &str) -> Option<&str> {
    let end = text.trim_end_matches('\n').rfind("\n# ")? + 1;
    let (body, seal) = text.split_at(end);
    (seal.trim_end().strip_prefix("# ") == Some(&digest::of_text(body))).then_some(body)
}
