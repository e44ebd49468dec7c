//! Overrides: manual corrections of an imported spec.
//!
//! Each override needs a reason. An override that no longer applies is an error.

mod change;
mod tree;

use serde::Deserialize;
use serde_json::Value;

use super::build::Built;
use super::description::Info;
use super::error::ImportError;
use codegen::Source;
use codegen::spec::ApiFile;
use codegen::yaml::item_lines;

/// Contents of `overrides.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OverridesFile {
    overrides: Vec<Override>,
}

/// One override.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Override {
    /// Path to the corrected value: keys and names, separated by dots or as a list.
    at: Path,
    /// New value.
    set: Option<Value>,
    /// New name of a type; references to it change as well.
    rename: Option<String>,
    /// Whether to remove the value.
    #[serde(default)]
    remove: bool,
    /// Reason for the override.
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

    fn dotted(&self) -> String {
        self.steps().join(".")
    }
}

/// Applies the overrides of a file in order.
pub(super) fn apply(
    source: &Source,
    api: &mut ApiFile,
    info: &mut Info,
    built: &mut Built,
) -> Result<(), Vec<ImportError>> {
    let file: OverridesFile = serde_yaml::from_str(&source.text).map_err(|error| {
        let place = match error.location() {
            Some(at) => format!("{}:{}:{}", source.path, at.line(), at.column()),
            None => source.path.clone(),
        };
        vec![
            ImportError::new(place, format!("invalid overrides file: {error}"))
                .help("the form of an override is `- {at: operations.getPet.summary, set: ..., reason: ...}`"),
        ]
    })?;
    let mut root = tree::build(api, info, built);
    let mut errors = Vec::new();
    let lines = item_lines(source, "overrides");
    for (index, item) in file.overrides.iter().enumerate() {
        let line = lines.get(index).map(|line| format!(":{line}"));
        let at = Some(item.at.dotted()).filter(|at| !at.is_empty());
        let place = [line, at.map(|at| format!(": {at}"))].into_iter().flatten();
        let place = source.path.clone() + &place.collect::<String>();
        let applied = match (&item.set, &item.rename, item.remove) {
            _ if item.reason.trim().is_empty() => {
                Err(ImportError::new("", "override without a reason"))
            }
            (Some(value), None, false) => change::set(&mut root, &item.at.steps(), value),
            (None, Some(name), false) => change::rename(&mut root, &item.at.steps(), name),
            (None, None, true) => change::remove(&mut root, &item.at.steps()),
            _ => Err(ImportError::new(
                "",
                "an override needs exactly one of `set`, `rename` and `remove: true`",
            )),
        };
        if let Err(error) = applied {
            errors.push(error.at(&place));
        }
    }
    if errors.is_empty()
        && let Err(error) = tree::read_back(root, api, info, built)
    {
        errors.push(error.at(&source.path));
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors)
    }
}
