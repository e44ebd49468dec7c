//! OpenAPI 3: servers, parameter styles, request bodies and media types.

use indexmap::IndexMap;

use super::forms::FieldEncoding;
use super::responses::Content;
use super::serialization::{self, Serialization};
use super::{forms, parameters, responses, servers};
use crate::import::description::{Body, Form, Info, Kind, Location, Operation, Parameter, Schema};
use crate::import::document::{Document, Node, Object};
use crate::import::media::{self, Medium};
use crate::import::report::Report;
use crate::import::schema::Reader;
use codegen::spec::{FormEncoding, Style};

const BODY: &str = "a request body";

/// Reads the facts about the API as a whole.
pub(super) fn info(document: &Document, report: &mut Report) -> Info {
    let mut object = Object::new(&document.root(), "the document", report);
    let mut info = super::info::read(&mut object, report);
    let servers = object.take("servers");
    // The base URL of an exported spec can end with a slash.
    let first = servers
        .as_ref()
        .and_then(|servers| servers.items().next()?.key("url"));
    let has_slash = document.is_exported_spec()
        && first.is_some_and(|url| url.value.as_str().is_some_and(|url| url.ends_with('/')));
    if let Some(server) = servers.and_then(|servers| servers::first(&servers, report)) {
        info.base_url = Some(server.url + if has_slash { "/" } else { "" });
        info.variables = server.variables;
    }
    for key in ["openapi", "paths", "components", "security"] {
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
    let parameters = parameters.iter();
    operation.parameters = parameters
        .filter_map(|node| parameter(node, document, &mut operation.path, report))
        .collect();
    if let Some(node) = object.take("requestBody") {
        match document.resolve(node.clone()) {
            Some(node) => body(&node, document, operation, report),
            None => report.wrong(
                "request body with an unresolved `$ref` cannot be sent",
                &node.place,
            ),
        }
    }
    let Some(nodes) = object.take("responses") else {
        return;
    };
    responses::read(&nodes, document, operation, report, |object, _, report| {
        let node = object
            .take("content")
            .filter(|node| !node.value.is_null())?;
        let content = media_type(&node, responses::WHAT, report)?;
        Some(Content {
            schema: content.schema(document, report),
            media_type: content.name.to_owned(),
        })
    });
}

fn parameter(
    node: &Node<'_>,
    document: &Document,
    path: &mut String,
    report: &mut Report,
) -> Option<Parameter> {
    let mut object = Object::new(node, parameters::WHAT, report);
    let (schema, content) = (object.take("schema"), object.take("content"));
    let contents = content.and_then(|node| media_type(&node, parameters::WHAT, report));
    let serialization = Serialization::take(&mut object);
    let reserved = object.flag("allowReserved");
    let (schema, style) = match (schema, contents) {
        (Some(node), _) => {
            let is_cookie = object.peek("in") == Some("cookie");
            let style = serialization.style(is_cookie || object.peek("in") == Some("query"));
            let style = style.filter(|style| match style {
                Style::DeepObject => !is_cookie,
                _ => serialization.is_extended() || serialization::is_structured(&node, document),
            });
            (Reader::new(document, report).read(&node), style)
        }
        (None, Some(contents)) => contents.parameter(document, report),
        (None, None) => (Schema::new(Kind::Text, &object.place), None),
    };
    let mut parameter = parameters::read(&mut object, schema, report)?;
    object.finish(parameters::WHAT, report);
    parameter.style = style;
    parameter.allow_reserved = reserved && parameter.location == Location::Query;
    parameter.join = match parameter.location {
        Location::Query | Location::Cookie => serialization.join(&node.place, report),
        Location::Path => {
            serialization.write(&parameter, path, report);
            serialization.join
        }
        _ => serialization.join,
    };
    if !matches!(parameter.schema.kind, Kind::List(_) | Kind::Ref(_)) {
        parameter.join = None;
    }
    Some(parameter)
}

fn body(node: &Node<'_>, document: &Document, operation: &mut Operation, report: &mut Report) {
    let mut object = Object::new(node, BODY, report);
    let name = object.text("x-name");
    let extension = object.extension();
    let doc = object.text("description");
    let required = object.flag("required");
    let node = object.take("content");
    object.finish(BODY, report);
    let Some(content) = node.and_then(|node| media_type(&node, BODY, report)) else {
        return;
    };
    let is_form = |_: &FormEncoding| !document.is_exported_spec() || content.has_properties();
    let (schema, content_type) = match Medium::of(content.name).form().filter(is_form) {
        Some(encoding) => {
            if let Some(mut form) = form(encoding, &content, document, report) {
                if !required && !document.is_exported_spec() {
                    forms::permit_omission(&mut form, report);
                }
                forms::report_doc(doc.as_deref(), &content.place, report);
                operation.form = Some(form);
                return;
            }
            media::encoded_form(encoding, content.name, &content.place, report)
        }
        None => media::fit(
            content.schema(document, report),
            content.name,
            document,
            report,
        ),
    };
    operation.body = Some(Body {
        name,
        schema,
        content_type,
        required,
        doc,
        rust: extension.rust,
        allow: extension.allow,
    });
}

/// Reads a form, whose fields are the properties of its schema; `None` if there are none.
fn form(
    encoding: FormEncoding,
    content: &MediaType<'_>,
    document: &Document,
    report: &mut Report,
) -> Option<Form> {
    let schema = content.schema.as_ref()?;
    let fields = Reader::new(document, report).form(schema)?;
    let mut encodings = IndexMap::new();
    for (name, node) in content.encodings.iter().flat_map(Node::entries) {
        let mut object = Object::new(&node, "a form field", report);
        let content_type = object.text("contentType");
        let serialization = Serialization::take(&mut object);
        if encoding == FormEncoding::Urlencoded {
            // A urlencoded field has no headers, so OpenAPI ignores them.
            object.take("headers");
        }
        let is_used = encoding == FormEncoding::Urlencoded || document.is_openapi_3_1();
        let style = serialization.style(true);
        let field = FieldEncoding {
            content_type: content_type.filter(|_| !(is_used && serialization.is_explicit())),
            join: serialization.join(&node.place, report),
            style: style
                .filter(|_| is_used && serialization.is_explicit() || serialization.is_extended()),
        };
        object.finish("a form field", report);
        encodings.insert(name.to_owned(), field);
    }
    forms::form(encoding, fields, &encodings, document, report)
}

/// Chosen media type of a request or response.
struct MediaType<'a> {
    name: &'a str,
    place: String,
    schema: Option<Node<'a>>,
    encodings: Option<Node<'a>>,
}

impl MediaType<'_> {
    /// Type and style of a parameter with this media type.
    fn parameter(&self, document: &Document, report: &mut Report) -> (Schema, Option<Style>) {
        if Medium::of(self.name) == Medium::Json {
            return (self.schema(document, report), Some(Style::Json));
        }
        let what = "parameter with a media type other than JSON has the type `string`: \
                    the caller encodes it";
        report.wider(what, &self.place);
        (Schema::new(Kind::Text, &self.place), None)
    }

    fn has_properties(&self) -> bool {
        let schema = self.schema.as_ref();
        schema.is_some_and(|schema| schema.key("properties").is_some())
    }

    fn schema(&self, document: &Document, report: &mut Report) -> Schema {
        match &self.schema {
            Some(node) => Reader::new(document, report).read(node),
            // An exported spec has a schema for every type except bytes.
            None if document.is_exported_spec() => Schema::new(Kind::Bytes, &self.place),
            None => Schema::new(Kind::Any, &self.place),
        }
    }
}

/// Chooses a media type of `content`.
fn media_type<'a>(node: &Node<'a>, what: &str, report: &mut Report) -> Option<MediaType<'a>> {
    let types: Vec<&str> = node.entries().map(|(ty, _)| ty).collect();
    let chosen = media::choose(&types, what, &node.place, report);
    if chosen.is_none() && !types.is_empty() {
        let what = format!("media type of {what} is invalid: the value is not used");
        report.wrong(what, &node.place);
    }
    let name = chosen?;
    let node = node.key(name)?;
    let mut object = Object::new(&node, "a media type", report);
    let schema = object.take("schema");
    let encodings = object.take("encoding");
    object.finish("a media type", report);
    Some(MediaType {
        name,
        place: node.place,
        schema,
        encodings,
    })
}
