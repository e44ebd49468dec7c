//! Checks a YAML tree against its shape, reports every mistake, and removes the faulty parts, so
//! that the rest is checked in the same run.

use std::collections::HashMap;

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::load::shape::Shape;
use crate::load::type_mismatch;
use crate::load::unknown_keys;
use crate::yaml::Entries;
use crate::yaml::MERGE_KEY;
use crate::yaml::tree::{Entry, Key, Kind, Node, Value};

/// The text of a placeholder.
const PLACEHOLDER: &str = "\u{1}";

/// Mistakes that leave a gap: a value that seems to be missing there may be present in the text.
pub(crate) const GAPS: &[Code] = &[
    Code::DuplicateKey,
    Code::YamlFeature,
    Code::UnknownKey,
    Code::MissingKey,
    Code::WrongType,
];

/// Removes everything faulty from `node`. Returns `false` if nothing usable is left.
pub(crate) fn prune(
    node: &mut Node,
    shape: Shape<'_>,
    file: usize,
    problems: &mut Diagnostics,
) -> bool {
    let mut pruner = Pruner { file, problems };
    if node.kind() == Kind::Nothing && !matches!(node.value, Value::Alias) {
        pruner.empty_file(node, shape);
        return false;
    }
    pruner.value(node, shape, "file")
}

struct Pruner<'a> {
    file: usize,
    problems: &'a mut Diagnostics,
}

impl Pruner<'_> {
    fn value(&mut self, node: &mut Node, shape: Shape<'_>, what: &str) -> bool {
        let kind = node.kind();
        let branches = shape.branches();
        let fitting: Vec<Shape<'_>> = branches
            .iter()
            .copied()
            .filter(|branch| branch.accepts(kind))
            .collect();
        match (&mut node.value, fitting.as_slice()) {
            // The alias has been reported.
            (Value::Alias, _) => false,
            (_, []) => self.wrong_kind(node, &branches, what),
            (Value::Scalar { .. }, _) => self.word(node, &fitting, &branches, what),
            (Value::List(items), [shape, ..]) => {
                let item = shape.items();
                let what = format!("item of {what}");
                let empty = items.is_empty();
                items.retain_mut(|node| self.value(node, item, &what));
                empty || !items.is_empty()
            }
            (Value::Map(_), [shape]) if shape.values().is_some() => self.free_map(node, *shape),
            (Value::Map(_), shapes) => self.record(node, shapes),
        }
    }

    fn empty_file(&mut self, node: &Node, shape: Shape<'_>) {
        let keys: Vec<&str> = shape.required().collect();
        let help = format!(
            "write {} with at least {}",
            shape.a_noun(),
            unknown_keys::list(&keys)
        );
        self.problems
            .push(Diagnostic::error(Code::Empty, self.place(node), "empty file").help(help));
    }

    /// Checks a scalar of the right kind. It must be an allowed word if only certain words are
    /// allowed.
    fn word(
        &mut self,
        node: &Node,
        fitting: &[Shape<'_>],
        branches: &[Shape<'_>],
        what: &str,
    ) -> bool {
        let Value::Scalar { text, .. } = &node.value else {
            return true;
        };
        let is_allowed = |shape: &Shape<'_>| shape.word().is_none_or(|word| word == text);
        fitting.iter().any(is_allowed) || self.wrong_kind(node, branches, what)
    }

    fn wrong_kind(&mut self, node: &Node, branches: &[Shape<'_>], what: &str) -> bool {
        let place = self.place(node);
        self.problems
            .push(type_mismatch::wrong_kind(place, node, branches, what));
        false
    }

    /// Checks a map whose keys the author chooses.
    fn free_map(&mut self, node: &mut Node, shape: Shape<'_>) -> bool {
        let (Value::Map(entries), Some(values)) = (&mut node.value, shape.values()) else {
            return true;
        };
        entries.retain_mut(|entry| {
            let what = format!("`{}`", entry.key.text);
            self.value(&mut entry.value, values, &what)
        });
        true
    }

    /// Checks a map with the keys of the format. Of several shapes with one key each, the first
    /// that is present counts.
    fn record(&mut self, node: &mut Node, shapes: &[Shape<'_>]) -> bool {
        let place = self.place(node);
        let Value::Map(entries) = &mut node.value else {
            return true;
        };
        let known = |shape: &Shape<'_>| {
            entries
                .iter()
                .filter(|entry| shape.property(&entry.key.text).is_some())
                .count()
        };
        let Some(shape) = shapes.iter().copied().rev().max_by_key(known) else {
            return true;
        };
        let present: Vec<Key> = entries.iter().map(|entry| entry.key.clone()).collect();
        // The index is built for the first unknown key.
        let mut by_name: Option<HashMap<&str, &Key>> = None;
        // These keys are missing only because they are misspelled or come with a merge.
        let mut meant: Vec<&str> = Vec::new();
        let mut usable = true;
        entries.retain_mut(|entry| {
            let key_place = Place {
                file: self.file,
                span: entry.key.span.clone(),
            };
            if shape.property(&entry.key.text).is_none() {
                let merged = entry.key.text == MERGE_KEY;
                let broken = self.problems.has(&key_place, &[Code::WrongType]);
                if merged || broken || shapes.len() > 1 {
                    meant.extend(shape.required());
                }
                if merged || broken {
                    return false;
                }
                let by_name = by_name.get_or_insert_with(|| {
                    let keys = present.iter();
                    keys.map(|key| (key.text.as_str(), key)).collect()
                });
                let unknown =
                    unknown_keys::unknown(key_place, &entry.key.text, shapes, shape, by_name);
                self.problems.push(unknown.problem);
                meant.extend(unknown.meant);
                // The value is checked as that of the intended key.
                match unknown.meant {
                    Some(key) => key.clone_into(&mut entry.key.text),
                    None => return false,
                }
            }
            let Some(expected) = shape.property(&entry.key.text) else {
                return false;
            };
            let what = format!("`{}`", entry.key.text);
            self.value(&mut entry.value, expected, &what)
        });
        for key in shape.required() {
            if entries.iter().any(|entry| entry.key.text == key) {
                continue;
            }
            let reported = present.iter().any(|name| name.text == key) || meant.contains(&key);
            if !reported {
                self.problems
                    .push(unknown_keys::missing(place.clone(), key, shapes, shape));
            }
            match shape.property(key).and_then(placeholder) {
                Some(value) => entries.push(Entry {
                    key: Key {
                        text: key.to_owned(),
                        span: place.span.clone(),
                        plain: true,
                        verbatim: false,
                    },
                    value,
                }),
                None => usable = false,
            }
        }
        usable
    }

    fn place(&self, node: &Node) -> Place {
        Place {
            file: self.file,
            span: node.span.clone(),
        }
    }
}

/// Returns a value for a required key that is missing or has a mistake, so that everything around
/// it is checked. It has no place, so diagnostics about it are dropped. `None` if no value is
/// neutral.
fn placeholder(shape: Shape<'_>) -> Option<Node> {
    let branches = shape.branches();
    let shape = branches.first()?;
    let value = match shape.kind() {
        Some("string") => Value::Scalar {
            text: shape.word().unwrap_or(PLACEHOLDER).to_owned(),
            plain: false,
            verbatim: false,
        },
        Some("array") => Value::List(Vec::new()),
        Some("object") => Value::Map(Entries::default()),
        _ => return None,
    };
    Some(Node {
        span: Place::nowhere().span,
        value,
    })
}
