//! Loads a spec: parses YAML into a located tree, checks its shape, and deserializes it.

pub(crate) mod prune;
mod recovery;
mod shape;
mod type_mismatch;
mod unknown_keys;

use indexmap::IndexMap;
use serde::de::DeserializeOwned;

use self::recovery::salvage;
use self::shape::Shape;
use crate::diagnostics::Code;
use crate::diagnostics::size_limits;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::source::Source;
use crate::source::file_name;
use crate::spec::{Allowance, AllowanceFile, ApiFile, File, GroupFile, Spanned, Spec};
use crate::yaml::deserialize::from_tree;
use crate::yaml::tree::{Node, Value};
use crate::yaml::{self, Parsed};

/// The file that lists all group files.
const API_FILE: &str = "api.yaml";

/// The file with what the last import read. It is next to the spec but not part of it.
pub const UPSTREAM_FILE: &str = "upstream.yaml";

/// The file with the changes that are intended, though they break released clients.
pub const ALLOWANCES_FILE: &str = "allowances.yaml";

/// Whether a file is next to the files of a spec and describes no API.
pub fn is_beside_spec(path: &str) -> bool {
    [UPSTREAM_FILE, ALLOWANCES_FILE].contains(&file_name(path))
}

/// Reads all sources. Faulty parts are reported and left out.
pub(crate) fn load(sources: &[Source], problems: &mut Diagnostics) -> Option<Spec> {
    let Some(api_index) = sources
        .iter()
        .position(|source| file_name(&source.path) == API_FILE)
    else {
        let place = Place {
            file: 0,
            span: 0..0,
        };
        let message = format!("missing API file `{API_FILE}`");
        problems.push(
            Diagnostic::error(Code::Files, place, message)
                .help("create it with the keys `title`, `version`, `base_url` and `groups`"),
        );
        return None;
    };
    let api: Option<File<ApiFile>> =
        read_file(sources, api_index, Shape::of_type::<ApiFile>(), problems);
    // The other group files would look unlisted if the list of groups is incomplete.
    let api = api.filter(|api| api.whole);
    let mut groups = Vec::new();
    let mut order: Vec<usize> = (0..sources.len())
        .filter(|index| *index != api_index && !is_beside_spec(&sources[*index].path))
        .collect();
    let present = order.len();
    match &api {
        Some(api) if !api.spec.groups.is_empty() => {
            order = listed_groups(sources, api, order, problems);
        }
        // The list of groups is unknown, so all files are read.
        _ => order.sort_by(|left, right| sources[*left].path.cmp(&sources[*right].path)),
    }
    let listed = order.len();
    for index in order {
        groups.extend(read_file::<GroupFile>(
            sources,
            index,
            Shape::of_type::<GroupFile>(),
            problems,
        ));
    }
    let wanted = api.as_ref().map_or(listed, |api| api.spec.groups.len());
    let whole = groups.iter().filter(|file| file.whole).count();
    let complete = wanted == whole && listed == present;
    Some(Spec {
        // The groups are checked even if the API file cannot be read.
        api: api.unwrap_or_else(|| unreadable(api_index, &sources[api_index].path)),
        groups,
        allowances: allowances(sources, problems),
        complete,
    })
}

/// Reads the allowances, if there are any.
fn allowances(sources: &[Source], problems: &mut Diagnostics) -> Vec<Spanned<Allowance>> {
    let is_own = |source: &Source| file_name(&source.path) == ALLOWANCES_FILE;
    let Some(index) = sources.iter().position(is_own) else {
        return Vec::new();
    };
    let shape = Shape::of_type::<AllowanceFile>();
    let file: Option<File<AllowanceFile>> = read_file(sources, index, shape, problems);
    file.map(|file| file.spec.allowances).unwrap_or_default()
}

/// A neutral API file in place of one that cannot be read, which has been reported.
fn unreadable(index: usize, path: &str) -> File<ApiFile> {
    File {
        index,
        path: path.to_owned(),
        spec: ApiFile {
            title: "API".to_owned().into(),
            version: "1".to_owned().into(),
            doc: None,
            base_url: "https://localhost".to_owned().into(),
            variables: IndexMap::new(),
            servers: IndexMap::new(),
            security: IndexMap::new(),
            default_security: None,
            error: None,
            groups: Vec::new().into(),
            default_groups: None,
            allow: Vec::new(),
        },
        declared: Vec::new(),
        operations: Vec::new(),
        damaged: true,
        whole: false,
    }
}

/// Returns the group files in the order of the API file.
fn listed_groups(
    sources: &[Source],
    api: &File<ApiFile>,
    mut others: Vec<usize>,
    problems: &mut Diagnostics,
) -> Vec<usize> {
    let mut order = Vec::new();
    // Files that are close to a misspelled entry of the list are not reported as unlisted.
    let mut meant: Vec<&str> = Vec::new();
    for (position, name) in api.spec.groups.iter().enumerate() {
        if let Some(found) = others
            .iter()
            .position(|index| file_name(&sources[*index].path) == name.as_str())
        {
            order.push(others.remove(found));
        } else if let Some(first) = api.spec.groups[..position]
            .iter()
            .find(|other| *other == name)
        {
            let message = format!("duplicate group file `{name}`");
            problems.push(
                Diagnostic::error(Code::Files, name.place(), message)
                    .label("duplicate")
                    .related(first.place(), "first defined here")
                    .help("remove the duplicate"),
            );
        } else {
            let close = crate::diagnostics::suggestion::closest(
                name,
                others.iter().map(|index| file_name(&sources[*index].path)),
            );
            meant.extend(close);
            let help = close.map_or_else(
                || {
                    let help = match name.as_str() == API_FILE {
                        true => "remove the API file from the list",
                        false => "create the file, or remove it from the list",
                    };
                    help.to_owned()
                },
                did_you_mean,
            );
            problems.push(
                Diagnostic::error(
                    Code::Files,
                    name.place(),
                    format!("unknown group file `{name}`"),
                )
                .help(help),
            );
        }
    }
    if !api.damaged {
        for index in others {
            let name = file_name(&sources[index].path);
            if meant.contains(&name) {
                continue;
            }
            let message = format!("file `{name}` is not listed in `{API_FILE}`");
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

fn read_file<T: DeserializeOwned>(
    sources: &[Source],
    index: usize,
    shape: Shape<'_>,
    problems: &mut Diagnostics,
) -> Option<File<T>> {
    let source = &sources[index];
    if source.text.len() > size_limits::FILE_BYTES {
        problems.push(size_limits::too_large(index));
        return None;
    }
    if let Some((start, byte)) = source.invalid_byte {
        problems.push(not_utf8(index, start, byte));
        return None;
    }
    let (mut tree, whole) = read_tree(index, &source.text, shape, problems)?;
    let declared = declared_types(&tree);
    let operations = declared_operations(&tree);
    let before = problems.items().len();
    let usable = prune::prune(&mut tree, shape, index, problems);
    let damaged = problems.items().len() > before || !whole;
    if !usable {
        return None;
    }
    match from_tree(index, &tree) {
        Ok(spec) => Some(File {
            index,
            path: source.path.clone(),
            spec,
            declared,
            operations,
            damaged,
            whole,
        }),
        Err(error) => {
            let place = Place {
                file: index,
                span: 0..0,
            };
            problems.push(
                Diagnostic::error(Code::WrongType, place, error.to_string())
                    .help("report this bug of the generator"),
            );
            None
        }
    }
}

/// Parses a file, or the valid prefix of it. The second value tells whether the file was read to
/// its end.
fn read_tree(
    index: usize,
    text: &str,
    shape: Shape<'_>,
    problems: &mut Diagnostics,
) -> Option<(Node, bool)> {
    let mut found = Vec::new();
    let tree = match yaml::parse(index, text, &mut found) {
        None => None,
        Some(Parsed::Whole(tree)) => Some((tree, true)),
        Some(Parsed::Prefix(prefix)) => {
            let salvaged = salvage(prefix, shape);
            // A syntax error moves the rest of the file into other maps, where keys seem to repeat.
            let end = salvaged.as_ref().map_or(0, |salvaged| salvaged.end);
            let doubtful = [Code::DuplicateKey, Code::WrongType];
            found.retain(|item| {
                item.primary.place.span.start < end || !doubtful.contains(&item.code)
            });
            salvaged.map(|salvaged| (salvaged.tree, false))
        }
    };
    for diagnostic in found {
        problems.push(diagnostic);
    }
    tree
}

/// Reports a byte that is not valid UTF-8.
fn not_utf8(file: usize, start: usize, byte: u8) -> Diagnostic {
    let place = Place {
        file,
        span: start..start + char::REPLACEMENT_CHARACTER.len_utf8(),
    };
    let message = format!("invalid UTF-8 byte `0x{byte:02X}`");
    let help = match (start, byte) {
        (0, 0xfe | 0xff) => "save the file as UTF-8, not as UTF-16",
        _ => "save the file as UTF-8",
    };
    Diagnostic::error(Code::Syntax, place, message).help(help)
}

fn declared_types(tree: &Node) -> Vec<String> {
    ["models", "enums", "unions"]
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
