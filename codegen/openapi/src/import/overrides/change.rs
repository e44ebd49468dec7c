//! Applies one override to the tree.

use codegen::spec::{Grammar, TypeExpr};
use serde_json::Value;

use crate::import::error::ImportError;
use codegen::diagnostics::suggestion::closest;
use codegen::diagnostics::suggestion::did_you_mean;

/// Sets a value, or adds it to an object or a list.
pub(super) fn set(root: &mut Value, steps: &[&str], value: &Value) -> Result<(), ImportError> {
    let (last, parent) = parent(root, steps)?;
    if let Some(present) = child(parent, last) {
        if present == value {
            return Err(
                outdated("the description already has this value").help("remove the override")
            );
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
        _ => Err(outdated("a scalar has no children")),
    }
}

/// Removes a value.
pub(super) fn remove(root: &mut Value, steps: &[&str]) -> Result<(), ImportError> {
    let (last, parent) = parent(root, steps)?;
    if child(parent, last).is_none() {
        return Err(missing(last, parent));
    }
    match parent {
        Value::Object(entries) => {
            entries.shift_remove(last);
        }
        Value::Array(items) => items.retain(|item| !has_name(item, last)),
        _ => {}
    }
    Ok(())
}

/// Renames a type and updates the references to it.
pub(super) fn rename(root: &mut Value, steps: &[&str], name: &str) -> Result<(), ImportError> {
    let ["models" | "enums" | "unions", old] = steps else {
        return Err(ImportError::new(
            "",
            "only models, enums and unions can be renamed, for example `models.Pet`",
        )
        .help("set `rust` to change only a name in Rust"));
    };
    let (last, parent) = parent(root, steps)?;
    let Value::Object(entries) = parent else {
        return Ok(());
    };
    if entries.contains_key(name) {
        return Err(ImportError::new(
            "",
            format!("a type `{name}` exists already"),
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
    rename_references(root, old, name);
    Ok(())
}

/// Keys whose values are types.
const TYPE_KEYS: &[&str] = &["type", "returns", "error", "additional", "extends"];

fn rename_references(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(text) if TYPE_KEYS.contains(&key.as_str()) => {
                        replace(text, old, new)
                    }
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
                                other => rename_references(other, old, new),
                            }
                        }
                    }
                    other => rename_references(other, old, new),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                rename_references(item, old, new);
            }
        }
        _ => {}
    }
}

fn replace(text: &mut String, old: &str, new: &str) {
    if let Ok(expr) = TypeExpr::parse(text)
        && expr.name == old
    {
        text.replace_range(expr.span, new);
    }
}

/// Last step of a path, and its parent value.
fn parent<'a, 'v>(
    root: &'v mut Value,
    steps: &[&'a str],
) -> Result<(&'a str, &'v mut Value), ImportError> {
    let Some((last, steps)) = steps.split_last() else {
        return Err(ImportError::new("", "override without a path"));
    };
    let mut node = root;
    for step in steps {
        if child(node, step).is_none() {
            return Err(missing(step, node));
        }
        match child(node, step) {
            Some(next) => node = next,
            None => return Err(outdated("the path does not exist")),
        }
    }
    Ok((last, node))
}

/// Child of a value: the entry of an object, or the item of a list with that name.
fn child<'v>(value: &'v mut Value, step: &str) -> Option<&'v mut Value> {
    match value {
        Value::Object(entries) => entries.get_mut(step),
        Value::Array(items) => items.iter_mut().find(|item| has_name(item, step)),
        _ => None,
    }
}

fn has_name(item: &Value, name: &str) -> bool {
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
    ImportError::new("", format!("the override no longer applies: {why}"))
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
    let error = outdated(&format!("`{step}` does not exist"));
    match closest(step, names) {
        Some(name) => error.help(did_you_mean(name)),
        None => error.help("remove the override, or correct its `at`"),
    }
}
