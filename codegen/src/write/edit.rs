//! Changes a file of a spec as text. Unchanged parts keep their bytes.

mod comments;
mod lines;

use std::ops::Range;

use serde_json::{Map, Value};

use self::lines::Lines;
use super::Writer;
use super::layout::{EntryKind, Layout};
use super::shortest;
use crate::yaml::tree::{Entry, Node, Value as Yaml};
use crate::yaml::{Parsed, parse};

/// Changes the text of a spec file that means `old` so that it means `new`.
///
/// `old` and `new` are trees without default values, as [`tree`](super::tree) returns them.
/// Comments, order and layout of everything that is equal in both trees stay. Comments inside a
/// value that is written again move above it. The order of items and keys that both trees have is
/// that of the text.
///
/// Returns `None` if the text is not YAML.
pub fn edit(text: &str, old: &Value, new: &Value) -> Option<String> {
    let Some(Parsed::Whole(root)) = parse(0, text, &mut Vec::new()) else {
        return None;
    };
    let mut editor = Editor {
        lines: Lines { text },
        changes: Vec::new(),
    };
    if let (Value::Object(old), Value::Object(new)) = (old, new) {
        editor.map(&root, old, new, Layout::File);
    }
    Some(editor.apply())
}

struct Editor<'t> {
    lines: Lines<'t>,
    /// Replacements of byte ranges, which do not overlap.
    changes: Vec<(Range<usize>, String)>,
}

impl Editor<'_> {
    /// Applies the changes from the end to the beginning, so that ranges stay valid.
    fn apply(mut self) -> String {
        let text = self.lines.text;
        let is_windows = text.contains("\r\n");
        let mut result = text.to_owned();
        // Several insertions at one place are applied in reverse, so that they end in order.
        self.changes
            .sort_by_key(|(range, _)| (range.start, range.end));
        for (range, new) in self.changes.into_iter().rev() {
            let new = if is_windows {
                new.replace('\n', "\r\n")
            } else {
                new
            };
            result.replace_range(range, &new);
        }
        result
    }

    /// Changes the entries of a map in block style.
    fn map(
        &mut self,
        node: &Node,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
        layout: Layout,
    ) {
        for entry in node.entries() {
            let key = entry.key.text.as_str();
            let start = entry.key.span.start;
            match (old.get(key), new.get(key)) {
                (Some(_), None) => self.delete(start, &entry.value, layout),
                (before, Some(after)) if before != Some(after) => {
                    self.entry(entry, before, after, layout);
                }
                _ => {}
            }
        }
        let mut previous: Option<&Entry> = None;
        for (key, value) in new {
            if let Some(entry) = node.entry(key) {
                previous = Some(entry);
                continue;
            }
            let Some(place) = previous.or(node.entries().first()) else {
                continue;
            };
            let indent = self.lines.column(place.key.span.start);
            let mut writer = Writer::default();
            writer.entry(indent, key, shortest(value, layout), layout.under(key));
            let is_section =
                layout == Layout::File && matches!(layout.under(key), Layout::Section(_));
            let is_first = previous.is_none() && self.lines.is_indented(place.key.span.start);
            let sibling = (place.key.span.start, &place.value);
            self.insert(sibling, is_first, writer.text, layout, is_section);
        }
    }

    /// Changes the items of a list in block style.
    fn list(&mut self, node: &Node, old: &[Value], new: &[Value], layout: Layout) {
        let items: Vec<(&Node, &Value)> = node.items().iter().zip(old).collect();
        let find = |value: &Value| {
            let same =
                |(_, other): &&(&Node, &Value)| identity(other, layout) == identity(value, layout);
            items.iter().find(same).copied()
        };
        for (item, before) in &items {
            let is_same = |after: &&Value| identity(after, layout) == identity(before, layout);
            let Some(after) = new.iter().find(is_same) else {
                self.delete(self.lines.dash(item.span.start), item, layout);
                continue;
            };
            if *before == after {
                continue;
            }
            match (before, after) {
                (Value::Object(old), Value::Object(new)) if self.can_edit(item, old, new) => {
                    self.map(item, old, new, layout.item());
                }
                _ => self.replace_item(item, after, layout),
            }
        }
        let mut previous: Option<&Node> = None;
        for value in new {
            if let Some((item, _)) = find(value) {
                previous = Some(item);
                continue;
            }
            let Some(place) = previous.or(node.items().first()) else {
                continue;
            };
            let dash = self.lines.dash(place.span.start);
            let mut writer = Writer::default();
            writer.item(self.lines.column(dash), value, layout);
            self.insert(
                (dash, place),
                previous.is_none(),
                writer.text,
                layout,
                false,
            );
        }
    }

    /// Changes the value of an entry to `after`.
    fn entry(&mut self, entry: &Entry, before: Option<&Value>, after: &Value, layout: Layout) {
        let node = &entry.value;
        let inner = layout.under(&entry.key.text);
        match (before, after) {
            (Some(Value::Object(old)), Value::Object(new)) if self.can_edit(node, old, new) => {
                self.map(node, old, new, inner);
            }
            (Some(Value::Array(old)), Value::Array(new))
                if is_keyed(inner) && self.is_block(node) && !new.is_empty() =>
            {
                self.list(node, old, new, inner);
            }
            _ => {
                let indent = self.lines.column(entry.key.span.start);
                let colon = self.lines.colon(entry.key.span.end);
                let mut writer = self.writer(colon);
                let start = writer.text.len();
                writer.value(indent, shortest(after, layout), inner);
                self.replace(colon, node, &writer.text[start..]);
            }
        }
    }

    fn replace_item(&mut self, item: &Node, value: &Value, layout: Layout) {
        let dash = self.lines.dash(item.span.start);
        let mut writer = self.writer(dash);
        let start = writer.text.len() + 1;
        writer.dash(self.lines.column(dash), value, layout);
        self.replace(dash + 1, item, &writer.text[start..]);
    }

    /// A writer that continues the line at a place.
    fn writer(&self, place: usize) -> Writer {
        let line = self.lines.start(place);
        Writer {
            text: self.lines.text[line..place].to_owned(),
        }
    }

    /// Whether each change of a map can be made without writing the map again.
    fn can_edit(&self, node: &Node, old: &Map<String, Value>, new: &Map<String, Value>) -> bool {
        let keeps_first = || {
            let first = node.entries().first();
            first.is_some_and(|entry| {
                let key = entry.key.text.as_str();
                // The line of the first key can begin with a dash.
                new.contains_key(key)
                    || !old.contains_key(key)
                    || (node.entries().len() > 1 && self.lines.is_indented(entry.key.span.start))
            })
        };
        self.is_block(node) && keeps_first()
    }

    fn is_block(&self, node: &Node) -> bool {
        let is_flow = self.lines.text[node.span.clone()].starts_with(['{', '[']);
        matches!(node.value, Yaml::Map(_) | Yaml::List(_)) && !is_flow
    }

    /// Replaces a value, from the end of its key or dash. `new` ends with a line break.
    fn replace(&mut self, start: usize, node: &Node, new: &str) {
        let new = new.trim_end_matches('\n');
        let end = self.end(node).max(start);
        let mut kept = comments::inside(self.lines.text, start..end, node);
        let rest = self.lines.end(end);
        let mut range = start..end;
        if new.contains('\n') && !self.lines.text[end..rest].trim().is_empty() {
            kept.push(self.lines.text[end..rest].trim());
            range.end = rest;
        }
        let line = self.lines.start(start);
        let indent = self.lines.indent(line);
        for comment in kept {
            self.changes
                .push((line..line, format!("{indent}{comment}\n")));
        }
        self.changes.push((range, new.to_owned()));
    }

    /// Inserts lines after an entry or item, or before it if it stays behind.
    fn insert(
        &mut self,
        (start, sibling): (usize, &Node),
        before: bool,
        mut new: String,
        layout: Layout,
        is_section: bool,
    ) {
        let has_gaps = matches!(layout, Layout::Section(_));
        let place = if before {
            let line = self.lines.start(start);
            self.lines.before_comments(line)
        } else {
            self.lines.next(self.end(sibling).max(start))
        };
        if before && has_gaps {
            new.push('\n');
        } else if has_gaps || is_section {
            new.insert(0, '\n');
        }
        if place == self.lines.text.len() && !self.lines.text.ends_with('\n') {
            new.insert(0, '\n');
        }
        self.changes.push((place..place, new));
    }

    /// Deletes the lines of an entry or item, with the comment above it.
    fn delete(&mut self, start: usize, node: &Node, layout: Layout) {
        let mut range = self.lines.before_comments(self.lines.start(start))
            ..self.lines.next(self.end(node).max(start));
        let gap = self.lines.before_blank(range.start);
        if range.end == self.lines.text.len() {
            range.start = gap;
        } else if gap < range.start || matches!(layout, Layout::Section(_)) {
            range.end = self.lines.after_blank(range.end);
        }
        self.changes.push((range, String::new()));
    }

    /// The end of a value, without the lines after it.
    fn end(&self, node: &Node) -> usize {
        let end = match &node.value {
            Yaml::Map(entries) if self.is_block(node) => entries
                .last()
                .map(|entry| self.end(&entry.value).max(entry.key.span.end + 1)),
            Yaml::List(items) if self.is_block(node) => items.last().map(|item| self.end(item)),
            _ => None,
        };
        let end = end.unwrap_or(node.span.end);
        let start = node.span.start.min(end);
        start + self.lines.text[start..end].trim_end().len()
    }
}

/// Whether the items of a list have an identity.
fn is_keyed(layout: Layout) -> bool {
    matches!(layout, Layout::Section(_) | Layout::Lines(_))
}

/// What distinguishes an item from the other items of its list.
fn identity(item: &Value, layout: Layout) -> &Value {
    let key = match layout {
        Layout::Section(EntryKind::Operation) => "id",
        Layout::Lines(EntryKind::Parameter) => "name",
        Layout::Lines(EntryKind::Value) => "value",
        _ => return item,
    };
    item.get(key).unwrap_or(item)
}
