//! Parses YAML text into a located tree.
//!
//! YAML features that a spec does not support (anchors, aliases, tags, merge keys, duplicate keys)
//! are reported.

pub(crate) mod deserialize;
mod entries;
mod item_lines;
mod locator;
mod syntax_errors;
pub(crate) mod tree;

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle};

pub(crate) use self::entries::Entries;
pub use self::item_lines::item_lines;
pub use self::locator::Locator;
use crate::diagnostics::Code;
use crate::diagnostics::size_limits;
use crate::diagnostics::{Diagnostic, Place};
use crate::yaml::tree::{Entry, Key, Node, Value};

/// The merge key of YAML 1.1.
pub(crate) const MERGE_KEY: &str = "<<";
/// The deepest allowed nesting of lists and maps. The format itself needs eight levels.
const DEPTH_LIMIT: usize = 32;

/// The result of parsing a YAML text.
pub(crate) enum Parsed {
    Whole(Node),
    /// The valid prefix of a malformed text.
    Prefix(Prefix),
}

/// The valid prefix of a malformed text.
pub(crate) struct Prefix {
    /// The entries of the root map that were read. The last of them may be an unfinished list or
    /// map, which then has its finished items or entries.
    pub(crate) tree: Node,
    /// Whether the mistake is inside an unfinished item or entry of that list or map.
    pub(crate) inside_item: bool,
}

/// Parses one YAML text into a tree.
///
/// Mistakes are added to `problems`. Returns `None` if no prefix of the text is usable.
pub(crate) fn parse(file: usize, text: &str, problems: &mut Vec<Diagnostic>) -> Option<Parsed> {
    let mut builder = Builder {
        file,
        source: text,
        problems,
        stack: Vec::new(),
        root: None,
        documents: 0,
        values: 0,
    };
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
    };
    for next in Parser::new_from_str_with_options(text, options) {
        match next {
            Ok((event, span)) => {
                let span = span.byte_range().unwrap_or(0..0);
                if !builder.event(event, span) {
                    return None;
                }
            }
            // The parser limits its lookahead.
            Err(error) if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) => {
                let start = error.marker().byte_offset().unwrap_or(text.len());
                let start = text.floor_char_boundary(start);
                builder.too_deep(start..start);
                return builder.prefix();
            }
            Err(error) => {
                let problem = syntax_errors::explain(file, text, &error);
                // An alias in place of text makes the rest of the line invalid; one mistake is
                // reported once.
                let line = line_around(text, problem.primary.place.span.start);
                let reported = builder.problems.iter().any(|item| {
                    let span = &item.primary.place.span;
                    item.code == Code::YamlFeature
                        && line.start <= span.start
                        && span.end <= line.end
                });
                if !reported {
                    builder.problems.push(problem);
                }
                return builder.prefix();
            }
        }
    }
    let empty = Node {
        span: 0..0,
        value: Value::Scalar {
            text: String::new(),
            plain: true,
            verbatim: true,
        },
    };
    Some(Parsed::Whole(builder.root.unwrap_or(empty)))
}

fn line_around(text: &str, offset: usize) -> Range<usize> {
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[offset..]
        .find('\n')
        .map_or(text.len(), |length| offset + length);
    start..end
}

/// Builds a tree from the parser's events.
struct Builder<'a> {
    file: usize,
    source: &'a str,
    problems: &'a mut Vec<Diagnostic>,
    stack: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    /// The number of values so far.
    values: usize,
}

/// A list or map that has not ended.
struct Open {
    node: Node,
    /// The key whose value comes next.
    key: Option<Key>,
    /// The position of each key of a large map; small maps are searched.
    index: HashMap<String, usize>,
}

/// Maps with more entries than this are indexed while they are read.
const LARGE_MAP: usize = 32;

impl Builder<'_> {
    /// Handles one event. Returns `false` if parsing must stop.
    fn event(&mut self, event: Event<'_>, span: Range<usize>) -> bool {
        if event.tag().is_some() {
            self.feature(
                span.clone(),
                "tag",
                "remove it, or put text that starts with `!` in quotes",
            );
        }
        self.values += 1;
        if self.values > size_limits::VALUES {
            let file = self.file;
            self.problems
                .push(size_limits::too_many_values(Place { file, span }));
            return false;
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.feature(span, "second document", "move it to a separate file");
                    return false;
                }
            }
            Event::Anchor(..) => self.feature(
                span,
                "anchor",
                "remove it, or put text that starts with `&` in quotes",
            ),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.feature(
                    span.clone(),
                    "alias",
                    "write the value in place of the alias, or put text that starts with `*` in quotes",
                );
                self.node(Node {
                    span,
                    value: Value::Alias,
                });
            }
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                let verbatim = self.is_verbatim(&text, style, &span);
                self.node(Node {
                    span,
                    value: Value::Scalar {
                        text: text.into_owned(),
                        plain,
                        verbatim,
                    },
                });
            }
            Event::SequenceStart(..) => {
                return self.open(Node {
                    span,
                    value: Value::List(Vec::new()),
                });
            }
            Event::MappingStart(..) => {
                return self.open(Node {
                    span,
                    value: Value::Map(Entries::default()),
                });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(mut open) = self.stack.pop() {
                    open.node.span.end = span.end.max(open.node.span.start);
                    self.node(open.node);
                }
            }
            _ => {}
        }
        true
    }

    /// Whether the file has the text verbatim. Comparing lengths is not enough: they can be equal
    /// by chance.
    fn is_verbatim(&self, text: &str, style: ScalarStyle, span: &Range<usize>) -> bool {
        let written = self.source.get(span.clone()).unwrap_or_default();
        let quoted = |quote| {
            let inner = written.strip_prefix(quote);
            inner.and_then(|rest| rest.strip_suffix(quote)) == Some(text)
        };
        match style {
            ScalarStyle::Plain => written == text,
            ScalarStyle::SingleQuoted => quoted('\''),
            ScalarStyle::DoubleQuoted => quoted('"'),
            _ => false,
        }
    }

    fn feature(&mut self, span: Range<usize>, what: &str, help: &str) {
        let place = Place {
            file: self.file,
            span,
        };
        let message = format!("unsupported {what}");
        self.problems
            .push(Diagnostic::error(Code::YamlFeature, place, message).help(help));
    }

    fn too_deep(&mut self, span: Range<usize>) {
        let place = Place {
            file: self.file,
            span,
        };
        let message = format!("lists and maps are nested deeper than {DEPTH_LIMIT} levels");
        let help = "check for unclosed brackets or excessive indentation";
        self.problems
            .push(Diagnostic::error(Code::YamlFeature, place, message).help(help));
    }

    fn open(&mut self, node: Node) -> bool {
        if self.stack.len() == DEPTH_LIMIT {
            self.too_deep(node.span);
            return false;
        }
        self.stack.push(Open {
            node,
            key: None,
            index: HashMap::new(),
        });
        true
    }

    /// Returns the valid prefix of the root map of a malformed text.
    fn prefix(mut self) -> Option<Parsed> {
        let inside_item = self.stack.len() > 2;
        self.stack.truncate(2);
        let open = (self.stack.len() == 2).then(|| self.stack.pop()).flatten();
        let Open { mut node, key, .. } = self.stack.pop()?;
        let Value::Map(entries) = &mut node.value else {
            return None;
        };
        if let (Some(open), Some(key)) = (open, key) {
            let value = open.node;
            entries.push(Entry { key, value });
        }
        Some(Parsed::Prefix(Prefix {
            tree: node,
            inside_item,
        }))
    }

    /// Adds a finished node to the open list, to the open map as a key or value, or as the root.
    fn node(&mut self, node: Node) {
        let Some(mut open) = self.stack.pop() else {
            self.root = Some(node);
            return;
        };
        match &mut open.node.value {
            Value::List(items) => items.push(node),
            Value::Map(entries) => match open.key.take() {
                Some(key) => insert(
                    self.file,
                    self.problems,
                    &mut open.index,
                    entries,
                    Entry { key, value: node },
                ),
                None => open.key = Some(self.key(node)),
            },
            Value::Scalar { .. } | Value::Alias => {}
        }
        self.stack.push(open);
    }

    fn key(&mut self, node: Node) -> Key {
        match node.value {
            Value::Scalar {
                text,
                plain,
                verbatim,
            } => {
                if text == MERGE_KEY {
                    self.feature(
                        node.span.clone(),
                        "merge key",
                        "write the keys instead of merging them",
                    );
                }
                Key {
                    text,
                    span: node.span,
                    plain,
                    verbatim,
                }
            }
            _ => {
                let place = Place {
                    file: self.file,
                    span: node.span.clone(),
                };
                let message = "map key must be text, not a list or map";
                self.problems.push(
                    Diagnostic::error(Code::WrongType, place, message).help(
                        "write one word before the colon, or put text with brackets in quotes",
                    ),
                );
                Key {
                    text: String::new(),
                    span: node.span,
                    plain: true,
                    verbatim: false,
                }
            }
        }
    }
}

fn insert(
    file: usize,
    problems: &mut Vec<Diagnostic>,
    index: &mut HashMap<String, usize>,
    entries: &mut Entries,
    entry: Entry,
) {
    if entries.len() == LARGE_MAP {
        index.extend(
            entries
                .iter()
                .enumerate()
                .map(|(position, entry)| (entry.key.text.clone(), position)),
        );
    }
    let first = match entries.len() {
        ..LARGE_MAP => entries
            .iter()
            .position(|other| other.key.text == entry.key.text),
        _ => index.get(&entry.key.text).copied(),
    };
    if let Some(first) = first {
        let message = format!("duplicate key `{}`", entry.key.text);
        problems.push(
            Diagnostic::error(
                Code::DuplicateKey,
                Place {
                    file,
                    span: entry.key.span,
                },
                message,
            )
            .label("duplicate")
            .related(
                Place {
                    file,
                    span: entries[first].key.span.clone(),
                },
                "first defined here",
            )
            .help("remove one of them"),
        );
        return;
    }
    if entries.len() >= LARGE_MAP {
        index.insert(entry.key.text.clone(), entries.len());
    }
    entries.push(entry);
}
