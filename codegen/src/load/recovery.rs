//! What can be checked of a file that is not YAML to its end: what stands before the mistake, and is whole for certain.

use crate::load::shape::Shape;
use crate::yaml::Begun;
use crate::yaml::Entries;
use crate::yaml::tree::{Entry, Node, Value};

/// The part of a file that its mistake has not touched.
pub(crate) struct Salvaged {
    pub(crate) tree: Node,
    /// Where in the text it ends.
    pub(crate) end: usize,
}

/// Cuts off what the mistake may have changed; `None` if what a file must have is not among the rest.
///
/// An item with the mistake in it is not in the tree. But a line that is indented too little ends the item before it, and
/// what is around that: then the item lacks keys, and these have become keys of what is around it.
pub(crate) fn salvage(begun: Begun, shape: Shape<'_>) -> Option<Salvaged> {
    let Value::Map(entries) = begun.tree.value else {
        return None;
    };
    let known = entries
        .iter()
        .take_while(|entry| fits(entry, shape.property(&entry.key.text)));
    let mut kept: Vec<Entry> = known.cloned().collect();
    let within = begun.within && kept.len() == entries.len();
    let end = loop {
        let last = kept.last_mut()?;
        let start = last.key.span.end;
        let values = shape.property(&last.key.text).and_then(Shape::values);
        match &mut last.value.value {
            Value::List(items) if !items.is_empty() => {
                items.truncate(items.len() - usize::from(!within));
                break items.last().map_or(start, |item| item.span.end);
            }
            Value::Map(entries) if !entries.is_empty() => {
                let right = entries
                    .iter()
                    .take_while(|entry| fits(entry, values))
                    .count();
                // a key of the last entry but one may have become the last
                let touched = if within { 0 } else { 2 };
                let right = right.min(entries.len().saturating_sub(touched));
                *entries = first(entries, right);
                break entries.last().map_or(start, |entry| entry.value.span.end);
            }
            // an empty section, or a key that was one of an item
            _ if within => break start,
            _ => drop(kept.pop()),
        }
    };
    let has = |key: &str| kept.iter().any(|entry| entry.key.text == key);
    shape.required().all(has).then(|| Salvaged {
        tree: Node {
            value: Value::Map(first(&kept, kept.len())),
            span: begun.tree.span,
        },
        end,
    })
}

/// Whether a value is of a kind that the shape takes.
fn fits(entry: &Entry, shape: Option<Shape<'_>>) -> bool {
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
