//! What Swagger 2.0 says in its own way: the host, parameters with their types, bodies among parameters.

use super::document::Document;
use super::media::{self, Medium};
use super::neutral::{About, Answer, Body, Form, Kind, Location, Operation, Schema};
use super::node::{Node, Object};
use super::report::Report;
use super::{about, operations, schema};
use crate::said;
use crate::spec::{FormEncoding, Join};

const PARAMETER: &str = "a parameter";
const ANSWER: &str = "an answer";

/// What the document says of the API as a whole.
pub(super) fn about(document: &Document, report: &mut Report) -> About {
    let mut object = Object::new(&document.root(), "the document", report);
    let mut about = about::common(&mut object, report);
    let host = object.text("host");
    let base = object.text("basePath").unwrap_or_default();
    let schemes = object
        .take("schemes")
        .map(|node| node.words())
        .unwrap_or_default();
    let scheme = if schemes.is_empty() || schemes.iter().any(|scheme| scheme == "https") {
        "https"
    } else {
        "http"
    };
    let base = base.trim_end_matches('/');
    about.base_url = host
        .map(|host| format!("{scheme}://{host}{base}"))
        .or_else(|| Some(base.to_owned()));
    for key in [
        "swagger",
        "paths",
        "definitions",
        "parameters",
        "responses",
        "securityDefinitions",
        "security",
        "consumes",
        "produces",
    ] {
        object.take(key);
    }
    object.finish("the document", report);
    about
}

/// Reads parameters, body and answers.
pub(super) fn operation(
    object: &mut Object<'_>,
    parameters: Vec<Node<'_>>,
    document: &Document,
    operation: &mut Operation,
    report: &mut Report,
) {
    let consumes = media_types(object, "consumes", document);
    let produces = media_types(object, "produces", document);
    let mut fields = Vec::new();
    for node in parameters {
        let mut object = Object::new(&node, PARAMETER, report);
        if object.peek("in") == Some("body") {
            operation.body = Some(body(object, &consumes, document, report));
            continue;
        }
        let join = join(&mut object, report);
        // what a parameter of Swagger says of its type stands beside what it says of itself
        let mut own = object.split(&[
            "in",
            "name",
            "required",
            said::KEY,
            "description",
            "allowEmptyValue",
        ]);
        let schema = schema::read_keys(&mut own, document, report);
        object.rejoin(own);
        let Some(mut parameter) = operations::parameter(&mut object, schema, report) else {
            continue;
        };
        object.finish(PARAMETER, report);
        parameter.join = join.filter(|join| {
            matches!(parameter.schema.kind, Kind::List(_))
                && (*join != Join::Comma || parameter.location == Location::Query)
        });
        if parameter.location == Location::Form {
            fields.push(parameter);
        } else {
            operation.parameters.push(parameter);
        }
    }
    if !fields.is_empty() {
        let file = fields
            .iter()
            .any(|field| matches!(field.schema.kind, Kind::Bytes));
        let multipart = consumes
            .iter()
            .any(|ty| Medium::of(ty) == Medium::Multipart);
        let encoding = if file || multipart {
            FormEncoding::Multipart
        } else {
            FormEncoding::Urlencoded
        };
        operation.form = Some(Form { encoding, fields });
    }
    if let Some(responses) = object.take("responses") {
        answers(&responses, &produces, document, operation, report);
    }
}

fn media_types(object: &mut Object<'_>, key: &str, document: &Document) -> Vec<String> {
    let node = object.take(key).or_else(|| document.root().key(key));
    node.map(|node| node.words()).unwrap_or_default()
}

fn body(
    mut object: Object<'_>,
    consumes: &[String],
    document: &Document,
    report: &mut Report,
) -> Body {
    object.take("in");
    let schema = match object.take("schema") {
        Some(node) => schema::read(&node, document, report),
        None => Schema::new(Kind::Any, &object.place),
    };
    let types: Vec<&str> = consumes.iter().map(String::as_str).collect();
    let content_type =
        media::choose(&types, "a body", &object.place, report).unwrap_or("application/json");
    let (schema, content_type) = media::fit(schema, content_type, report);
    let body = Body {
        name: object.text("name"),
        content_type,
        required: object.flag("required"),
        doc: object.text("description"),
        rust: None,
        allow: Vec::new(),
        schema,
    };
    object.finish("a body", report);
    body
}

/// What stands between the items of a list; `None` where the key is repeated.
fn join(object: &mut Object<'_>, report: &mut Report) -> Option<Join> {
    let list = object.peek("type") == Some("array");
    let format = object.text("collectionFormat");
    match format.as_deref() {
        Some("multi") => None,
        Some("ssv") => Some(Join::Space),
        Some("tsv") => Some(Join::Tab),
        Some("pipes") => Some(Join::Pipe),
        Some("csv") | None => list.then_some(Join::Comma),
        Some(other) => {
            report.left_out(format!("`collectionFormat: {other}`"), &object.place);
            None
        }
    }
}

fn answers(
    responses: &Node<'_>,
    produces: &[String],
    document: &Document,
    operation: &mut Operation,
    report: &mut Report,
) {
    let types: Vec<&str> = produces.iter().map(String::as_str).collect();
    for (status, node) in responses.entries() {
        if status.starts_with("x-") {
            report.left_out(format!("key `{status}` of the answers"), &node.place);
            continue;
        }
        let Some(node) = document.resolve(node.clone()) else {
            report.left_out("a reference of an answer that leads nowhere", &node.place);
            continue;
        };
        let mut object = Object::new(&node, ANSWER, report);
        let doc = object.text("description");
        let schema = object
            .take("schema")
            .map(|node| schema::read(&node, document, report));
        let (schema, content_type) = match schema {
            Some(schema) if !about::is_success(status, responses) => (Some(schema), None),
            None => (None, None),
            Some(schema) => {
                let content_type = media::choose(&types, "an answer", &object.place, report)
                    .unwrap_or("application/json");
                let (schema, content_type) = media::fit(schema, content_type, report);
                (Some(schema), content_type)
            }
        };
        object.finish(ANSWER, report);
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
}
