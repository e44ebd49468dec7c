//! Servers of the API and of operations.

use crate::import::description::Server;
use crate::import::document::{Dialect, Document, Node, Object};
use crate::import::report::Report;
use codegen::spec::{ServerVariables, Spanned};

/// Reads the first server of a list.
pub(super) fn first(servers: &Node<'_>, report: &mut Report) -> Option<Server> {
    let first = servers.items().next()?;
    if servers.items().count() > 1 {
        report.wider(
            "servers other than the first are not offered",
            &servers.place,
        );
    }
    let mut object = Object::new(&first, "a server", report);
    let url = object.text("url").unwrap_or_default();
    let mut variables = ServerVariables::new();
    for (name, node) in object.take("variables").iter().flat_map(Node::entries) {
        let mut object = Object::new(&node, "a server variable", report);
        let values = object.take("enum").map(|node| node.strings());
        let values = values.into_iter().flatten().map(Spanned::unplaced);
        let variable = codegen::spec::ServerVariable {
            default: object.text("default").unwrap_or_default().into(),
            values: values.collect(),
            doc: object.text("description"),
        };
        object.finish("a server variable", report);
        variables.insert(name.into(), variable);
    }
    object.finish("a server", report);
    Some(Server {
        url: url.trim_end_matches('/').to_owned(),
        variables,
    })
}

/// The server of a document; `None` if it has none.
pub(super) fn of_document(document: &Document) -> Option<Server> {
    // `info` reports the findings.
    let mut discarded = Report::default();
    match document.dialect {
        Dialect::OpenApi3 => first(&document.root().key("servers")?, &mut discarded),
        Dialect::Swagger2 => {
            let mut object = Object::new(&document.root(), "the document", &mut discarded);
            Some(of_swagger(&mut object, None))
        }
    }
}

/// Reads the server of a Swagger document, with the schemes of an operation in place of its own.
pub(super) fn of_swagger(document: &mut Object<'_>, schemes: Option<&[String]>) -> Server {
    let host = document.text("host");
    let base = document.text("basePath").unwrap_or_default();
    let base = base.trim_end_matches('/');
    let own = document.take("schemes").map(|node| node.strings());
    let own = own.unwrap_or_default();
    let schemes = schemes.unwrap_or(&own);
    let is_https = schemes.is_empty() || schemes.iter().any(|scheme| scheme == "https");
    let scheme = if is_https { "https" } else { "http" };
    let url = match host {
        Some(host) => format!("{scheme}://{host}{base}"),
        None => base.to_owned(),
    };
    Server {
        url,
        variables: ServerVariables::new(),
    }
}

/// Reads the server of an operation; `None` if its document has none either.
pub(super) fn of_operation(
    operation: &mut Object<'_>,
    path_item: &Node<'_>,
    document: &Document,
    report: &mut Report,
) -> Option<Server> {
    let whole = of_document(document);
    let own = match document.dialect {
        Dialect::OpenApi3 => {
            let node = operation
                .take("servers")
                .or_else(|| path_item.key("servers"));
            node.and_then(|node| first(&node, report))
        }
        Dialect::Swagger2 => operation.take("schemes").map(|node| {
            let mut discarded = Report::default();
            let mut object = Object::new(&document.root(), "the document", &mut discarded);
            of_swagger(&mut object, Some(&node.strings()))
        }),
    };
    let Some(mut own) = own else { return whole };
    if let Some(whole) = whole {
        own.url = resolved(&own.url, &whole.url);
    }
    Some(own)
}

/// Resolves a URL that has no host against the URL of the document.
fn resolved(url: &str, base: &str) -> String {
    let Some((scheme, rest)) = base.split_once("://") else {
        return url.to_owned();
    };
    if url.contains("://") || url.starts_with("//") {
        return url.to_owned();
    }
    let host = rest.split('/').next().unwrap_or(rest);
    let path = url.trim_start_matches(['.', '/']);
    format!("{scheme}://{host}/{path}")
        .trim_end_matches('/')
        .to_owned()
}
