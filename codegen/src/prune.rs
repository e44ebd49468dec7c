//! Checks a YAML tree against the shape that it should have, reports every mistake, and cuts the mistaken parts out, so
//! that the rest can be read and checked in the same run.

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::shape::Shape;
use crate::suggest::closest;
use crate::tree::{Entry, Key, Kind, Node, Value};
use crate::yaml::MERGE_KEY;

/// The text of a stand-in: what nobody writes.
pub(crate) const STAND_IN: &str = "\u{1}";

/// Mistakes that leave a gap: what is missing at such a place need not be missing in the text.
pub(crate) const GAPS: &[Code] = &[
    Code::DuplicateKey,
    Code::YamlFeature,
    Code::UnknownKey,
    Code::MissingKey,
    Code::WrongType,
];

/// Cuts everything mistaken out of `node`; `false` if then nothing usable is left.
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
    pruner.value(node, shape, "the file")
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
            // it has been reported
            (Value::Alias, _) => false,
            (_, []) => self.wrong_type(node, &branches, what),
            (Value::Scalar { .. }, _) => self.word(node, &fitting, &branches, what),
            (Value::List(items), [shape, ..]) => {
                let item = shape.items();
                let what = format!("an item of {what}");
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
            "{} has at least {}",
            with_article(&shape.noun()),
            list(&keys)
        );
        self.problems
            .push(Diagnostic::error(Code::Empty, self.place(node), "the file is empty").help(help));
    }

    /// A scalar of the right kind; where only certain words are right, it must be one of them.
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
        let fits = |shape: &Shape<'_>| shape.word().is_none_or(|word| word == text);
        fitting.iter().any(fits) || self.wrong_type(node, branches, what)
    }

    /// A number where a number may stand, but not this one.
    fn odd_number(&mut self, node: &Node, text: &str, what: &str) -> bool {
        let plain = text.trim_start_matches('0');
        let help = if plain.len() < text.len() && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            format!("write `{}`", if plain.is_empty() { "0" } else { plain })
        } else {
            "write it in decimal digits, of 64 bits at most".to_owned()
        };
        let message = format!("{what} is a number that not every reader takes for the same");
        self.problems
            .push(Diagnostic::error(Code::WrongType, self.place(node), message).help(help));
        false
    }

    fn wrong_type(&mut self, node: &Node, branches: &[Shape<'_>], what: &str) -> bool {
        if let (Kind::OddNumber, Value::Scalar { text, .. }) = (node.kind(), &node.value)
            && branches.iter().any(|branch| branch.accepts(Kind::Int(0)))
        {
            return self.odd_number(node, text, what);
        }
        let mut expected: Vec<String> = Vec::new();
        for branch in branches {
            let words = branch.expects();
            if !expected.contains(&words) {
                expected.push(words);
            }
        }
        let (found, text) = describe(node);
        let mut diagnostic = Diagnostic::error(
            Code::WrongType,
            self.place(node),
            format!("{what} must be {}, not {found}", alternatives(&expected)),
        )
        .label(format!("{found} stands here"));
        if node.kind() == Kind::Nothing {
            diagnostic = diagnostic
                .label("nothing stands here")
                .help("give it a value, or remove the key");
        } else if let Some(text) = text.filter(|_| expected.iter().any(|words| words == "text")) {
            diagnostic = diagnostic.help(format!("in quotes it is text: \"{text}\""));
        } else if let Value::Scalar { text, .. } = &node.value {
            let words = branches.iter().filter_map(|branch| branch.word());
            if let Some(word) = closest(text, words) {
                diagnostic = diagnostic.help(crate::load::did_you_mean(word));
            } else if let Some(help) = rewritten(text, branches) {
                diagnostic = diagnostic.help(help);
            }
        }
        self.problems.push(diagnostic);
        false
    }

    /// A map with names of the author's choice.
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

    /// A map with the keys of the format. Of several shapes, each of one key, the first counts that is there.
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
        let present: Vec<String> = entries.iter().map(|entry| entry.key.text.clone()).collect();
        // keys that are missing only because they are misspelt, or come with a merge
        let mut meant: Vec<&str> = Vec::new();
        let mut usable = true;
        entries.retain_mut(|entry| {
            if shape.property(&entry.key.text).is_none() {
                if entry.key.text == MERGE_KEY || shapes.len() > 1 {
                    meant.extend(shape.required());
                }
                if entry.key.text == MERGE_KEY {
                    return false;
                }
                let place = Place {
                    file: self.file,
                    span: entry.key.span.clone(),
                };
                let close = closest(&entry.key.text, free_keys(shapes, &present));
                self.problems
                    .push(unknown_key(place, &entry.key.text, shape, shapes, close));
                meant.extend(close);
                // the value counts for the key that was meant
                match close {
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
            let reported = present.iter().any(|name| name == key) || meant.contains(&key);
            if !reported {
                self.missing_key(key, shape, shapes, place.clone());
            }
            match shape
                .property(key)
                .and_then(|shape| self.stand_in(shape, &place))
            {
                Some(value) => entries.push(Entry {
                    key: Key {
                        text: key.to_owned(),
                        span: place.span.clone(),
                    },
                    value,
                }),
                None => usable = false,
            }
        }
        usable
    }

    fn missing_key(&mut self, key: &str, shape: Shape<'_>, shapes: &[Shape<'_>], place: Place) {
        let choice = shapes.iter().flat_map(|shape| shape.required());
        let message = match choice.collect::<Vec<_>>().as_slice() {
            keys if shapes.len() > 1 => format!("one of the keys {} is missing", list(keys)),
            _ => format!("the key `{key}` is missing"),
        };
        self.problems.push(
            Diagnostic::error(Code::MissingKey, place, message)
                .label(format!("{} without it", with_article(&shape.noun()))),
        );
    }

    /// A value for a key that must be there and is not usable, so that the rest around it is checked all the same. What
    /// rules find wrong with the stand-in itself is not reported.
    fn stand_in(&mut self, shape: Shape<'_>, around: &Place) -> Option<Node> {
        let branches = shape.branches();
        let shape = branches.first()?;
        let value = match shape.kind() {
            Some("string") => Value::Scalar {
                text: shape.word().unwrap_or(STAND_IN).to_owned(),
                plain: false,
                verbatim: false,
            },
            Some("array") => Value::List(Vec::new()),
            Some("object") => Value::Map(Vec::new()),
            _ => return None,
        };
        let span = around.span.start..around.span.start;
        self.problems.silence(Place {
            file: self.file,
            span: span.clone(),
        });
        Some(Node { span, value })
    }

    fn place(&self, node: &Node) -> Place {
        Place {
            file: self.file,
            span: node.span.clone(),
        }
    }
}

/// The keys of the format that are not there yet.
fn free_keys<'s>(shapes: &[Shape<'s>], present: &[String]) -> Vec<&'s str> {
    let keys = shapes.iter().flat_map(|shape| shape.keys());
    keys.filter(|key| !present.iter().any(|name| name == key))
        .collect()
}

fn unknown_key(
    place: Place,
    key: &str,
    shape: Shape<'_>,
    shapes: &[Shape<'_>],
    close: Option<&str>,
) -> Diagnostic {
    let candidates: Vec<&str> = shapes.iter().flat_map(|shape| shape.keys()).collect();
    if candidates.contains(&key) {
        let message = format!("only one of the keys {} can stand here", list(&candidates));
        return Diagnostic::error(Code::UnknownKey, place, message)
            .label("one too many")
            .help("keep one of them");
    }
    let diagnostic = Diagnostic::error(Code::UnknownKey, place, format!("unknown key `{key}`"))
        .label(format!(
            "the format knows no such key in {}",
            with_article(&shape.noun())
        ));
    match close {
        Some(name) => diagnostic.help(crate::load::did_you_mean(name)),
        None => diagnostic.help(format!("the keys are {}", list(&candidates))),
    }
}

/// What the author may have meant by a text where something else belongs.
fn rewritten(text: &str, branches: &[Shape<'_>]) -> Option<String> {
    let [only] = branches else { return None };
    match (only.kind()?, text) {
        ("boolean", "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "y") => {
            Some("write `true`".to_owned())
        }
        ("boolean", "no" | "No" | "NO" | "off" | "Off" | "OFF" | "n") => {
            Some("write `false`".to_owned())
        }
        ("object", text) if only.required().eq(["type"]) => {
            Some(format!("write it as `{{type: {text}}}`"))
        }
        ("array", text) => Some(format!("write it as `[{text}]`")),
        _ => None,
    }
}

/// What stands there, and its text if it is a scalar.
fn describe(node: &Node) -> (&'static str, Option<&str>) {
    let text = match &node.value {
        Value::Scalar { text, .. } => Some(text.as_str()),
        _ => None,
    };
    let found = match node.kind() {
        Kind::Nothing => "nothing",
        Kind::Bool(_) => "a boolean",
        Kind::Int(_) | Kind::Float(_) | Kind::OddNumber => "a number",
        Kind::Text => "text",
        Kind::List => "a list",
        Kind::Map => "a map",
    };
    (found, text.filter(|_| node.kind() != Kind::Text))
}

/// The noun with `a` or `an`; a plural stays as it is.
fn with_article(noun: &str) -> String {
    if noun.ends_with('s') {
        return noun.to_owned();
    }
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}

fn alternatives(words: &[String]) -> String {
    match words {
        [] => "text".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn list(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
