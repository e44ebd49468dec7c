//! What OpenAPI 3 says in its own way: servers, schemas under parameters, bodies and answers by media type.

use indexmap::IndexMap;
use serde_json::Value;

use super::document::Document;
use super::media::{self, Medium};
use super::neutral::{About, Answer, Body, Form, Kind, Location, Operation, Parameter, Schema};
use super::node::{Node, Object};
use super::report::Report;
use super::{about, operations, schema};
use crate::spec::{FormEncoding, Join, ServerVariable};

const PARAMETER: &str = "a parameter";
const BODY: &str = "a body";
const ANSWER: &str = "an answer";

/// What the document says of the API as a whole.
pub(super) fn about(document: &Document, report: &mut Report) -> About {
    let mut object = Object::new(&document.root(), "the document", report);
    let mut about = about::common(&mut object, report);
    if let Some(servers) = object.take("servers") {
        server(&servers, &mut about, report);
    }
    for key in ["openapi", "paths", "components", "security"] {
        object.take(key);
    }
    object.finish("the document", report);
    about
}

fn server(servers: &Node<'_>, about: &mut About, report: &mut Report) {
    let Some(first) = servers.items().next() else {
        return;
    };
    let others = servers.items().count() - 1;
    if others > 0 {
        report.left_out("other servers than the first", &servers.place);
    }
    let mut object = Object::new(&first, "a server", report);
    about.base_url = object
        .text("url")
        .map(|url| url.trim_end_matches('/').to_owned());
    if let Some(variables) = object.take("variables") {
        for (name, node) in variables.entries() {
            let mut object = Object::new(&node, "a server's variable", report);
            let variable = ServerVariable {
                default: object.text("default").unwrap_or_default(),
                values: object
                    .take("enum")
                    .map(|node| node.words())
                    .unwrap_or_default(),
                doc: object.text("description"),
            };
            object.finish("a server's variable", report);
            about.variables.insert(name.to_owned(), variable);
        }
    }
    object.finish("a server", report);
}

/// Reads parameters, body and answers.
pub(super) fn operation(
    object: &mut Object<'_>,
    parameters: Vec<Node<'_>>,
    document: &Document,
    operation: &mut Operation,
    report: &mut Report,
) {
    for node in parameters {
        operation
            .parameters
            .extend(parameter(&node, document, report));
    }
    if let Some(node) = object.take("requestBody") {
        match document.resolve(node.clone()) {
            Some(node) => body(&node, document, operation, report),
            None => report.left_out("a reference of a body that leads nowhere", &node.place),
        }
    }
    let Some(responses) = object.take("responses") else {
        return;
    };
    for (status, node) in responses.entries() {
        match document.resolve(node.clone()) {
            Some(node) => answer(status, &node, &responses, document, operation, report),
            None => report.left_out("a reference of an answer that leads nowhere", &node.place),
        }
    }
}

fn parameter(node: &Node<'_>, document: &Document, report: &mut Report) -> Option<Parameter> {
    let mut object = Object::new(node, PARAMETER, report);
    let schema = match (object.take("schema"), object.take("content")) {
        (Some(node), _) => schema::read(&node, document, report),
        (None, Some(node)) => {
            report.changed("a parameter of JSON: its text", &node.place);
            Schema::new(Kind::Text, &node.place)
        }
        (None, None) => Schema::new(Kind::Text, &object.place),
    };
    let word = object.text("x-join");
    let style = Style::take(&mut object);
    let mut parameter = operations::parameter(&mut object, schema, report)?;
    object.finish(PARAMETER, report);
    let word = word.as_deref().and_then(join_of);
    parameter.join = word.or_else(|| match parameter.location {
        Location::Query => style.join(&node.place, report),
        _ => None,
    });
    if !matches!(parameter.schema.kind, Kind::List(_) | Kind::Ref(_)) {
        parameter.join = None;
    }
    Some(parameter)
}

/// What only exports of a spec say.
fn join_of(word: &str) -> Option<Join> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}

/// How the items of a list travel.
struct Style {
    style: Option<String>,
    explode: Option<bool>,
}

impl Style {
    fn take(object: &mut Object<'_>) -> Self {
        Self {
            style: object.text("style"),
            explode: object.take("explode").and_then(|node| node.value.as_bool()),
        }
    }

    /// What stands between the items; `None` where the key is repeated.
    fn join(&self, place: &str, report: &mut Report) -> Option<Join> {
        match (self.style.as_deref(), self.explode) {
            (Some("form") | None, Some(false)) => Some(Join::Comma),
            (Some("spaceDelimited"), Some(false) | None) => Some(Join::Space),
            (Some("pipeDelimited"), Some(false) | None) => Some(Join::Pipe),
            (Some("form" | "spaceDelimited" | "pipeDelimited") | None, _) => None,
            (Some(other), _) => {
                report.left_out(format!("`style: {other}` of a parameter"), place);
                None
            }
        }
    }
}

fn body(node: &Node<'_>, document: &Document, operation: &mut Operation, report: &mut Report) {
    let mut object = Object::new(node, BODY, report);
    let name = object.text("x-name");
    let said = object.said();
    let doc = object.text("description");
    let required = object.flag("required");
    let content = object.take("content");
    object.finish(BODY, report);
    let Some((content_type, schema, encodings)) =
        content.and_then(|node| content_of(&node, BODY, document, report))
    else {
        return;
    };
    if let Some(encoding) = Medium::of(content_type).form()
        && let Some(form) = form(encoding, &schema, encodings.as_ref(), document, report)
    {
        operation.form = Some(form);
        return;
    }
    let (schema, content_type) = media::fit(schema, content_type, report);
    operation.body = Some(Body {
        name,
        schema,
        content_type,
        required,
        doc,
        rust: said.rust,
        allow: said.allow,
    });
}

/// The fields of a form are the properties of its schema.
fn form(
    encoding: FormEncoding,
    schema: &Schema,
    encodings: Option<&Node<'_>>,
    document: &Document,
    report: &mut Report,
) -> Option<Form> {
    let object = match &schema.kind {
        Kind::Object(object) => object.clone(),
        Kind::Ref(name) => {
            let node = document.schemas()?.key(name)?;
            match schema::read(&node, document, report).kind {
                Kind::Object(object) => object,
                _ => return None,
            }
        }
        _ => return None,
    };
    let mut joins = IndexMap::new();
    for (name, node) in encodings.iter().flat_map(|node| node.entries()) {
        let mut object = Object::new(&node, "a form's field", report);
        let style = Style::take(&mut object);
        object.finish("a form's field", report);
        joins.insert(name.to_owned(), style.join(&node.place, report));
    }
    let fields = object.fields.into_iter().map(|(name, schema)| Parameter {
        place: schema.place.clone(),
        required: object.required.contains(&name),
        join: joins.get(&name).copied().flatten(),
        name,
        location: Location::Form,
        doc: schema.doc.clone(),
        rust: schema.rust.clone(),
        allow: schema.allow.clone(),
        schema,
    });
    Some(Form {
        encoding,
        fields: fields.collect(),
    })
}

/// The media type that is used, and its schema.
fn content_of<'a>(
    node: &Node<'a>,
    what: &str,
    document: &Document,
    report: &mut Report,
) -> Option<(&'a str, Schema, Option<Node<'a>>)> {
    let types: Vec<&str> = node.entries().map(|(ty, _)| ty).collect();
    let chosen = media::choose(&types, what, &node.place, report)?;
    let node = node.key(chosen)?;
    let mut object = Object::new(&node, "a media type", report);
    let schema = match object.take("schema") {
        Some(node) => schema::read(&node, document, report),
        None => Schema::new(Kind::Any, &node.place),
    };
    let encodings = object.take("encoding");
    object.finish("a media type", report);
    Some((chosen, schema, encodings))
}

fn answer(
    status: &str,
    node: &Node<'_>,
    responses: &Node<'_>,
    document: &Document,
    operation: &mut Operation,
    report: &mut Report,
) {
    if status.starts_with("x-") {
        report.left_out(format!("key `{status}` of the answers"), &node.place);
        return;
    }
    let mut object = Object::new(node, ANSWER, report);
    let doc = object.text("description");
    let content = object
        .take("content")
        .filter(|node| node.value != &Value::Null);
    object.finish(ANSWER, report);
    let (schema, content_type) =
        match content.and_then(|node| content_of(&node, ANSWER, document, report)) {
            None => (None, None),
            Some((_, schema, _)) if !about::is_success(status, responses) => (Some(schema), None),
            Some((content_type, schema, _)) => {
                let (schema, content_type) = media::fit(schema, content_type, report);
                (Some(schema), content_type)
            }
        };
    about::answer(
        status,
        Answer {
            status: None,
            schema,
            content_type,
            doc,
        },
        responses,
        operation,
        report,
    );
}
