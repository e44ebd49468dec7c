//! No edit of a spec goes unnoticed.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use codegen::Source;
use codegen::ir::Api;
use serde_yaml::Value;

/// Specs that have all parts of the format.
const SPECS: [&str; 6] = [
    "bodies",
    "directions",
    "forms",
    "paging",
    "security",
    "server",
];

/// Keys whose edits change nothing for anybody: names that are not public, and keys that can state
/// the default.
const WITHOUT_EFFECT: [&str; 3] = ["body/name", "encoding", "style"];

/// An edit of one value of a file.
#[derive(Clone, Copy)]
enum Edit {
    Remove,
    Change,
}

#[test]
fn every_edit_of_a_spec_is_a_change_in_both_directions() {
    let (mut unnoticed, mut count) = (String::new(), 0);
    for spec in SPECS {
        let files = files(spec);
        let old = read(&files).unwrap();
        for index in 0..files.len() {
            let tree: Value = serde_yaml::from_str(&files[index].text).unwrap();
            let mut paths = Vec::new();
            collect(&tree, &mut Vec::new(), &mut paths);
            for (path, edit) in paths
                .iter()
                .flat_map(|path| [(path, Edit::Remove), (path, Edit::Change)])
            {
                let name = path.join("/");
                let mut tree = tree.clone();
                if WITHOUT_EFFECT.iter().any(|end| name.ends_with(end))
                    || !apply(&mut tree, path, edit)
                {
                    continue;
                }
                let mut files = files.clone();
                files[index].text = serde_yaml::to_string(&tree).unwrap();
                let Some(new) = read(&files) else { continue };
                count += 1;
                for (from, to) in [(&old, &new), (&new, &old)] {
                    if codegen_diff::diff(from, to).is_empty() {
                        unnoticed += &format!("{spec}: {name}\n");
                    }
                }
            }
        }
    }
    assert!(count > 300, "{count} edits");
    assert!(unnoticed.is_empty(), "{unnoticed}");
}

fn files(spec: &str) -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../test_data/ok");
    let entries = fs::read_dir(folder.join(spec).join("spec")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let paths = paths.filter(|path| path.extension().is_some_and(|own| own == "yaml"));
    let read = |path: &Path| Source::new(path.to_string_lossy(), fs::read_to_string(path).unwrap());
    paths.map(|path| read(&path)).collect()
}

fn read(files: &[Source]) -> Option<Api> {
    codegen::read(files).ok().map(|(_, api)| api)
}

/// Collects the paths of all values: keys, and the indices of list items.
fn collect(value: &Value, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Mapping(map) => {
            let entries = map.iter();
            entries
                .map(|(key, value)| (key.as_str().unwrap().to_owned(), value))
                .collect()
        }
        Value::Sequence(list) => list
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (key, value) in inner {
        path.push(key);
        paths.push(path.clone());
        collect(value, path, paths);
        path.pop();
    }
}

/// Edits the value at a path; returns whether the edit is possible.
fn apply(value: &mut Value, path: &[String], edit: Edit) -> bool {
    let [key, rest @ ..] = path else { return false };
    if !rest.is_empty() || matches!(edit, Edit::Change) {
        let inner = match value {
            Value::Mapping(map) => map.get_mut(key),
            Value::Sequence(list) => list.get_mut(key.parse::<usize>().unwrap()),
            _ => None,
        };
        let inner = inner.unwrap();
        return if rest.is_empty() {
            change(inner)
        } else {
            apply(inner, rest, edit)
        };
    }
    match value {
        Value::Mapping(map) => drop(map.remove(key)),
        Value::Sequence(list) => drop(list.remove(key.parse().unwrap())),
        _ => return false,
    }
    true
}

fn change(value: &mut Value) -> bool {
    match value {
        Value::String(text) => text.push('x'),
        Value::Bool(flag) => *flag = !*flag,
        Value::Number(number) => *value = Value::from(number.as_i64().unwrap_or_default() + 1),
        _ => return false,
    }
    true
}
