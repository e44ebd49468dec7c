//! Writes a spec as YAML text in canonical form, with short values on one line.

mod edit;
mod layout;
mod scalar;

pub use self::edit::edit;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::source::Source;
use crate::spec::Spec;
use layout::Layout;
use scalar::Context;

/// Comment that points editors to the JSON Schema.
const SCHEMA_COMMENT: &str = "# yaml-language-server: $schema=./schema.json\n";

/// Columns of a line; only a single longer word exceeds them.
const MAX_COLUMNS: usize = 120;

/// Returns all files of a spec, the API file first.
pub fn files(spec: &Spec) -> Vec<Source> {
    let groups = spec
        .groups
        .iter()
        .map(|group| Source::new(group.path.clone(), file(&tree(&group.spec))));
    std::iter::once(Source::new(
        spec.api.path.clone(),
        file(&tree(&spec.api.spec)),
    ))
    .chain(groups)
    .collect()
}

/// Converts a part of a spec to a tree without default values.
pub fn tree(part: &impl Serialize) -> Value {
    // Serialization cannot fail, because all maps have text keys.
    let mut tree = serde_json::to_value(part).unwrap_or_default();
    remove_defaults(&mut tree);
    tree
}

/// Writes a file of a spec as YAML text.
pub fn file(tree: &Value) -> String {
    let mut writer = Writer {
        text: SCHEMA_COMMENT.to_owned(),
    };
    if let Value::Object(entries) = tree {
        for (key, value) in entries {
            let layout = Layout::File.under(key);
            if matches!(layout, Layout::Section(_)) && key != "operations" && is_full(value) {
                writer.text.push('\n');
            }
            writer.entry(0, key, value, layout);
        }
    }
    writer.text
}

fn is_full(value: &Value) -> bool {
    match value {
        Value::Object(entries) => !entries.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    }
}

/// Removes entries that mean the same when absent.
fn remove_defaults(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.values_mut().for_each(remove_defaults);
            entries.retain(|key, value| !is_default(key, value));
        }
        Value::Array(items) => items.iter_mut().for_each(remove_defaults),
        _ => {}
    }
}

fn is_default(key: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(value) => !value && key != "default",
        Value::Array(items) => items.is_empty() && key != "groups",
        Value::Object(entries) => entries.is_empty() && !matches!(key, "fields" | "deprecated"),
        _ => false,
    }
}

#[derive(Default)]
struct Writer {
    text: String,
}

impl Writer {
    /// Writes `key: value` on one or more lines.
    fn entry(&mut self, indent: usize, key: &str, value: &Value, layout: Layout) {
        self.indent(indent);
        self.text.push_str(&scalar::scalar(key, Context::Block));
        self.text.push(':');
        self.value(indent, value, layout);
    }

    /// Writes the value after a key or dash, up to the end of the line.
    fn value(&mut self, indent: usize, value: &Value, layout: Layout) {
        if let Value::String(text) = value
            && layout != Layout::Quoted
        {
            return self.text_value(indent, text);
        }
        if let Some(line) = one_line(value, layout)
            && (!is_full(value) || self.room() > line.chars().count())
        {
            self.text.push(' ');
            self.text.push_str(&line);
            self.text.push('\n');
            return;
        }
        self.text.push('\n');
        match value {
            Value::Object(entries) => self.map(indent + 2, entries, layout),
            Value::Array(items) => self.list(indent + 2, items, layout),
            _ => {}
        }
    }

    fn map(&mut self, indent: usize, entries: &Map<String, Value>, layout: Layout) {
        for (index, (key, value)) in entries.iter().enumerate() {
            if matches!(layout, Layout::Section(_)) && index > 0 {
                self.text.push('\n');
            }
            self.entry(indent, key, shortest(value, layout), layout.under(key));
        }
    }

    fn list(&mut self, indent: usize, items: &[Value], layout: Layout) {
        for (index, item) in items.iter().enumerate() {
            if matches!(layout, Layout::Section(_)) && index > 0 {
                self.text.push('\n');
            }
            self.item(indent, item, layout);
        }
    }

    /// Writes `- item` on one or more lines.
    fn item(&mut self, indent: usize, item: &Value, layout: Layout) {
        self.indent(indent);
        self.dash(indent, item, layout);
    }

    /// Writes a dash and an item, up to the end of the line.
    fn dash(&mut self, indent: usize, item: &Value, layout: Layout) {
        self.text.push('-');
        let item = shortest(item, layout);
        match item {
            Value::Object(entries)
                if one_line(item, layout.item())
                    .is_none_or(|line| line.chars().count() >= self.room()) =>
            {
                // The first key follows the dash on the same line, without its indent.
                let start = self.text.len();
                self.map(indent + 2, entries, layout.item());
                self.text.replace_range(start..start + indent + 2, " ");
            }
            item => self.value(indent, item, layout.item()),
        }
    }

    /// Writes text after a key: on the same line, or as a block scalar below it.
    fn text_value(&mut self, indent: usize, text: &str) {
        let line = scalar::scalar(text, Context::Block);
        let long = text.contains('\n') || line.chars().count() >= self.room();
        match scalar::block(text, MAX_COLUMNS.saturating_sub(indent + 2)) {
            Some((indicator, lines)) if long && text.contains([' ', '\n']) => {
                self.text.push(' ');
                self.text.push_str(indicator);
                self.text.push('\n');
                for line in lines {
                    if !line.is_empty() {
                        self.indent(indent + 2);
                    }
                    self.text.push_str(&line);
                    self.text.push('\n');
                }
            }
            _ => {
                self.text.push(' ');
                self.text.push_str(&line);
                self.text.push('\n');
            }
        }
    }

    fn indent(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    /// Remaining columns on the current line.
    fn room(&self) -> usize {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        MAX_COLUMNS.saturating_sub(line.chars().count())
    }
}

/// The short form of an entry, if it has only the entry's main key.
fn shortest(value: &Value, layout: Layout) -> &Value {
    match (layout.short_key(), value) {
        (Some(key), Value::Object(entries)) if entries.len() == 1 => {
            entries.get(key).unwrap_or(value)
        }
        _ => value,
    }
}

/// Writes the value on one line; `None` if its layout needs several lines.
fn one_line(value: &Value, layout: Layout) -> Option<String> {
    let fits = match layout {
        _ if !is_full(value) => true,
        Layout::Inline | Layout::Quoted | Layout::QuotedList => true,
        // A parameter with a description has several lines.
        Layout::Parameter => value.get("doc").is_none() && value.get("fields").is_none(),
        _ => false,
    };
    fits.then(|| flow(value, layout))
}

fn flow(value: &Value, layout: Layout) -> String {
    match value {
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let layout = if key == "doc" {
                    Layout::Quoted
                } else {
                    layout.under(key)
                };
                format!(
                    "{}: {}",
                    scalar::scalar(key, Context::Flow),
                    flow(value, layout)
                )
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| flow(item, layout.item()));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Value::String(text) if layout == Layout::Quoted => scalar::quoted(text),
        Value::String(text) => scalar::scalar(text, Context::Flow),
        other => other.to_string(),
    }
}

/// Writes `key: value` on one line.
pub fn line(key: &str, value: &Value) -> String {
    let key = scalar::scalar(key, Context::Block);
    format!("{key}: {}", flow(value, Layout::Inline))
}
