//! Swagger 2.0: host, typed parameters, and bodies and forms among the parameters.

use indexmap::IndexMap;

use super::responses::{Content, Outcome};
use super::{forms, parameters, responses, servers};
use crate::extension;
use crate::import::description::{Body, Form, Info, Kind, Location, Operation, Parameter, Schema};
use crate::import::document::{Document, Node, Object};
use crate::import::media::{self, Medium};
use crate::import::report::Report;
use crate::import::schema::Reader;
use codegen::spec::{FormEncoding, Join};

const BODY: &str = "a request body";

/// Media type of bodies if a document declares none.
const DEFAULT_MEDIA_TYPE: &str = "application/json";

/// Reads the facts about the API as a whole.
pub(super) fn info(document: &Document, report: &mut Report) -> Info {
    let mut object = Object::new(&document.root(), "the document", report);
    let mut info = super::info::read(&mut object, report);
    info.base_url = Some(servers::of_swagger(&mut object, None).url);
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
    info
}

/// Reads the parameters, the request body and the responses of an operation.
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
        let object = Object::new(&node, parameters::WHAT, report);
        if object.peek("in") == Some("body") {
            body(object, &consumes, document, operation, report);
            continue;
        }
        match parameter(object, document, report) {
            Some(field) if field.location == Location::Form => fields.push(field),
            parameter => operation.parameters.extend(parameter),
        }
    }
    if !fields.is_empty() {
        operation.form = Some(form(fields, &consumes));
    }
    let Some(nodes) = object.take("responses") else {
        return;
    };
    responses::read(
        &nodes,
        document,
        operation,
        report,
        |object, outcome, report| {
            let node = object.take("schema")?;
            let schema = Reader::new(document, report).read(&node);
            let media_type = match outcome {
                Outcome::Success => media_type(&produces, responses::WHAT, &object.place, report),
                Outcome::Error => DEFAULT_MEDIA_TYPE.to_owned(),
            };
            Some(Content { schema, media_type })
        },
    );
}

/// Media types of the operation or, by default, of the document.
fn media_types(object: &mut Object<'_>, key: &str, document: &Document) -> Vec<String> {
    let node = object.take(key).or_else(|| document.root().key(key));
    node.map(|node| node.strings()).unwrap_or_default()
}

fn media_type(types: &[String], what: &str, place: &str, report: &mut Report) -> String {
    let types: Vec<&str> = types.iter().map(String::as_str).collect();
    let chosen = media::choose(&types, what, place, report);
    if chosen.is_none() && !types.is_empty() {
        let what = format!("media type of {what} is invalid: `{DEFAULT_MEDIA_TYPE}` is used");
        report.wrong(what, place);
    }
    chosen.unwrap_or(DEFAULT_MEDIA_TYPE).to_owned()
}

fn parameter(
    mut object: Object<'_>,
    document: &Document,
    report: &mut Report,
) -> Option<Parameter> {
    let is_multi = object.peek("collectionFormat") == Some("multi");
    let join = join(&mut object, report);
    // The keys of the schema are next to those of the parameter.
    let mut schema_keys = object.split(&[
        "in",
        "name",
        "required",
        extension::KEY,
        "description",
        "allowEmptyValue",
    ]);
    let schema = Reader::new(document, report).read_keys(&mut schema_keys);
    object.rejoin(schema_keys);
    let schema = without_nested_lists(schema, report);
    let mut parameter = parameters::read(&mut object, schema, report)?;
    object.finish(parameters::WHAT, report);
    if is_multi && parameter.location == Location::Path {
        let what = "`collectionFormat: multi` of a path parameter is sent as `csv`";
        report.wrong(what, &parameter.place);
    }
    parameter.join = join.filter(|join| {
        matches!(parameter.schema.kind, Kind::List(_))
            && (*join != Join::Comma
                || !matches!(parameter.location, Location::Path | Location::Header))
    });
    Some(parameter)
}

/// Replaces lists within a list by text, because a spec has one separator.
fn without_nested_lists(mut schema: Schema, report: &mut Report) -> Schema {
    if let Kind::List(item) = &mut schema.kind
        && matches!(item.kind, Kind::List(_))
    {
        let what = "list within a list of a parameter is text: the caller joins its items";
        report.wider(what, &item.place);
        **item = Schema::new(Kind::Text, &item.place);
    }
    schema
}

fn form(fields: Vec<Parameter>, consumes: &[String]) -> Form {
    let has_file = fields
        .iter()
        .any(|field| matches!(field.schema.kind, Kind::Bytes));
    let multipart = consumes
        .iter()
        .any(|ty| Medium::of(ty) == Medium::Multipart);
    let encoding = if has_file || multipart {
        FormEncoding::Multipart
    } else {
        FormEncoding::Urlencoded
    };
    Form { encoding, fields }
}

fn body(
    mut object: Object<'_>,
    consumes: &[String],
    document: &Document,
    operation: &mut Operation,
    report: &mut Report,
) {
    let place = object.place.clone();
    object.take("in");
    let (name, doc) = (object.text("name"), object.text("description"));
    let required = object.flag("required");
    let schema = object.take("schema");
    object.finish(BODY, report);
    let media_type = media_type(consumes, BODY, &place, report);
    let (schema, content_type) = match (Medium::of(&media_type).form(), schema) {
        (Some(encoding), schema) => {
            let fields = schema.and_then(|node| Reader::new(document, report).form(&node));
            let encodings = IndexMap::new();
            if let Some(mut form) = fields
                .and_then(|fields| forms::form(encoding, fields, &encodings, document, report))
            {
                forms::report_doc(doc.as_deref(), &place, report);
                if !required {
                    forms::permit_omission(&mut form, report);
                }
                operation.form = Some(form);
                return;
            }
            media::encoded_form(encoding, &media_type, &place, report)
        }
        (None, Some(node)) => {
            let schema = Reader::new(document, report).read(&node);
            media::fit(schema, &media_type, document, report)
        }
        (None, None) => {
            let schema = Schema::new(Kind::Any, &place);
            media::fit(schema, &media_type, document, report)
        }
    };
    operation.body = Some(Body {
        name,
        content_type,
        required,
        doc,
        rust: None,
        allow: Vec::new(),
        schema,
    });
}

/// Separator of the items of a list; `None` if the key is repeated.
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
            report.wrong(
                format!("`collectionFormat: {other}` is unknown: the parameter is repeated"),
                &object.place,
            );
            None
        }
    }
}
