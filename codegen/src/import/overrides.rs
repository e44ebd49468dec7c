//! Corrections of what is imported, by people: each has a reason, and one that no longer applies is an error.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::build::Built;
use super::fault::ImportError;
use crate::load::did_you_mean;
use crate::spec::ApiFile;
use crate::suggest::closest;
use crate::{Source, write};

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
    let mut root = root(api, built);
    let mut faults = Vec::new();
    for (index, item) in file.overrides.iter().enumerate() {
        let place = place(source, index, &item.at.shown());
        let applied = match (&item.set, &item.rename, item.remove) {
            _ if item.reason.trim().is_empty() => {
                Err(ImportError::new("", "a correction without a reason"))
            }
            (Some(value), None, false) => set(&mut root, &item.at.steps(), value),
            (None, Some(name), false) => rename(&mut root, &item.at.steps(), name),
            (None, None, true) => remove(&mut root, &item.at.steps()),
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
        && let Err(fault) = take_back(root, api, built)
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
    let items = source
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.trim_start().starts_with("- "));
    let line = items.map(|(line, _)| line + 1).nth(index);
    match line {
        Some(line) => format!("{}:{line}: {at}", source.path),
        None => format!("{}: {at}", source.path),
    }
}

/// Everything that can be corrected, as a tree.
fn root(api: &ApiFile, built: &Built) -> Value {
    let mut operations = Map::new();
    for (_, operation) in &built.operations {
        operations.insert(operation.id.clone(), write::tree(operation));
    }
    let mut root = Map::new();
    root.insert("api".to_owned(), write::tree(api));
    root.insert("operations".to_owned(), Value::Object(operations));
    root.insert("models".to_owned(), write::tree(&built.types.models));
    root.insert("enums".to_owned(), write::tree(&built.types.enums));
    root.insert("unions".to_owned(), write::tree(&built.types.unions));
    Value::Object(root)
}

/// The corrected tree as a spec again.
fn take_back(root: Value, api: &mut ApiFile, built: &mut Built) -> Result<(), ImportError> {
    let Value::Object(mut root) = root else {
        return Ok(());
    };
    let mut part = |key: &str| root.remove(key).unwrap_or_default();
    *api = typed(part("api"), "api")?;
    let Value::Object(mut operations) = part("operations") else {
        return Ok(());
    };
    let mut kept = Vec::new();
    for (tag, operation) in std::mem::take(&mut built.operations) {
        if let Some(value) = operations.remove(&operation.id) {
            kept.push((tag, typed(value, &format!("operations.{}", operation.id))?));
        }
    }
    if let Some((id, _)) = operations.iter().next() {
        return Err(
            ImportError::new("", format!("no description has the operation `{id}`"))
                .help("an operation of your own belongs in a group file of your own"),
        );
    }
    built.operations = kept;
    built.types.models = typed(part("models"), "models")?;
    built.types.enums = typed(part("enums"), "enums")?;
    built.types.unions = typed(part("unions"), "unions")?;
    if let Some(error) = &api.error {
        built.error = Some(error.clone());
    }
    Ok(())
}

fn typed<T: DeserializeOwned>(value: Value, what: &str) -> Result<T, ImportError> {
    serde_json::from_value(value).map_err(|error| {
        ImportError::new(
            "",
            format!("with the corrections, `{what}` is no part of a spec: {error}"),
        )
    })
}

fn set(root: &mut Value, steps: &[&str], value: &Value) -> Result<(), ImportError> {
    let (last, parent) = parent(root, steps)?;
    if let Some(present) = child(parent, last) {
        if present == value {
            return Err(outdated("the description says this by now").help("remove the correction"));
        }
        *present = value.clone();
        return Ok(());
    }
    match parent {
        Value::Object(entries) => {
            entries.insert(last.to_owned(), value.clone());
            Ok(())
        }
        Value::Array(items) => {
            items.push(value.clone());
            Ok(())
        }
        _ => Err(outdated("a plain value has no parts")),
    }
}

fn remove(root: &mut Value, steps: &[&str]) -> Result<(), ImportError> {
    let (last, parent) = parent(root, steps)?;
    if child(parent, last).is_none() {
        return Err(missing(last, parent));
    }
    match parent {
        Value::Object(entries) => {
            entries.shift_remove(last);
        }
        Value::Array(items) => items.retain(|item| !is_called(item, last)),
        _ => {}
    }
    Ok(())
}

/// Renames a type, here and wherever it is used.
fn rename(root: &mut Value, steps: &[&str], name: &str) -> Result<(), ImportError> {
    let ["models" | "enums" | "unions", old] = steps else {
        return Err(ImportError::new(
            "",
            "only a type can be renamed: `models.Pet`, an enum or a union",
        )
        .help("set `rust` to change a name in Rust alone"));
    };
    let (last, parent) = parent(root, steps)?;
    let Value::Object(entries) = parent else {
        return Ok(());
    };
    if entries.contains_key(name) {
        return Err(ImportError::new(
            "",
            format!("there is a type `{name}` already"),
        ));
    }
    if !entries.contains_key(last) {
        return Err(missing(last, parent));
    }
    let renamed = std::mem::take(entries).into_iter().map(|(key, value)| {
        let key = if key == *old { name.to_owned() } else { key };
        (key, value)
    });
    *entries = renamed.collect();
    follow(root, old, name);
    Ok(())
}

/// The keys under which types stand.
const TYPES: &[&str] = &["type", "returns", "error", "additional", "extends"];

fn follow(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(text) if TYPES.contains(&key.as_str()) => replace(text, old, new),
                    Value::Array(items) if key == "extends" => {
                        for item in items {
                            if let Value::String(text) = item {
                                replace(text, old, new);
                            }
                        }
                    }
                    Value::Object(variants) if key == "variants" => {
                        for variant in variants.values_mut() {
                            match variant {
                                Value::String(text) => replace(text, old, new),
                                other => follow(other, old, new),
                            }
                        }
                    }
                    other => follow(other, old, new),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| follow(item, old, new)),
        _ => {}
    }
}

fn replace(text: &mut String, old: &str, new: &str) {
    if let Ok(expr) = crate::ty::parse(text)
        && expr.name == old
    {
        let span = expr.span.clone();
        text.replace_range(span, new);
    }
}

/// The last step, and what holds it.
fn parent<'a, 'v>(
    root: &'v mut Value,
    steps: &[&'a str],
) -> Result<(&'a str, &'v mut Value), ImportError> {
    let Some((last, steps)) = steps.split_last() else {
        return Err(ImportError::new("", "a correction without a place"));
    };
    let mut node = root;
    for step in steps {
        if child(node, step).is_none() {
            return Err(missing(step, node));
        }
        match child(node, step) {
            Some(next) => node = next,
            None => return Err(outdated("there is nothing")),
        }
    }
    Ok((last, node))
}

/// The part of a value: of a list, the item that has the name.
fn child<'v>(value: &'v mut Value, step: &str) -> Option<&'v mut Value> {
    match value {
        Value::Object(entries) => entries.get_mut(step),
        Value::Array(items) => items.iter_mut().find(|item| is_called(item, step)),
        _ => None,
    }
}

fn is_called(item: &Value, name: &str) -> bool {
    match item {
        Value::String(text) => text == name,
        Value::Object(entries) => {
            ["name", "value", "status"]
                .iter()
                .any(|key| match entries.get(*key) {
                    Some(Value::String(text)) => text == name,
                    Some(Value::Number(number)) => number.to_string() == name,
                    _ => false,
                })
        }
        _ => false,
    }
}

fn outdated(why: &str) -> ImportError {
    ImportError::new("", format!("the correction no longer applies: {why}"))
}

fn missing(step: &str, parent: &Value) -> ImportError {
    let names: Vec<&str> = match parent {
        Value::Object(entries) => entries.keys().map(String::as_str).collect(),
        Value::Array(items) => items
            .iter()
            .filter_map(|item| item.get("name").unwrap_or(item).as_str())
            .collect(),
        _ => Vec::new(),
    };
    let fault = outdated(&format!("there is no `{step}`"));
    match closest(step, names) {
        Some(name) => fault.help(did_you_mean(name)),
        None => fault.help("remove the correction, or mend its place"),
    }
}
