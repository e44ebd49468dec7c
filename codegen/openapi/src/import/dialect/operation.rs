//! Reads a document or an operation in its dialect.

use super::unread::UnreadOperation;
use super::{openapi, parameters, security, servers, swagger};
use crate::import::description::{Info, Operation};
use crate::import::document::{Dialect, Document, Object};
use crate::import::permissions;
use crate::import::report::Report;
use codegen::spec::{Deprecated, Deprecation, Permissions};

/// Name of an operation in findings.
const WHAT: &str = "an operation";

/// Tag of operations without one.
const DEFAULT_TAG: &str = "Default";

/// Reads the facts about the API as a whole.
pub(crate) fn info(document: &Document, report: &mut Report) -> Info {
    let info = match document.dialect {
        Dialect::Swagger2 => swagger::info(document, report),
        Dialect::OpenApi3 => openapi::info(document, report),
    };
    Info {
        security: security::schemes(document, report),
        default_security: security::default(document),
        ..info
    }
}

/// Reads an operation.
pub(crate) fn operation(unread: &UnreadOperation<'_>, report: &mut Report) -> Operation {
    let mut object = Object::new(&unread.node, WHAT, report);
    let document = unread.document;
    object.take("operationId");
    if object.take("x-purecloud-method-name").is_some() {
        report.docs_only(
            "`operationId` of an operation with `x-purecloud-method-name` is not documented",
            &object.place,
        );
    }
    object.take("tags");
    let extension = object.extension();
    let tag = unread.tags.first().map(String::as_str);
    let mut operation = Operation {
        place: object.place.clone(),
        id: unread.id.clone(),
        rust: extension.rust,
        allow: extension.allow,
        method: unread.method,
        path: unread.path.clone(),
        tag: tag.unwrap_or(DEFAULT_TAG).to_owned(),
        also_in: unread.tags.iter().skip(1).cloned().collect(),
        summary: object.text("summary"),
        description: object.text("description"),
        deprecated: deprecated(&mut object),
        permissions: object
            .take("x-inin-requires-permissions")
            .map_or(Permissions::None, |node| {
                permissions::of_extension(node.value)
            }),
        parameters: Vec::new(),
        body: None,
        form: None,
        responses: Vec::new(),
        errors: Vec::new(),
        scopes: Vec::new(),
        security: None,
        server: None,
        server_name: extension.server,
        paging: extension.paging,
    };
    operation.server = servers::of_operation(&mut object, &unread.path_item, document, report);
    security::read(&mut object, document, &mut operation, report);
    let lists = [
        unread.path_item.key("parameters"),
        object.take("parameters"),
    ];
    let parameters = parameters::nodes(lists, document, report);
    match document.dialect {
        Dialect::Swagger2 => {
            swagger::operation(&mut object, parameters, document, &mut operation, report);
        }
        Dialect::OpenApi3 => {
            openapi::operation(&mut object, parameters, document, &mut operation, report);
        }
    }
    object.finish(WHAT, report);
    operation
}

fn deprecated(object: &mut Object<'_>) -> Option<Deprecated> {
    let flag = object.flag("deprecated");
    let note = object.text("x-deprecation-note");
    let replacement = object.text("x-replacement");
    match (flag, note, replacement) {
        (false, ..) => None,
        (true, None, None) => Some(Deprecated::Flag(true)),
        (true, note, replacement) => Some(Deprecated::Details(Deprecation {
            note,
            replacement: replacement.map(Into::into),
        })),
    }
}
