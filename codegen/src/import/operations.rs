//! The operations of a Swagger or OpenAPI file: which there are, and what both formats say of one in the same way.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::document::{Dialect, Document};
use super::neutral::{Location, Operation, Parameter, Schema};
use super::node::{Node, Object};
use super::report::Report;
use super::select::Names;
use super::{openapi, security, swagger};
use crate::spec::Method;
use crate::spec::route::Route;
use crate::spec::{Deprecated, Deprecation, Permissions};

/// What is left of an operation's keys is reported under this name.
const WHAT: &str = "an operation";

/// An operation that has not been read yet: enough to choose it.
pub(super) struct Head<'a> {
    pub(super) document: &'a Document,
    pub(super) id: String,
    pub(super) other_id: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) method: Method,
    pub(super) path: String,
    item: Node<'a>,
    node: Node<'a>,
}

impl Head<'_> {
    pub(super) fn names(&self) -> Names<'_> {
        Names {
            id: &self.id,
            other_id: self.other_id.as_deref(),
            tags: &self.tags,
        }
    }

    /// Puts an operation of several tags under the one that is asked for.
    pub(super) fn prefer(&mut self, tags: &[String]) {
        if let Some(index) = self.tags.iter().position(|tag| tags.contains(tag)) {
            self.tags[..=index].rotate_right(1);
        }
    }

    /// Whether a server could not tell the operation from another.
    pub(super) fn is(&self, other: &Operation) -> bool {
        let shape = |path: &str| {
            let line = format!("GET {path}");
            Route::parse(&line).map(|endpoint| endpoint.shape()).ok()
        };
        self.method == other.method && shape(&self.path) == shape(&other.path)
    }
}

/// The tag of operations that have none.
const NO_TAG: &str = "Default";

/// All operations of a document, in its order.
pub(super) fn heads<'a>(document: &'a Document, report: &mut Report) -> Vec<Head<'a>> {
    let mut heads = Vec::new();
    let Some(paths) = document.root().key("paths") else {
        return heads;
    };
    for (path, item) in paths.entries() {
        if path.starts_with("x-") {
            report.left_out(format!("key `{path}` of the paths"), &item.place);
            continue;
        }
        let Some(item) = document.resolve(item.clone()) else {
            report.left_out("a reference of a path that leads nowhere", &item.place);
            continue;
        };
        for (key, node) in item.entries() {
            let method = Method::ALL
                .into_iter()
                .find(|method| method.as_str().to_lowercase() == key);
            match (method, key) {
                (Some(method), _) => heads.push(head(document, path, method, &item, node)),
                (None, "parameters") => {}
                (None, key) => report.left_out(format!("key `{key}` of a path"), &node.place),
            }
        }
    }
    known_ids(&mut heads, report);
    heads
}

fn head<'a>(
    document: &'a Document,
    path: &str,
    method: Method,
    item: &Node<'a>,
    node: Node<'a>,
) -> Head<'a> {
    let word = |key: &str| {
        node.value
            .get(key)
            .and_then(Value::as_str)
            .map(|id| id.trim().to_owned())
            .filter(|id| !id.is_empty())
    };
    let (id, known) = (word("operationId"), word("x-purecloud-method-name"));
    let tags = node.key("tags");
    let tags = tags.iter().flat_map(Node::words);
    let tags = tags.filter(|tag| !tag.trim().is_empty()).collect();
    Head {
        document,
        id: id.unwrap_or_else(|| made_id(method, path)),
        other_id: known,
        tags,
        method,
        path: path.to_owned(),
        item: item.clone(),
        node,
    }
}

/// An id for an operation that has none: `GET /pets/{petId}` is `getPetsPetId`.
fn made_id(method: Method, path: &str) -> String {
    let mut id = method.as_str().to_lowercase();
    for word in path.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let mut letters = word.chars();
        id.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        id.extend(letters);
    }
    id
}

/// Operations are called what the API's own clients and pages call them, where the description says that.
fn known_ids(heads: &mut [Head<'_>], report: &mut Report) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for id in heads.iter().filter_map(|head| head.other_id.as_ref()) {
        *counts.entry(id.clone()).or_default() += 1;
    }
    for head in heads {
        if head
            .other_id
            .as_ref()
            .is_some_and(|id| counts.get(id) == Some(&1))
        {
            let known = head.other_id.take();
            head.other_id = known.map(|known| std::mem::replace(&mut head.id, known));
        }
        if head.node.value.get("operationId").is_none() {
            report.changed(
                "an operation without an id: it has one made of its method and path",
                &head.node.place,
            );
        }
    }
}

/// Reads an operation.
pub(super) fn read(head: &Head<'_>, report: &mut Report) -> Operation {
    let mut object = Object::new(&head.node, WHAT, report);
    let document = head.document;
    object.take("operationId");
    if object.take("x-purecloud-method-name").is_some() {
        report.left_out(
            "`operationId`, where `x-purecloud-method-name` is the id",
            &object.place,
        );
    }
    object.take("tags");
    if head.tags.len() > 1 {
        report.changed(
            "an operation with several tags: it stands under the first",
            &object.place,
        );
    }
    let said = object.said();
    let mut operation = Operation {
        place: object.place.clone(),
        id: head.id.clone(),
        rust: said.rust,
        allow: said.allow,
        method: head.method,
        path: head.path.clone(),
        tag: head
            .tags
            .first()
            .cloned()
            .unwrap_or_else(|| NO_TAG.to_owned()),
        summary: object.text("summary"),
        description: object.text("description"),
        deprecated: deprecated(&mut object),
        permissions: permissions(&mut object, report),
        parameters: Vec::new(),
        body: None,
        form: None,
        answers: Vec::new(),
        errors: Vec::new(),
        scopes: Vec::new(),
        anonymous: false,
        paging: said.paging,
    };
    security::read(&mut object, document, &mut operation, report);
    let parameters = parameters(head, &mut object, report);
    match document.dialect {
        Dialect::Swagger2 => {
            swagger::operation(&mut object, parameters, document, &mut operation, report)
        }
        Dialect::OpenApi3 => {
            openapi::operation(&mut object, parameters, document, &mut operation, report)
        }
    }
    object.finish(WHAT, report);
    operation
}

/// The parameters of the path and of the operation; one of the operation takes the place of one of the path.
fn parameters<'a>(head: &Head<'a>, object: &mut Object<'a>, report: &mut Report) -> Vec<Node<'a>> {
    let mut found: Vec<Node<'a>> = Vec::new();
    let key = |node: &Node<'_>, key: &str| {
        node.value
            .get(key)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    for list in [head.item.key("parameters"), object.take("parameters")]
        .into_iter()
        .flatten()
    {
        for node in list.items() {
            let Some(node) = head.document.resolve(node.clone()) else {
                report.left_out("a reference of a parameter that leads nowhere", &node.place);
                continue;
            };
            let same = |other: &Node<'_>| {
                key(other, "name") == key(&node, "name") && key(other, "in") == key(&node, "in")
            };
            match found.iter_mut().find(|other| same(other)) {
                Some(other) => *other = node,
                None => found.push(node),
            }
        }
    }
    found
}

fn deprecated(object: &mut Object<'_>) -> Option<Deprecated> {
    let flag = object.flag("deprecated");
    let note = object.text("x-deprecation-note");
    let replacement = object.text("x-replacement");
    match (flag, note, replacement) {
        (false, ..) => None,
        (true, None, None) => Some(Deprecated::Flag(true)),
        (true, note, replacement) => Some(Deprecated::Details(Deprecation { note, replacement })),
    }
}

fn permissions(object: &mut Object<'_>, report: &mut Report) -> Permissions {
    let Some(node) = object.take("x-inin-requires-permissions") else {
        return Permissions::None;
    };
    let list = node
        .key("permissions")
        .map(|list| list.words())
        .unwrap_or_default();
    let kind = node
        .value
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or("ALL");
    permitted(kind, list, &node.place, report)
}

/// The permissions, without what is none.
pub(super) fn permitted(
    kind: &str,
    list: Vec<String>,
    place: &str,
    report: &mut Report,
) -> Permissions {
    let mut permissions: Vec<String> = Vec::new();
    for permission in list {
        if !crate::check::is_permission(&permission) {
            report.left_out("what is no permission", &format!("{place}, `{permission}`"));
        } else if !permissions.contains(&permission) {
            permissions.push(permission);
        }
    }
    match (permissions.is_empty(), kind) {
        (true, _) => Permissions::None,
        (false, "ANY") => Permissions::Any(permissions),
        (false, _) => Permissions::All(permissions),
    }
}

/// What a parameter says of itself in both formats; `None` if it is of a kind that there is not here, which is reported.
pub(super) fn parameter(
    object: &mut Object<'_>,
    schema: Schema,
    report: &mut Report,
) -> Option<Parameter> {
    let location = match object.text("in").as_deref() {
        Some("path") => Location::Path,
        Some("query") => Location::Query,
        Some("header") => Location::Header,
        Some("formData") => Location::Form,
        other => {
            let other = other.unwrap_or("nowhere");
            report.left_out(format!("a parameter in `{other}`"), &object.place);
            return None;
        }
    };
    let name = object.text("name")?;
    let said = object.said();
    if location == Location::Header
        && ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str())
    {
        report.left_out(
            format!("the header `{name}`, which the client sets by itself"),
            &object.place,
        );
        return None;
    }
    Some(Parameter {
        place: object.place.clone(),
        name,
        location,
        required: object.flag("required") || location == Location::Path,
        join: None,
        doc: object.text("description").or_else(|| schema.doc.clone()),
        rust: said.rust.or_else(|| schema.rust.clone()),
        allow: said.allow,
        schema,
    })
}

/// Leaves out or renames operations that a client could not tell apart; of two, the first counts.
pub(super) fn distinct(operations: &mut Vec<Operation>, report: &mut Report) {
    let mut lines = BTreeSet::new();
    operations.retain(|operation| {
        let line = format!("{} {}", operation.method.as_str(), operation.path);
        let shape = Route::parse(&line).map(|endpoint| endpoint.shape());
        let fresh = shape.map_or(true, |shape| {
            lines.insert((operation.method.as_str(), shape))
        });
        if !fresh {
            report.left_out(
                "an operation whose method and path another one has",
                &operation.place,
            );
        }
        fresh
    });
    let mut ids = BTreeSet::new();
    for operation in operations {
        let mut id = operation.id.clone();
        let mut number = 2;
        while !ids.insert(id.clone()) {
            id = format!("{}{number}", operation.id);
            number += 1;
        }
        if id != operation.id {
            report.changed(
                "an id that another operation has: it gets a number",
                &operation.place,
            );
            operation.id = id;
        }
    }
}
