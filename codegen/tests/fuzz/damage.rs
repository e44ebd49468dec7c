//! Random mutations of a valid spec: of its text, and of its YAML tree.

use codegen::Source;
use serde_yaml::{Mapping, Value};

use crate::random::Random;
use crate::vocabulary::{self, PIECES, SCALARS, TYPES};

/// Mutates characters and lines of a file.
pub(crate) fn text(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return random.pick(PIECES).to_owned();
    }
    let line = random.below(lines.len());
    let (before, after) = text.split_at(random.boundary(text));
    match random.below(8) {
        0 => {
            lines.remove(line);
        }
        1 => lines.insert(line, lines[line]),
        2 => {
            let other = random.below(lines.len());
            lines.swap(line, other);
        }
        3 => return before.to_owned(),
        4 => return format!("{before}{}{after}", random.pick(PIECES)),
        5 => return format!("{before}{}{after}", vocabulary::name(random)),
        6 => {
            // Copy a piece of the text to another place.
            let (start, end) = (random.boundary(text), random.boundary(text));
            let piece = text.get(start.min(end)..start.max(end)).unwrap_or_default();
            return format!(
                "{before}{}{after}",
                piece.get(..piece.len().min(200)).unwrap_or_default()
            );
        }
        _ => {
            let mut rest = after.chars();
            rest.next();
            return format!("{before}{}", rest.as_str());
        }
    }
    lines.concat()
}

/// Mutates the YAML tree of a file, so that the result is valid YAML. `keys` are all keys of the
/// format.
pub(crate) fn tree(
    source: &Source,
    others: &[Value],
    keys: &[String],
    random: &mut Random,
) -> Source {
    let Ok(mut tree) = serde_yaml::from_str::<Value>(&source.text) else {
        return source.clone();
    };
    for _ in 0..=random.below(2) {
        let count = size(&tree);
        let mut position = random.below(count);
        change_at(&mut tree, &mut position, others, keys, random);
    }
    Source::new(
        &source.path,
        serde_yaml::to_string(&tree).unwrap_or_default(),
    )
}

/// Returns the number of values in the tree.
fn size(tree: &Value) -> usize {
    1 + match tree {
        Value::Sequence(items) => items.iter().map(size).sum(),
        Value::Mapping(entries) => entries.values().map(size).sum(),
        _ => 0,
    }
}

/// Walks to the value at this position and mutates it.
fn change_at(
    tree: &mut Value,
    position: &mut usize,
    others: &[Value],
    keys: &[String],
    random: &mut Random,
) -> bool {
    if *position == 0 {
        change(tree, others, keys, random);
        return true;
    }
    *position -= 1;
    match tree {
        Value::Sequence(items) => items
            .iter_mut()
            .any(|item| change_at(item, position, others, keys, random)),
        Value::Mapping(entries) => entries
            .iter_mut()
            .any(|(_, value)| change_at(value, position, others, keys, random)),
        _ => false,
    }
}

fn change(value: &mut Value, others: &[Value], keys: &[String], random: &mut Random) {
    match value {
        Value::Sequence(items) if !items.is_empty() && !random.one_in(4) => {
            let index = random.below(items.len());
            match random.below(3) {
                0 => drop(items.remove(index)),
                1 => items.insert(index, items[index].clone()),
                _ => items.push(any(others, random)),
            }
        }
        Value::Mapping(entries) if !random.one_in(4) => change_map(entries, others, keys, random),
        _ => *value = any(others, random),
    }
}

fn change_map(entries: &mut Mapping, others: &[Value], keys: &[String], random: &mut Random) {
    let present: Vec<Value> = entries.keys().cloned().collect();
    let key = present.get(random.below(present.len())).cloned();
    match (random.below(4), key) {
        (0, Some(key)) => drop(entries.remove(&key)),
        (1, Some(key)) => {
            let value = entries.remove(&key).unwrap_or(Value::Null);
            entries.insert(Value::String(vocabulary::name(random)), value);
        }
        (2, _) => {
            drop(entries.insert(Value::String(vocabulary::name(random)), any(others, random)))
        }
        _ => {
            let key = keys
                .get(random.below(keys.len()))
                .cloned()
                .unwrap_or_default();
            entries.insert(Value::String(key), any(others, random));
        }
    }
}

/// Returns a random value: a scalar, a text, or a part of another spec.
fn any(others: &[Value], random: &mut Random) -> Value {
    match random.below(8) {
        0 => serde_yaml::from_str(random.pick(SCALARS)).unwrap_or(Value::Null),
        1 => Value::String(random.pick(SCALARS).to_owned()),
        2 => Value::String(random.pick(TYPES).to_owned()),
        3 => Value::String(vocabulary::name(random)),
        4 => Value::String(vocabulary::text(random)),
        _ => {
            let mut part = others
                .get(random.below(others.len()))
                .cloned()
                .unwrap_or(Value::Null);
            for _ in 0..random.below(6) {
                part = child(part, random);
            }
            part
        }
    }
}

/// Returns a random part of a value; the value itself if it has no parts.
fn child(value: Value, random: &mut Random) -> Value {
    match value {
        Value::Sequence(items) if !items.is_empty() => items[random.below(items.len())].clone(),
        Value::Mapping(entries) if !entries.is_empty() => {
            let index = random.below(entries.len());
            entries.values().nth(index).cloned().unwrap_or(Value::Null)
        }
        other => other,
    }
}
