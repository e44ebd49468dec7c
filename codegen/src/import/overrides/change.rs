//! One correction of the tree: what is set, removed or renamed, and why it may not apply.

use serde_json::Value;

use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::import::fault::ImportError;

pub(super) fn set(root: &mut Value, steps: &[&str], value: &Value) -> Result<(), ImportError> {
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

pub(super) fn remove(root: &mut Value, steps: &[&str]) -> Result<(), ImportError> {
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
pub(super) fn rename(root: &mut Value, steps: &[&str], name: &str) -> Result<(), ImportError> {
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
    if let Ok(expr) = crate::spec::type_expr::parse(text)
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
