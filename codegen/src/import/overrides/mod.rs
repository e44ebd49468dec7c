//! Corrections of what is imported, by people: each has a reason, and one that no longer applies is an error.

mod change;
mod tree;

use serde::Deserialize;
use serde_json::Value;

use super::build::Built;
use super::fault::ImportError;
use super::neutral::About;
use crate::diagnostics::Diagnostics;
use crate::source::Source;
use crate::spec::ApiFile;
use crate::yaml::tree::Node;
use crate::yaml::{self, Parsed};

/// `overrides.yaml`: corrections of an imported spec.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OverridesFile {
    overrides: Vec<Override>,
}

/// One correction.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Override {
    /// Where: keys and names with dots between them, or as a list.
    at: Path,
    /// The value that belongs there.
    set: Option<Value>,
    /// The name that belongs there, for a type: its users follow.
    rename: Option<String>,
    /// Whether what is there goes.
    #[serde(default)]
    remove: bool,
    /// Why.
    reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Path {
    Dotted(String),
    List(Vec<String>),
}

impl Path {
    fn steps(&self) -> Vec<&str> {
        match self {
            Self::Dotted(text) => text.split('.').collect(),
            Self::List(steps) => steps.iter().map(String::as_str).collect(),
        }
    }

    fn shown(&self) -> String {
        self.steps().join(".")
    }
}

/// Applies the corrections of a file, in its order.
pub(super) fn apply(
    source: &Source,
    api: &mut ApiFile,
    about: &mut About,
    built: &mut Built,
) -> Result<(), Vec<ImportError>> {
    let file: OverridesFile = serde_yaml::from_str(&source.text).map_err(|error| {
        let place = match error.location() {
            Some(at) => format!("{}:{}:{}", source.path, at.line(), at.column()),
            None => source.path.clone(),
        };
        vec![
            ImportError::new(place, format!("the corrections cannot be read: {error}"))
                .help("each reads `- {at: operations.getPet.summary, set: ..., reason: ...}`"),
        ]
    })?;
    let mut root = tree::root(api, about, built);
    let mut faults = Vec::new();
    for (index, item) in file.overrides.iter().enumerate() {
        let place = place(source, index, &item.at.shown());
        let applied = match (&item.set, &item.rename, item.remove) {
            _ if item.reason.trim().is_empty() => {
                Err(ImportError::new("", "a correction without a reason"))
            }
            (Some(value), None, false) => change::set(&mut root, &item.at.steps(), value),
            (None, Some(name), false) => change::rename(&mut root, &item.at.steps(), name),
            (None, None, true) => change::remove(&mut root, &item.at.steps()),
            _ => Err(ImportError::new(
                "",
                "a correction says one of `set`, `rename` and `remove: true`",
            )),
        };
        if let Err(fault) = applied {
            faults.push(ImportError { place, ..fault });
        }
    }
    if faults.is_empty()
        && let Err(fault) = tree::take_back(root, api, about, built)
    {
        faults.push(ImportError {
            place: source.path.clone(),
            ..fault
        });
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// The line of a correction, by its number in the file.
fn place(source: &Source, index: usize, at: &str) -> String {
    let sources = [source.clone()];
    let tree = match yaml::parse(0, &source.text, &mut Diagnostics::new(&sources)) {
        Some(Parsed::Whole(tree)) => Some(tree),
        _ => None,
    };
    let items = tree
        .as_ref()
        .and_then(|tree| tree.get("overrides"))
        .into_iter()
        .flat_map(Node::items);
    let before = items
        .into_iter()
        .nth(index)
        .and_then(|item| source.text.get(..item.span.start));
    match before {
        Some(before) => format!("{}:{}: {at}", source.path, before.matches('\n').count() + 1),
        None => format!("{}: {at}", source.path),
    }
}
