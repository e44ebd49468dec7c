//! OpenAPI 3: servers, parameter styles, request bodies and media types.

use indexmap::IndexMap;
use serde_json::Value;

use super::responses::Content;
use super::{parameters, responses};
use crate::import::description::{Body, Form, Info, Kind, Location, Operation, Parameter, Schema};
use crate::import::document::{Document, Node, Object};
use crate::import::media::{self, Medium};
use crate::import::report::Report;
use crate::import::schema::Reader;
use codegen::spec::{FormEncoding, Join, ServerVariable, Spanned};

const BODY: &str = "a request body";

/// Reads the facts about the API as a whole.
pub(super) fn info(document: &Document, report: &mut Report) -> Info {
    let mut object = Object::new(&document.root(), "the document", report);
    let mut info = super::info::read(&mut object, report);
    if let Some(servers) = object.take("servers") {
        server(&servers, &mut info, report);
    }
    for key in ["openapi", "paths", "components", "security"] {
        object.take(key);
    }
    object.finish("the document", report);
    info
}

fn server(servers: &Node<'_>, info: &mut Info, report: &mut Report) {
    let Some(first) = servers.items().next() else {
        return;
    };
    if servers.items().count() > 1 {
        report.wider(
            "servers other than the first are not offered",
            &servers.place,
        );
    }
    let mut object = Object::new(&first, "a server", report);
    let url = object.text("url");
    info.base_url = url.map(|url| url.trim_end_matches('/').to_owned());
    for (name, node) in object.take("variables").iter().flat_map(Node::entries) {
        let mut object = Object::new(&node, "a server variable", report);
        let values = object.take("enum").map(|node| node.strings());
        let values = values.into_iter().flatten().map(Spanned::unplaced);
        let variable = ServerVariable {
            default: object.text("default").unwrap_or_default().into(),
            values: values.collect(),
            doc: object.text("description"),
        };
        object.finish("a server variable", report);
        info.variables.insert(name.into(), variable);
    }
    object.finish("a server", report);
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
        let (media_type, schema, _) = content(&node, responses::WHAT, document, report)?;
        let media_type = media_type.to_owned();
        Some(Content { schema, media_type })
    });
}

fn parameter(
    node: &Node<'_>,
    document: &Document,
    path: &mut String,
    report: &mut Report,
) -> Option<Parameter> {
    let mut object = Object::new(node, parameters::WHAT, report);
    let schema = match (object.take("schema"), object.take("content")) {
        (Some(node), _) => Reader::new(document, report).read(&node),
        (None, Some(node)) => {
            let what = "parameter with a media type has the type `string`: the caller encodes it";
            report.wider(what, &node.place);
            Schema::new(Kind::Text, &node.place)
        }
        (None, None) => Schema::new(Kind::Text, &object.place),
    };
    let style = Style::take(&mut object);
    let mut parameter = parameters::read(&mut object, schema, report)?;
    object.finish(parameters::WHAT, report);
    parameter.join = match parameter.location {
        Location::Query => style.join(&node.place, report),
        Location::Path => {
            style.write(&parameter, path, report);
            style.extended
        }
        _ => style.extended,
    };
    if !matches!(parameter.schema.kind, Kind::List(_) | Kind::Ref(_)) {
        parameter.join = None;
    }
    Some(parameter)
}

/// Serialization of a list.
struct Style {
    /// Value of `x-join`, which only exported specs have.
    extended: Option<Join>,
    style: Option<String>,
    explode: Option<bool>,
}

impl Style {
    fn take(object: &mut Object<'_>) -> Self {
        let extended = object.text("x-join").map(Value::String);
        Self {
            extended: extended.and_then(|name| serde_json::from_value(name).ok()),
            style: object.text("style"),
            explode: object.take("explode").and_then(|node| node.value.as_bool()),
        }
    }

    /// Writes the style of a path parameter to the path template: `{id}` becomes `;id={id}`.
    fn write(&self, parameter: &Parameter, path: &mut String, report: &mut Report) {
        let name = parameter.name.as_str();
        let prefix = match self.style.as_deref() {
            Some("matrix") => format!(";{name}="),
            Some("label") => ".".to_owned(),
            Some("simple") | None => return,
            Some(other) => {
                report.wrong(
                    format!("`style: {other}` of a path parameter is sent as `simple`"),
                    &parameter.place,
                );
                return;
            }
        };
        if self.explode == Some(true)
            && matches!(parameter.schema.kind, Kind::List(_) | Kind::Ref(_))
        {
            report.wrong(
                "exploded list in a path is sent as one value, separated by commas",
                &parameter.place,
            );
        }
        let placeholder = format!("{{{name}}}");
        *path = path.replace(&placeholder, &format!("{prefix}{placeholder}"));
    }

    /// Separator of the items; `None` if the key is repeated.
    fn join(&self, place: &str, report: &mut Report) -> Option<Join> {
        if self.extended.is_some() {
            return self.extended;
        }
        match (self.style.as_deref(), self.explode) {
            (Some("form") | None, Some(false)) => Some(Join::Comma),
            (Some("spaceDelimited"), Some(false) | None) => Some(Join::Space),
            (Some("pipeDelimited"), Some(false) | None) => Some(Join::Pipe),
            (Some("form" | "spaceDelimited" | "pipeDelimited") | None, _) => None,
            (Some(other), _) => {
                report.wrong(
                    format!("`style: {other}` of a parameter is ignored: it is sent as text"),
                    place,
                );
                None
            }
        }
    }
}

fn body(node: &Node<'_>, document: &Document, operation: &mut Operation, report: &mut Report) {
    let mut object = Object::new(node, BODY, report);
    let name = object.text("x-name");
    let extension = object.extension();
    let doc = object.text("description");
    let required = object.flag("required");
    let node = object.take("content");
    object.finish(BODY, report);
    let Some((media_type, schema, encodings)) =
        node.and_then(|node| content(&node, BODY, document, report))
    else {
        return;
    };
    if let Some(encoding) = Medium::of(media_type).form()
        && let Some(form) = form(encoding, &schema, encodings.as_ref(), document, report)
    {
        operation.form = Some(form);
        return;
    }
    let (schema, content_type) = media::fit(schema, media_type, report);
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

/// Reads a form, whose fields are the properties of its schema.
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
            match Reader::new(document, report).read(&node).kind {
                Kind::Object(object) => object,
                _ => return None,
            }
        }
        _ => return None,
    };
    let mut joins = IndexMap::new();
    for (name, node) in encodings.into_iter().flat_map(Node::entries) {
        let mut object = Object::new(&node, "a form field", report);
        let style = Style::take(&mut object);
        object.finish("a form field", report);
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

/// Chooses a media type; returns it with its schema and its `encoding`.
fn content<'a>(
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
        Some(node) => Reader::new(document, report).read(&node),
        None => Schema::new(Kind::Any, &node.place),
    };
    let encodings = object.take("encoding");
    object.finish("a media type", report);
    Some((chosen, schema, encodings))
}
