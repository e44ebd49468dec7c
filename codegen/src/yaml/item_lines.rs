//! Line numbers of list items.

use crate::source::Source;
use crate::yaml::tree::Node;
use crate::yaml::{Parsed, parse};

/// Lines on which the items of a top-level list start, counted from 1.
///
/// Returns an empty list if the file is not valid YAML or has no such list.
pub fn item_lines(source: &Source, key: &str) -> Vec<usize> {
    let Some(Parsed::Whole(tree)) = parse(0, &source.text, &mut Vec::new()) else {
        return Vec::new();
    };
    let items = tree.get(key).into_iter().flat_map(Node::items);
    items
        .filter_map(|item| source.text.get(..item.span.start))
        .map(|before| before.matches('\n').count() + 1)
        .collect()
}
