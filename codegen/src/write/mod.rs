//! A spec as YAML text, laid out as a person would: what is short stands on one line.

mod layout;
mod scalar;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::source::Source;
use crate::spec::Spec;
use layout::Part;
use scalar::Style;

/// Points an editor to the schema.
const FIRST_LINE: &str = "# yaml-language-server: $schema=./schema.json\n";

/// Lines are not longer than this, unless a word is.
const WIDTH: usize = 120;

/// All files of a spec, the API file first.
pub(crate) fn files(spec: &Spec) -> Vec<Source> {
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

/// A part of a spec as a tree that has only what says something.
pub(crate) fn tree(part: &impl Serialize) -> Value {
    // a type of the format has text for its keys, so there is nothing that can fail
    let mut tree = serde_json::to_value(part).unwrap_or_default();
    clean(&mut tree);
    tree
}

/// A file of a spec as YAML text.
pub(crate) fn file(tree: &Value) -> String {
    let mut writer = Writer {
        text: FIRST_LINE.to_owned(),
    };
    if let Value::Object(entries) = tree {
        for (key, value) in entries {
            let part = Part::File.under(key);
            if matches!(part, Part::Section(_)) && key != "operations" && is_full(value) {
                writer.text.push('\n');
            }
            writer.entry(0, key, value, part);
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

/// Takes out what means the same when absent.
fn clean(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.values_mut().for_each(clean);
            entries.retain(|key, value| says_something(key, value));
        }
        Value::Array(items) => items.iter_mut().for_each(clean),
        _ => {}
    }
}

fn says_something(key: &str, value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value || key == "default",
        Value::Array(items) => !items.is_empty() || key == "groups",
        Value::Object(entries) => !entries.is_empty() || matches!(key, "fields" | "deprecated"),
        _ => true,
    }
}

struct Writer {
    text: String,
}

impl Writer {
    /// `key: value`, on one line or on several.
    fn entry(&mut self, indent: usize, key: &str, value: &Value, part: Part) {
        self.indent(indent);
        self.text.push_str(&scalar::scalar(key, Style::Block));
        self.text.push(':');
        self.value(indent, value, part);
    }

    /// What follows a key, with the end of the line.
    fn value(&mut self, indent: usize, value: &Value, part: Part) {
        if let Value::String(words) = value
            && part != Part::Quoted
        {
            return self.prose(indent, words);
        }
        if let Some(line) = one_line(value, part)
            && (!is_full(value) || self.room() > line.chars().count())
        {
            self.text.push(' ');
            self.text.push_str(&line);
            self.text.push('\n');
            return;
        }
        self.text.push('\n');
        match value {
            Value::Object(entries) => self.map(indent + 2, entries, part),
            Value::Array(items) => self.list(indent + 2, items, part),
            _ => {}
        }
    }

    fn map(&mut self, indent: usize, entries: &Map<String, Value>, part: Part) {
        for (index, (key, value)) in entries.iter().enumerate() {
            if matches!(part, Part::Section(_)) && index > 0 {
                self.text.push('\n');
            }
            self.entry(indent, key, shortest(value, part), part.under(key));
        }
    }

    fn list(&mut self, indent: usize, items: &[Value], part: Part) {
        for (index, item) in items.iter().enumerate() {
            if matches!(part, Part::Section(_)) && index > 0 {
                self.text.push('\n');
            }
            self.indent(indent);
            self.text.push('-');
            let item = shortest(item, part);
            match item {
                Value::Object(entries)
                    if one_line(item, part.item())
                        .is_none_or(|line| line.chars().count() >= self.room()) =>
                {
                    // the first key stands beside the dash, so the indent before it goes
                    let start = self.text.len();
                    self.map(indent + 2, entries, part.item());
                    self.text.replace_range(start..start + indent + 2, " ");
                }
                item => self.value(indent, item, part.item()),
            }
        }
    }

    /// Text after a key: on the same line, or in a block below it.
    fn prose(&mut self, indent: usize, words: &str) {
        let line = scalar::scalar(words, Style::Block);
        let long = words.contains('\n') || line.chars().count() >= self.room();
        match scalar::block(words, WIDTH.saturating_sub(indent + 2)) {
            Some((sign, lines)) if long && words.contains([' ', '\n']) => {
                self.text.push(' ');
                self.text.push_str(sign);
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

    /// How many letters still fit on the line.
    fn room(&self) -> usize {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        WIDTH.saturating_sub(line.chars().count())
    }
}

/// An entry in its short form, if it has no more to say.
fn shortest(value: &Value, part: Part) -> &Value {
    match (part.short_key(), value) {
        (Some(key), Value::Object(entries)) if entries.len() == 1 => {
            entries.get(key).unwrap_or(value)
        }
        _ => value,
    }
}

/// The value on one line; `None` if it is of a kind that has several.
fn one_line(value: &Value, part: Part) -> Option<String> {
    let open = match part {
        _ if !is_full(value) => true,
        Part::Inline | Part::Quoted | Part::Words => true,
        // a description makes a parameter worth some lines
        Part::Parameter => value.get("doc").is_none() && value.get("fields").is_none(),
        _ => false,
    };
    open.then(|| flow(value, part))
}

fn flow(value: &Value, part: Part) -> String {
    match value {
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let part = if key == "doc" {
                    Part::Quoted
                } else {
                    part.under(key)
                };
                format!(
                    "{}: {}",
                    scalar::scalar(key, Style::Flow),
                    flow(value, part)
                )
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| flow(item, part.item()));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Value::String(words) if part == Part::Quoted => scalar::quoted(words),
        Value::String(words) => scalar::scalar(words, Style::Flow),
        other => other.to_string(),
    }
}
