//! Security requirements: scopes and anonymous operations.

use serde_json::Value;

use crate::import::description::Operation;
use crate::import::document::{Dialect, Document, Node, Object};
use crate::import::report::Report;
use codegen::check::is_scope;
use codegen::spec::Permissions;

/// Reads the security requirement of the operation or, by default, of the document.
pub(super) fn read(
    object: &mut Object<'_>,
    document: &Document,
    operation: &mut Operation,
    report: &mut Report,
) {
    let Some(security) = object
        .take("security")
        .or_else(|| document.root().key("security"))
    else {
        return;
    };
    let mut requirements = security.items();
    let Some(first) = requirements.next() else {
        anonymous(operation, &security.place, report);
        return;
    };
    if requirements.next().is_some() {
        report.wrong(
            "security requirements other than the first are ignored",
            &security.place,
        );
    }
    let mut authenticated = false;
    for (name, scopes) in first.entries() {
        authenticated |= is_bearer(name, document, &scopes, report);
        for scope in scopes.strings() {
            if !is_scope(&scope) {
                report.docs_only(
                    "invalid scope is not documented",
                    &format!("{}, `{scope}`", scopes.place),
                );
            } else if !operation.scopes.contains(&scope) {
                operation.scopes.push(scope);
            }
        }
    }
    if !authenticated && first.entries().next().is_none() {
        anonymous(operation, &security.place, report);
    }
}

/// Marks an operation as anonymous, unless it requires permissions, which need authentication.
fn anonymous(operation: &mut Operation, place: &str, report: &mut Report) {
    operation.anonymous = matches!(operation.permissions, Permissions::None);
    if !operation.anonymous {
        report.wider(
            "anonymous operation that requires permissions is sent with a token",
            place,
        );
    }
}

/// Reports the details of security schemes, which a client does not use.
pub(super) fn report_schemes(document: &Document, report: &mut Report) {
    for (_, node) in declared(document).iter().flat_map(Node::entries) {
        for (key, node) in node.entries() {
            if !["type", "scheme"].contains(&key) {
                report.docs_only(
                    format!("`{key}` of a security scheme is not documented"),
                    &node.place,
                );
            }
        }
    }
}

fn declared(document: &Document) -> Option<Node<'_>> {
    match document.dialect {
        Dialect::Swagger2 => document.root().key("securityDefinitions"),
        Dialect::OpenApi3 => document.root().key("components")?.key("securitySchemes"),
    }
}

/// Whether a scheme is a token in the `Authorization` header; other schemes are reported.
fn is_bearer(name: &str, document: &Document, place: &Node<'_>, report: &mut Report) -> bool {
    let scheme = declared(document).and_then(|node| node.key(name));
    let text = |key: &str| {
        let text = scheme.as_ref()?.value.get(key).and_then(Value::as_str)?;
        Some(text.to_ascii_lowercase())
    };
    match (text("type").as_deref(), text("scheme").as_deref()) {
        (Some("oauth2" | "openidconnect"), _) | (Some("http"), Some("bearer")) => true,
        (Some(other), _) => {
            report.wrong(
                format!("`{other}` authentication is ignored: a bearer token is sent"),
                &place.place,
            );
            false
        }
        (None, _) => {
            report.wrong(
                format!("undeclared security scheme `{name}` is ignored: a bearer token is sent"),
                &place.place,
            );
            false
        }
    }
}

/// Removes the scopes that every operation requires, because they distinguish no operation.
pub(crate) fn remove_common_scopes(operations: &mut [Operation], report: &mut Report) {
    let Some((first, others)) = operations.split_first() else {
        return;
    };
    let is_common = |scope: &&String| others.iter().all(|other| other.scopes.contains(scope));
    let common: Vec<String> = first.scopes.iter().filter(is_common).cloned().collect();
    if others.is_empty() || common.is_empty() {
        return;
    }
    for operation in operations {
        operation.scopes.retain(|scope| !common.contains(scope));
        for scope in &common {
            report.docs_only(
                format!("scope `{scope}`, which every operation requires, is not documented"),
                &operation.place,
            );
        }
    }
}
