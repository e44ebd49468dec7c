//! Places of the parts of a spec file.

use crate::diagnostics::line_index::Lines;
use crate::source::Source;
use crate::yaml::tree::{Node, Value};
use crate::yaml::{Parsed, parse};

/// Finds the places of the parts of a spec file.
#[derive(Debug)]
pub struct Locator {
    tree: Node,
    text: String,
    lines: Lines,
}

impl Locator {
    /// Parses a file; `None` if it is not YAML.
    pub fn new(source: &Source) -> Option<Self> {
        let Some(Parsed::Whole(tree)) = parse(0, &source.text, &mut Vec::new()) else {
            return None;
        };
        Some(Self {
            tree,
            text: source.text.clone(),
            lines: Lines::new(&source.text),
        })
    }

    /// The line and column of a part, both counted from 1, the column in characters.
    ///
    /// A path has the keys of maps, and the `id`, `name` or `value` of list items. Of a part that
    /// the file does not have, the place is that of the innermost part that it has.
    pub fn line_and_column<'p>(&self, path: impl IntoIterator<Item = &'p str>) -> (usize, usize) {
        let (_, place, _) = self.find(path);
        self.position(place)
    }

    /// The line and column of a byte.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        self.lines.position(&self.text, offset)
    }

    /// Whether the file has a part.
    pub fn has<'p>(&self, path: impl IntoIterator<Item = &'p str>) -> bool {
        self.find(path).2
    }

    /// The text of a scalar, if the file has it.
    pub fn text<'p>(&self, path: impl IntoIterator<Item = &'p str>) -> Option<&str> {
        let (node, _, is_found) = self.find(path);
        node.text().filter(|_| is_found)
    }

    /// The innermost node on a path, its place, and whether it is the end of the path.
    fn find<'p>(&self, path: impl IntoIterator<Item = &'p str>) -> (&Node, usize, bool) {
        let (mut node, mut place) = (&self.tree, self.tree.span.start);
        for name in path {
            if let Some(entry) = node.entry(name) {
                (node, place) = (&entry.value, entry.key.span.start);
            } else if let Some(item) = node.items().iter().find(|item| is_named(item, name)) {
                (node, place) = (item, item.span.start);
            } else {
                return (node, place, false);
            }
        }
        (node, place, true)
    }
}

fn is_named(item: &Node, name: &str) -> bool {
    match &item.value {
        Value::Map(entries) => ["id", "name", "value"]
            .iter()
            .filter_map(|key| entries.find(key))
            .any(|entry| entry.value.text() == Some(name)),
        _ => item.text() == Some(name),
    }
}
