//! Comments inside a value.

use std::ops::Range;

use crate::yaml::tree::{Node, Value};

/// The comments in a range of the text, which contains the value of a node.
pub(super) fn inside<'t>(text: &'t str, range: Range<usize>, node: &Node) -> Vec<&'t str> {
    let mut scalars = Vec::new();
    collect(node, &mut scalars);
    let mut comments = Vec::new();
    let mut place = range.start;
    while let Some(found) = text[place..range.end].find('#') {
        let hash = place + found;
        if let Some(scalar) = scalars.iter().find(|scalar| scalar.contains(&hash)) {
            place = scalar.end.min(range.end).max(hash + 1);
            continue;
        }
        place = hash + 1;
        // Otherwise, the hash belongs to a word.
        if text[..hash].ends_with([' ', '\t', '\n']) {
            let line = text[hash..].split('\n').next().unwrap_or_default();
            place = (hash + line.len()).min(range.end);
            comments.push(line.trim_end());
        }
    }
    comments
}

/// Collects the ranges of all keys and plain values.
fn collect(node: &Node, scalars: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Scalar { .. } | Value::Alias => scalars.push(node.span.clone()),
        Value::List(items) => items.iter().for_each(|item| collect(item, scalars)),
        Value::Map(entries) => {
            for entry in entries.iter() {
                scalars.push(entry.key.span.clone());
                collect(&entry.value, scalars);
            }
        }
    }
}
