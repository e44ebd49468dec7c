//! Required permissions of an operation.

use serde_json::Value;

use codegen::check::is_permission;
use codegen::spec::{Permissions, Spanned};

/// Permissions of a list without duplicates. An item can hold several, separated by commas.
///
/// `mode` is `ANY` or `ALL`. With another mode, or an item that is not a permission, the
/// permissions are text: leaving one out would state a wrong requirement.
pub(crate) fn required(mode: &str, list: &[String]) -> Permissions {
    let items = list.iter().flat_map(|item| item.split(','));
    let items = items.map(str::trim).filter(|item| !item.is_empty());
    let mut permissions: Vec<Spanned<String>> = Vec::new();
    let mut is_understood = ["ANY", "ALL"].contains(&mode);
    for item in items {
        is_understood &= is_permission(item);
        if permissions.iter().all(|known| known.as_str() != item) {
            permissions.push(Spanned::unplaced(item.to_owned()));
        }
    }
    match mode {
        _ if permissions.is_empty() => Permissions::None,
        _ if !is_understood => text(format!("{mode}: {}", list.join(", "))),
        "ANY" => Permissions::Any(permissions.into()),
        _ => Permissions::All(permissions.into()),
    }
}

/// Permissions of the platform's extension: an object with a mode and a list, or the text that an
/// exported spec has.
pub(crate) fn of_extension(value: &Value) -> Permissions {
    if let Some(known) = value.get("text").and_then(Value::as_str) {
        return text(known.to_owned());
    }
    let mode = match value.get("type") {
        None | Some(Value::Null) => Some("ALL"),
        Some(mode) => mode.as_str(),
    };
    let list = match value.get("permissions") {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::String(item)) => Some(vec![item.clone()]),
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect(),
        Some(_) => None,
    };
    match (value, mode, list) {
        (Value::Null, ..) => Permissions::None,
        (Value::Object(_), Some(mode), Some(list)) => required(mode, &list),
        _ => text(value.to_string()),
    }
}

/// Text of permissions on one line.
fn text(text: String) -> Permissions {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [] => Permissions::None,
        words => Permissions::Text(Spanned::unplaced(words.join(" "))),
    }
}
