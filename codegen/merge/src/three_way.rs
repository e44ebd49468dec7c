//! The three-way merge of one entry.

use serde_json::{Map, Value};

use crate::digest;
use crate::shape::Shape;
use crate::whole;

/// A part with its value in the spec and in the description.
pub(crate) type Finding = (Vec<String>, Option<Value>, Option<Value>);

/// What the merge of an entry found, by the path of the part within the entry.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) conflicts: Vec<Finding>,
    /// Parts that differ from the description on purpose.
    pub(crate) edits: Vec<Finding>,
    /// Edits that the description has adopted.
    pub(crate) adopted: Vec<Vec<String>>,
    /// Parts that the merge changed.
    pub(crate) changes: Vec<Finding>,
    path: Vec<String>,
}

/// The three sides of a part.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'v> {
    pub(crate) ours: Option<&'v Value>,
    pub(crate) theirs: Option<&'v Value>,
    /// Digests of the last import.
    pub(crate) base: Option<&'v Value>,
    /// Whether the entry was never imported. All of it then counts as edited.
    pub(crate) is_new_to_import: bool,
}

/// Merges a part. Returns `None` if the merged entry does not have it.
pub(crate) fn merge(shape: Shape, sides: Sides<'_>, findings: &mut Findings) -> Option<Value> {
    let Sides {
        ours,
        theirs,
        base,
        is_new_to_import,
    } = sides;
    let digest = |side: Option<&Value>| side.map(|value| digest::of(shape, value));
    let is_base = |side: Option<&Value>| digest(side) == base.cloned();
    if ours == theirs && (is_new_to_import || is_base(ours)) {
        return ours.cloned();
    }
    let children = |side: Option<&Value>| side.and_then(|value| shape.children(value));
    if let (Some(own), Some(other)) = (children(ours), children(theirs)) {
        return Some(parts(shape, &own, &other, base, is_new_to_import, findings));
    }
    if ours == theirs {
        findings.adopted.push(findings.path.clone());
        return ours.cloned();
    }
    let entry = (findings.path.clone(), ours.cloned(), theirs.cloned());
    if is_new_to_import || is_base(theirs) {
        findings.edits.push(entry);
        ours.cloned()
    } else if is_base(ours) {
        findings.changes.push(entry);
        theirs.cloned()
    } else {
        findings.conflicts.push(entry);
        ours.cloned()
    }
}

fn parts(
    shape: Shape,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
    base: Option<&Value>,
    is_new_to_import: bool,
    findings: &mut Findings,
) -> Value {
    let mut names: Vec<String> = ours.keys().cloned().collect();
    let order: Vec<String> = theirs.keys().cloned().collect();
    whole::insert_in_order(&mut names, order.iter());
    let mut merged = Map::new();
    for name in names {
        if shape.belongs_to_spec(&name) {
            merged.extend(ours.get(&name).map(|value| (name, value.clone())));
            continue;
        }
        findings.path.push(name.clone());
        let sides = Sides {
            ours: ours.get(&name),
            theirs: theirs.get(&name),
            base: base.and_then(|base| base.get(&name)),
            is_new_to_import,
        };
        let part = merge(shape.child(&name), sides, findings);
        findings.path.pop();
        merged.extend(part.map(|part| (name, part)));
    }
    shape.parent(merged)
}
