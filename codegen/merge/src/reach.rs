//! The types that a spec uses.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::types;

/// Returns the names of all types that the roots use, directly or through other types.
pub(crate) fn reachable<'v>(
    roots: impl Iterator<Item = &'v Value>,
    candidates: &HashMap<&str, &Value>,
) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut open: Vec<String> = roots.flat_map(names).collect();
    while let Some(name) = open.pop() {
        if found.contains(&name) {
            continue;
        }
        if let Some(value) = candidates.get(name.as_str()) {
            open.extend(names(value));
        }
        found.insert(name);
    }
    found
}

/// The names of types in a value.
pub(crate) fn names(value: &Value) -> Vec<String> {
    let mut names = Vec::new();
    types::for_each(&mut value.clone(), &mut |text| {
        names.extend(types::words(text).map(str::to_owned));
    });
    names
}
