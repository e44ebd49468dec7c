//! Who may call an operation: scopes, or nobody in particular.

use serde_json::Value;

use super::document::{Dialect, Document};
use super::neutral::Operation;
use super::node::{Node, Object};
use super::report::Report;
use crate::check::is_scope;
use crate::spec::Permissions;

/// Reads the operation's own requirement, or that of the document.
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
    let mut choices = security.items();
    let Some(first) = choices.next() else {
        anonymous(operation, &security.place, report);
        return;
    };
    if choices.next().is_some() {
        report.left_out("other ways to sign in than the first", &security.place);
    }
    let mut signs_in = false;
    for (name, scopes) in first.entries() {
        signs_in |= scheme(name, document, &scopes, report);
        for scope in scopes.words() {
            if !is_scope(&scope) {
                report.left_out("what is no scope", &format!("{}, `{scope}`", scopes.place));
            } else if !operation.scopes.contains(&scope) {
                operation.scopes.push(scope);
            }
        }
    }
    if !signs_in && first.entries().next().is_none() {
        anonymous(operation, &security.place, report);
    }
}

/// Who need not sign in cannot have permissions: what asks for both is taken to ask for signing in.
fn anonymous(operation: &mut Operation, place: &str, report: &mut Report) {
    operation.anonymous = matches!(operation.permissions, Permissions::None);
    if !operation.anonymous {
        report.changed(
            "an operation without signing in that needs permissions: with signing in",
            place,
        );
    }
}

/// Reports what the ways to sign in say that a client of ours knows by itself, or not at all.
pub(super) fn schemes(document: &Document, report: &mut Report) {
    for (_, node) in declared(document).iter().flat_map(Node::entries) {
        for (key, node) in node.entries() {
            if !["type", "scheme"].contains(&key) {
                report.left_out(format!("key `{key}` of a way to sign in"), &node.place);
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

/// Whether the scheme is a token in the `Authorization` header; others are reported.
fn scheme(name: &str, document: &Document, place: &Node<'_>, report: &mut Report) -> bool {
    let scheme = declared(document).and_then(|node| node.key(name));
    let word = |key: &str| {
        let word = scheme.as_ref()?.value.get(key).and_then(Value::as_str)?;
        Some(word.to_ascii_lowercase())
    };
    match (word("type").as_deref(), word("scheme").as_deref()) {
        (Some("oauth2" | "openidconnect"), _) | (Some("http"), Some("bearer")) => true,
        (Some(other), _) => {
            report.changed(
                format!("a sign-in by `{other}`: by a bearer token"),
                &place.place,
            );
            false
        }
        (None, _) => {
            report.changed(
                format!("a sign-in by `{name}`, which is not described: by a bearer token"),
                &place.place,
            );
            false
        }
    }
}

/// Takes out the scopes that every operation of a description needs: they tell no operation from another.
pub(super) fn common_scopes(operations: &mut [Operation], report: &mut Report) {
    let Some((first, others)) = operations.split_first() else {
        return;
    };
    let everywhere = |scope: &&String| others.iter().all(|other| other.scopes.contains(scope));
    let common: Vec<String> = first.scopes.iter().filter(everywhere).cloned().collect();
    if others.is_empty() || common.is_empty() {
        return;
    }
    for operation in operations {
        operation.scopes.retain(|scope| !common.contains(scope));
        for scope in &common {
            report.left_out(
                format!("the scope `{scope}`, which every operation needs"),
                &operation.place,
            );
        }
    }
}
