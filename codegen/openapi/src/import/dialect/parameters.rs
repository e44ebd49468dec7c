//! Parameters of an operation.

use indexmap::IndexMap;
use serde_json::Value;

use crate::import::description::{Location, Parameter, Schema};
use crate::import::document::{Document, Node, Object};
use crate::import::report::Report;

/// Name of a parameter in findings.
pub(super) const WHAT: &str = "a parameter";

/// Headers that the client sets itself.
const CLIENT_HEADERS: &[&str] = &["accept", "content-type", "authorization"];

/// Resolved parameters of a path item and an operation. Those of the operation take precedence.
pub(super) fn nodes<'a>(
    lists: [Option<Node<'a>>; 2],
    document: &'a Document,
    report: &mut Report,
) -> Vec<Node<'a>> {
    let mut found: IndexMap<(Option<&str>, Option<&str>), Node<'a>> = IndexMap::new();
    for node in lists.iter().flatten().flat_map(Node::items) {
        let Some(resolved) = document.resolve(node.clone()) else {
            report.wrong(
                "parameter with an unresolved `$ref` cannot be sent",
                &node.place,
            );
            continue;
        };
        found.insert(identity(&resolved), resolved);
    }
    found.into_values().collect()
}

/// Whether a byte is a `tchar` of RFC 9110, section 5.6.2.
pub(super) fn is_header_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn identity<'a>(node: &Node<'a>) -> (Option<&'a str>, Option<&'a str>) {
    let value = node.value;
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    (text("name"), text("in"))
}

/// Reads the keys that both dialects share; `None` if the parameter is unsupported, which is
/// reported.
pub(super) fn read(
    object: &mut Object<'_>,
    schema: Schema,
    report: &mut Report,
) -> Option<Parameter> {
    let location = match object.text("in").as_deref() {
        Some("path") => Location::Path,
        Some("query") => Location::Query,
        Some("header") => Location::Header,
        Some("cookie") => Location::Cookie,
        Some("formData") => Location::Form,
        Some(other) => {
            report.wrong(
                format!("parameter in `{other}` cannot be sent"),
                &object.place,
            );
            return None;
        }
        None => {
            report.wrong("parameter without `in` cannot be sent", &object.place);
            return None;
        }
    };
    let name = object.text("name").unwrap_or_default();
    if name.trim().is_empty() {
        report.wrong("parameter without a name cannot be sent", &object.place);
        return None;
    }
    let is_token = matches!(location, Location::Header | Location::Cookie);
    if is_token && !name.bytes().all(is_header_byte) {
        let what = match location {
            Location::Cookie => "cookie with a name that HTTP does not permit cannot be sent",
            _ => "header with a name that HTTP does not permit cannot be sent",
        };
        report.wrong(what, &object.place);
        return None;
    }
    let extension = object.extension();
    if location == Location::Header && CLIENT_HEADERS.contains(&name.to_ascii_lowercase().as_str())
    {
        let what = format!("header `{name}`, which the client sets itself, is not documented");
        report.docs_only(what, &object.place);
        return None;
    }
    Some(Parameter {
        place: object.place.clone(),
        name,
        location,
        required: object.flag("required") || location == Location::Path,
        join: None,
        style: None,
        allow_reserved: false,
        content_type: None,
        doc: object.text("description").or_else(|| schema.doc.clone()),
        rust: extension.rust.or_else(|| schema.rust.clone()),
        allow: extension.allow,
        schema,
    })
}
