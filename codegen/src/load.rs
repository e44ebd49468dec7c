//! Text to spec: YAML into a tree with places, its shape checked, then the typed spec.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle};
use serde::de::DeserializeOwned;

use crate::Source;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::schema::Shapes;
use crate::shape;
use crate::spec::{ApiFile, GroupFile, Spec};
use crate::tree::{Entry, Key, Node, Value};

/// The name of the file that names all others.
const API_FILE: &str = "api.yaml";
/// The key that YAML 1.1 merges another map with.
pub(crate) const MERGE_KEY: &str = "<<";
/// Deepest nesting of lists and maps; the format itself needs eight.
const DEPTH_LIMIT: usize = 32;

/// One file of the spec, typed, with the tree that knows its places.
#[derive(Debug)]
pub(crate) struct File<T> {
    pub(crate) index: usize,
    pub(crate) path: String,
    pub(crate) tree: Node,
    pub(crate) spec: T,
    /// Names of this file's models and enums, those with mistakes in them included.
    pub(crate) declared: Vec<String>,
    /// Ids of operations, those with mistakes in them included.
    pub(crate) operations: Vec<String>,
    /// Whether parts were left out because of mistakes.
    pub(crate) damaged: bool,
}

/// Reads all sources; what has mistakes is reported and left out.
pub(crate) fn load(sources: &[Source], problems: &mut Diagnostics) -> Option<Spec> {
    let shapes = Shapes::new();
    let Some(api_index) = sources
        .iter()
        .position(|source| file_name(&source.path) == API_FILE)
    else {
        let place = Place {
            file: 0,
            span: 0..0,
        };
        let message = format!(
            "there is no `{API_FILE}`, the file that names the API and lists the group files"
        );
        problems.push(Diagnostic::error(Code::Files, place, message));
        return None;
    };
    let api: Option<File<ApiFile>> = read_file(sources, api_index, shapes.api(), problems);
    let mut groups = Vec::new();
    let mut order: Vec<usize> = (0..sources.len())
        .filter(|index| *index != api_index)
        .collect();
    match &api {
        Some(api) => order = listed_groups(sources, api, order, problems),
        None => order.sort_by(|left, right| sources[*left].path.cmp(&sources[*right].path)),
    }
    let listed = order.len();
    for index in order {
        groups.extend(read_file::<GroupFile>(
            sources,
            index,
            shapes.group(),
            problems,
        ));
    }
    let api = api?;
    let wanted = api.spec.groups.len();
    let complete = wanted == groups.len() && listed + 1 == sources.len();
    Some(Spec {
        api,
        groups,
        complete,
    })
}

/// The group files in the order in which the API file lists them.
fn listed_groups(
    sources: &[Source],
    api: &File<ApiFile>,
    mut others: Vec<usize>,
    problems: &mut Diagnostics,
) -> Vec<usize> {
    let mut order = Vec::new();
    let root = api.at();
    let list = root.key("groups");
    for (position, name) in api.spec.groups.iter().enumerate() {
        let at = list.item(position);
        if let Some(found) = others
            .iter()
            .position(|index| file_name(&sources[*index].path) == name)
        {
            order.push(others.remove(found));
        } else if order
            .iter()
            .any(|index| file_name(&sources[*index].path) == name)
        {
            problems.push(Diagnostic::error(
                Code::Files,
                at.place(),
                format!("`{name}` is listed twice"),
            ));
        } else {
            let close = crate::suggest::closest(
                name,
                others.iter().map(|index| file_name(&sources[*index].path)),
            );
            let help = close.map_or_else(
                || "create it, or take it off the list".to_owned(),
                did_you_mean,
            );
            problems.push(
                Diagnostic::error(
                    Code::Files,
                    at.place(),
                    format!("there is no file `{name}` beside `{API_FILE}`"),
                )
                .help(help),
            );
        }
    }
    if !api.damaged {
        for index in others {
            let name = file_name(&sources[index].path);
            let message = format!("`{name}` is not listed in `{API_FILE}`");
            problems.push(
                Diagnostic::error(
                    Code::Files,
                    Place {
                        file: index,
                        span: 0..0,
                    },
                    message,
                )
                .help(format!(
                    "add it to `groups` in `{API_FILE}`, or remove the file"
                )),
            );
        }
    }
    order
}

pub(crate) fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn read_file<T: DeserializeOwned>(
    sources: &[Source],
    index: usize,
    shape: shape::Shape<'_>,
    problems: &mut Diagnostics,
) -> Option<File<T>> {
    let source = &sources[index];
    let mut tree = parse(index, &source.text, problems)?;
    let declared = declared_types(&tree);
    let operations = declared_operations(&tree);
    let before = problems.items().len();
    let usable = shape::prune(&mut tree, shape, index, problems);
    let damaged = problems.items().len() > before;
    if !usable {
        return None;
    }
    match serde_yaml::from_value(tree.to_yaml()) {
        Ok(spec) => Some(File {
            index,
            path: source.path.clone(),
            tree,
            spec,
            declared,
            operations,
            damaged,
        }),
        Err(error) => {
            let place = Place {
                file: index,
                span: 0..0,
            };
            problems.push(Diagnostic::error(Code::WrongType, place, error.to_string()));
            None
        }
    }
}

fn declared_types(tree: &Node) -> Vec<String> {
    ["models", "enums"]
        .into_iter()
        .filter_map(|key| tree.get(key))
        .flat_map(Node::entries)
        .map(|entry| entry.key.text.clone())
        .collect()
}

fn declared_operations(tree: &Node) -> Vec<String> {
    let ids = tree
        .get("operations")
        .into_iter()
        .flat_map(Node::items)
        .filter_map(|operation| operation.get("id"));
    ids.filter_map(|id| match &id.value {
        Value::Scalar { text, .. } => Some(text.clone()),
        _ => None,
    })
    .collect()
}

/// Parses one YAML text into a tree; `None` if it is not YAML, which is then reported.
pub(crate) fn parse(file: usize, text: &str, problems: &mut Diagnostics) -> Option<Node> {
    let mut builder = Builder {
        file,
        problems,
        stack: Vec::new(),
        root: None,
        documents: 0,
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
            Err(error) => {
                let start = error
                    .marker()
                    .byte_offset()
                    .unwrap_or(text.len())
                    .min(text.len());
                let end = text[start..]
                    .find('\n')
                    .map_or(text.len(), |length| start + length);
                let end = if end > start { end } else { start };
                let mut diagnostic = Diagnostic::error(
                    Code::Syntax,
                    Place {
                        file,
                        span: start..end,
                    },
                    format!("not YAML: {}", error.info()),
                );
                if let Some(line) = tab_indent(text, start) {
                    diagnostic = diagnostic.help(format!(
                        "line {line} is indented by a tab; YAML wants spaces"
                    ));
                }
                builder.problems.push(diagnostic);
                return None;
            }
        }
    }
    let empty = Node {
        span: 0..0,
        value: Value::Scalar {
            text: String::new(),
            plain: true,
        },
    };
    Some(builder.root.unwrap_or(empty))
}

/// The number of the line, of the one with the mistake and the one after it, that a tab indents.
fn tab_indent(text: &str, mistake: usize) -> Option<usize> {
    let before = text[..mistake].matches('\n').count();
    let mut lines = text.lines().skip(before).take(2);
    let offset = lines.position(|line| line.trim_start_matches(' ').starts_with('\t'))?;
    Some(before + offset + 1)
}

/// Makes a tree of the parser's events.
struct Builder<'a> {
    file: usize,
    problems: &'a mut Diagnostics,
    stack: Vec<Open>,
    root: Option<Node>,
    documents: usize,
}

/// A list or map whose end has not come yet.
struct Open {
    node: Node,
    /// The key that waits for its value.
    key: Option<Key>,
    /// Where each key of a large map stands; small maps are searched.
    index: HashMap<String, usize>,
}

/// Maps of more entries than this are indexed while they are read.
const LARGE_MAP: usize = 32;

impl Builder<'_> {
    /// Takes one event; `false` when there is no sense in going on.
    fn event(&mut self, event: Event<'_>, span: Range<usize>) -> bool {
        if event.tag().is_some() {
            self.feature(
                span.clone(),
                "a tag",
                "remove it: every type follows from the format",
            );
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.feature(span, "a second document", "put it into a file of its own");
                    return false;
                }
            }
            Event::Anchor(..) => {
                self.feature(span, "an anchor", "write the value where it is needed")
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.feature(
                    span.clone(),
                    "an alias",
                    "write the value where it is needed",
                );
                self.node(Node {
                    span,
                    value: Value::Alias,
                });
            }
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                self.node(Node {
                    span,
                    value: Value::Scalar {
                        text: text.into_owned(),
                        plain,
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
                    value: Value::Map(Vec::new()),
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

    fn feature(&mut self, span: Range<usize>, what: &str, help: &str) {
        let place = Place {
            file: self.file,
            span,
        };
        let message = format!("{what} has no place in a spec");
        self.problems
            .push(Diagnostic::error(Code::YamlFeature, place, message).help(help));
    }

    fn open(&mut self, node: Node) -> bool {
        if self.stack.len() == DEPTH_LIMIT {
            let place = Place {
                file: self.file,
                span: node.span,
            };
            let message = format!("lists and maps nest deeper than {DEPTH_LIMIT} levels");
            self.problems
                .push(Diagnostic::error(Code::YamlFeature, place, message));
            return false;
        }
        self.stack.push(Open {
            node,
            key: None,
            index: HashMap::new(),
        });
        true
    }

    /// Puts a finished node where it belongs: into the open list, as a key or value of the open map, or as the root.
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
            Value::Scalar { text, .. } => {
                if text == MERGE_KEY {
                    self.feature(
                        node.span.clone(),
                        "a merge key",
                        "write the keys where they are needed",
                    );
                }
                Key {
                    text,
                    span: node.span,
                }
            }
            _ => {
                let place = Place {
                    file: self.file,
                    span: node.span.clone(),
                };
                self.problems.push(Diagnostic::error(
                    Code::WrongType,
                    place,
                    "a key must be text, not a list or map",
                ));
                Key {
                    text: String::new(),
                    span: node.span,
                }
            }
        }
    }
}

fn insert(
    file: usize,
    problems: &mut Diagnostics,
    index: &mut HashMap<String, usize>,
    entries: &mut Vec<Entry>,
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
        let message = format!("the key `{}` stands twice", entry.key.text);
        problems.push(
            Diagnostic::error(
                Code::DuplicateKey,
                Place {
                    file,
                    span: entry.key.span,
                },
                message,
            )
            .label("here again")
            .related(
                Place {
                    file,
                    span: entries[first].key.span.clone(),
                },
                "first here",
            )
            .help("keep one of the two"),
        );
        return;
    }
    if entries.len() >= LARGE_MAP {
        index.insert(entry.key.text.clone(), entries.len());
    }
    entries.push(entry);
}
