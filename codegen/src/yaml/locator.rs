//! Lines of the parts of a spec file.

use crate::source::Source;
use crate::yaml::tree::{Node, Value};
use crate::yaml::{Parsed, parse};

/// Finds the lines of the parts of a spec file.
#[derive(Debug)]
pub struct Locator {
    tree: Node,
    /// Starts of the lines.
    lines: Vec<usize>,
}

impl Locator {
    /// Parses a file; `None` if it is not YAML.
    pub fn new(source: &Source) -> Option<Self> {
        let Some(Parsed::Whole(tree)) = parse(0, &source.text, &mut Vec::new()) else {
            return None;
        };
        let breaks = source.text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Some(Self { tree, lines })
    }

    /// The line of a part, counted from 1.
    ///
    /// A path has the keys of maps, and the `id`, `name` or `value` of list items. Of a part that
    /// the file does not have, the line is that of the innermost part that it has.
    pub fn line<'p>(&self, path: impl IntoIterator<Item = &'p str>) -> usize {
        let (_, place, _) = self.find(path);
        self.lines.partition_point(|start| *start <= place)
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
