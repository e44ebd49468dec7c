//! Recovers the valid prefix of a malformed YAML file.

use crate::load::shape::Shape;
use crate::yaml::Entries;
use crate::yaml::Prefix;
use crate::yaml::tree::{Entry, Node, Value};

/// The part of a file before its mistake.
pub(crate) struct Salvaged {
    pub(crate) tree: Node,
    /// The end of that part in the text.
    pub(crate) end: usize,
}

/// Removes everything that the mistake may have changed. Returns `None` if a required key is not in
/// the rest.
///
/// The tree does not contain the item with the mistake. However, a line with too little indentation
/// ends the previous item and the values around it: the item then lacks keys, and these have become
/// keys of an outer map.
pub(crate) fn salvage(prefix: Prefix, shape: Shape<'_>) -> Option<Salvaged> {
    let Value::Map(entries) = prefix.tree.value else {
        return None;
    };
    let known = entries
        .iter()
        .take_while(|entry| is_accepted(entry, shape.property(&entry.key.text)));
    let mut kept: Vec<Entry> = known.cloned().collect();
    let inside_item = prefix.inside_item && kept.len() == entries.len();
    let end = loop {
        let last = kept.last_mut()?;
        let start = last.key.span.end;
        let values = shape.property(&last.key.text).and_then(Shape::values);
        match &mut last.value.value {
            Value::List(items) if !items.is_empty() => {
                items.truncate(items.len() - usize::from(!inside_item));
                break items.last().map_or(start, |item| item.span.end);
            }
            Value::Map(entries) if !entries.is_empty() => {
                let right = entries
                    .iter()
                    .take_while(|entry| is_accepted(entry, values))
                    .count();
                // A key of the last entry but one may have become the last entry.
                let touched = if inside_item { 0 } else { 2 };
                let right = right.min(entries.len().saturating_sub(touched));
                *entries = first(entries, right);
                break entries.last().map_or(start, |entry| entry.value.span.end);
            }
            // This is an empty section, or a key that belonged to an item.
            _ if inside_item => break start,
            _ => drop(kept.pop()),
        }
    };
    let has = |key: &str| kept.iter().any(|entry| entry.key.text == key);
    shape.required().all(has).then(|| Salvaged {
        tree: Node {
            value: Value::Map(first(&kept, kept.len())),
            span: prefix.tree.span,
        },
        end,
    })
}

/// Whether the shape accepts the kind of the value.
fn is_accepted(entry: &Entry, shape: Option<Shape<'_>>) -> bool {
    let kind = entry.value.kind();
    let branches = shape.map(Shape::branches).unwrap_or_default();
    branches.iter().any(|branch| branch.accepts(kind))
}

fn first(entries: &[Entry], count: usize) -> Entries {
    let mut some = Entries::default();
    let entries = entries.iter().take(count).cloned();
    entries.for_each(|entry| some.push(entry));
    some
}
