//! Lists the operations of a document before they are read.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::import::description::Operation;
use crate::import::document::{Document, Node, consequence};
use crate::import::home::home;
use crate::import::report::Report;
use codegen::spec::{Grammar, Method, Route};

/// Operation that is not read yet, with the facts that a selection needs.
pub(crate) struct UnreadOperation<'a> {
    pub(crate) id: String,
    pub(crate) other_id: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(super) document: &'a Document,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) path_item: Node<'a>,
    pub(super) node: Node<'a>,
}

impl UnreadOperation<'_> {
    /// Moves the tag of the operation's group to the front: one of the selected tags, if any is.
    ///
    /// Tags that are not selected are dropped beside selected ones. The first tag of an exported
    /// operation is that of its group.
    pub(crate) fn prefer_tags(&mut self, selected: &[String]) {
        let is_selected = |tag: &&str| selected.iter().any(|known| known == tag);
        let mut seen = BTreeSet::new();
        self.tags.retain(|tag| seen.insert(tag.clone()));
        if self.tags.iter().any(|tag| is_selected(&tag.as_str())) {
            self.tags.retain(|tag| is_selected(&tag.as_str()));
        }
        if self.document.is_exported_spec() {
            return;
        }
        let tags = || self.tags.iter().map(String::as_str);
        let tag = home(tags(), &self.path);
        if let Some(index) = tag.and_then(|tag| tags().position(|other| other == tag)) {
            self.tags.swap(0, index);
            self.tags[1..].sort();
        }
    }

    /// Whether both operations have the same method and the same path, apart from the names of
    /// placeholders.
    pub(crate) fn has_same_endpoint(&self, other: &Operation) -> bool {
        let shape = |path: &str| {
            let line = format!("GET {path}");
            Route::parse(&line).map(|endpoint| endpoint.shape()).ok()
        };
        self.method == other.method && shape(&self.path) == shape(&other.path)
    }
}

/// Lists the operations of a document in its order.
pub(crate) fn operations<'a>(
    document: &'a Document,
    report: &mut Report,
) -> Vec<UnreadOperation<'a>> {
    let mut operations = Vec::new();
    let Some(paths) = document.root().key("paths") else {
        return operations;
    };
    for (path, item) in paths.entries() {
        if path.starts_with("x-") {
            report.docs_only(
                format!("`{path}` of `paths` is not documented"),
                &item.place,
            );
            continue;
        }
        let Some(resolved) = document.resolve(item.clone()) else {
            report.wrong(
                "operations of a path with an unresolved `$ref` are missing",
                &item.place,
            );
            continue;
        };
        for (key, node) in resolved.entries() {
            let method = Method::ALL
                .into_iter()
                .find(|method| method.as_str().to_lowercase() == key);
            match (method, key) {
                (Some(method), _) => {
                    operations.push(unread(document, path, method, &resolved, node));
                }
                (None, "parameters" | "servers") => {}
                (None, key) => {
                    let (effect, what) = consequence(key, "a path item");
                    report.add(effect, what, &node.place);
                }
            }
        }
    }
    prefer_platform_ids(&mut operations, report);
    operations
}

fn unread<'a>(
    document: &'a Document,
    path: &str,
    method: Method,
    path_item: &Node<'a>,
    node: Node<'a>,
) -> UnreadOperation<'a> {
    let text = |key: &str| {
        node.value
            .get(key)
            .and_then(Value::as_str)
            .map(|id| id.trim().to_owned())
            .filter(|id| !id.is_empty())
    };
    let (id, other_id) = (text("operationId"), text("x-purecloud-method-name"));
    let tags = node.key("tags");
    let tags = tags.iter().flat_map(Node::strings);
    let tags = tags.filter(|tag| !tag.trim().is_empty()).collect();
    UnreadOperation {
        id: id.unwrap_or_else(|| derived_id(method, path)),
        other_id,
        tags,
        document,
        method,
        path: encoded(path),
        path_item: path_item.clone(),
        node,
    }
}

/// Percent-encodes characters outside placeholders that a path cannot contain, as clients do.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    let mut is_placeholder = false;
    for letter in path.chars() {
        match letter {
            '{' => is_placeholder = true,
            '}' => is_placeholder = false,
            _ => {}
        }
        let is_plain = letter.is_ascii_graphic() && !"\"<>\\^`|".contains(letter);
        if is_placeholder || is_plain || letter == '}' {
            encoded.push(letter);
            continue;
        }
        let mut bytes = [0; 4];
        for byte in letter.encode_utf8(&mut bytes).bytes() {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Derives the id of an operation without one: `GET /pets/{petId}` becomes `getPetsPetId`.
pub(crate) fn derived_id(method: Method, path: &str) -> String {
    let mut id = method.as_str().to_lowercase();
    for word in path.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let mut letters = word.chars();
        id.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        id.extend(letters);
    }
    id
}

/// Replaces ids by those that the platform's SDKs and reference pages use, where these are unique.
fn prefer_platform_ids(operations: &mut [UnreadOperation<'_>], report: &mut Report) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for id in operations
        .iter()
        .filter_map(|operation| operation.other_id.as_ref())
    {
        *counts.entry(id.clone()).or_default() += 1;
    }
    for operation in operations {
        let unique = |id: &mut String| counts.get(id) == Some(&1);
        if let Some(platform_id) = operation.other_id.take_if(unique) {
            operation.other_id = Some(std::mem::replace(&mut operation.id, platform_id));
        }
        if operation.node.value.get("operationId").is_none() {
            report.docs_only(
                "operation without an id is named after its method and path",
                &operation.node.place,
            );
        }
    }
}
