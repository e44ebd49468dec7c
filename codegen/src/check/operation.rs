//! Rules for one operation: its `http` line, parameters, body and permissions.

use std::collections::BTreeMap;

use super::characters::{self, Use};
use super::parameters::{parameters, unique_names};
use super::{answers, form, paging, scopes};
use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::spec::{Operation, Parameter, Permissions, Route, Spanned};

/// Checks everything in the operation that needs no names to be resolved.
pub(super) fn check(operation: &Operation, problems: &mut Diagnostics) {
    characters::check(&operation.id, "operation id", Use::Own, problems);
    summary(operation, problems);
    if let Some(route) = operation.http.value() {
        placeholders(operation, route, problems);
        body(operation, route, problems);
        form::method(operation, route, problems);
        paging::method(operation, route, problems);
    }
    if let Some(fault) = operation.http.fault() {
        problems.push(fault);
    }
    let names = operation.path.iter().map(|parameter| &parameter.name);
    unique_names(names, Use::Own, problems);
    parameters(&operation.query, Use::Wire, problems);
    parameters(&operation.header, Use::Header, problems);
    parameters(&operation.cookie, Use::Cookie, problems);
    form::check(operation, problems);
    permissions(&operation.permissions, problems);
    scopes::check(operation, problems);
    answers::check(&operation.returns, problems);
    paging::keys(operation, problems);
}

/// A summary is one line: lists of operations show it.
fn summary(operation: &Operation, problems: &mut Diagnostics) {
    let Some(summary) = &operation.summary else {
        return;
    };
    let lines = summary.trim_end().lines().count();
    if lines > 1 {
        let message = format!("summary has {lines} lines; the limit is 1");
        problems.push(
            Diagnostic::error(Code::Summary, summary.place(), message)
                .help("keep the first sentence, and move the rest to `description`"),
        );
    }
}

/// Every placeholder has a parameter, and every path parameter has a placeholder. A placeholder and
/// a parameter with similar names are reported once.
fn placeholders(operation: &Operation, route: &Route, problems: &mut Diagnostics) {
    let names: Vec<&Spanned<String>> = operation.path.iter().map(|item| &item.name).collect();
    let incomplete = names.iter().any(|name| !name.is_placed());
    let mut paired: Vec<&str> = Vec::new();
    for (placeholder, span) in &route.placeholders {
        if names.iter().any(|name| name.as_str() == placeholder) || incomplete {
            continue;
        }
        let message = format!("missing path parameter for placeholder `{{{placeholder}}}`");
        let place = operation.http.part(span.clone());
        let problem = Diagnostic::error(Code::MissingParameter, place, message);
        let free = names.iter().map(|name| name.as_str());
        let free = free.filter(|name| !route.has_placeholder(name) && !paired.contains(name));
        let close = (!problems.is_crowded()).then(|| closest(placeholder, free));
        let close = close.flatten();
        let close = close.and_then(|close| names.iter().find(|name| name.as_str() == close));
        problems.push(match close {
            Some(name) => {
                paired.push(name);
                problem
                    .related(name.place(), "similar name")
                    .help(did_you_mean(name))
            }
            None => problem.help(missing_parameter(operation, placeholder)),
        });
    }
    for name in names {
        let is_paired = paired.contains(&name.as_str());
        if route.has_placeholder(name) || is_paired || name.trim().is_empty() {
            continue;
        }
        let help = if route.path.contains(&format!(":{name}")) {
            format!("write the placeholder as `{{{name}}}`")
        } else {
            "add the placeholder to the path, or move the parameter to `query`".to_owned()
        };
        let message = format!("missing placeholder for path parameter `{name}`");
        problems.push(
            Diagnostic::error(Code::UnusedParameter, name.place(), message)
                .related(operation.http.place(), "path defined here")
                .help(help),
        );
    }
}

fn missing_parameter(operation: &Operation, name: &str) -> String {
    let among = |list: &[Spanned<Parameter>]| list.iter().any(|item| item.name.as_str() == name);
    let lists = [
        ("query", operation.query.as_slice()),
        ("header", &operation.header),
        ("cookie", &operation.cookie),
    ];
    match lists.into_iter().find(|(_, list)| among(list)) {
        Some((key, _)) => format!("move `{name}` from `{key}` to `path`"),
        None => format!("add `- name: {name}` with a `type` under `path`"),
    }
}

fn body(operation: &Operation, route: &Route, problems: &mut Diagnostics) {
    let Some(body) = &operation.body else { return };
    if let Some(name) = &body.name {
        characters::check(name, "body name", Use::Wire, problems);
    }
    if !route.method.takes_body() {
        let message = format!("{} request cannot have a body", route.method.as_str());
        problems.push(
            Diagnostic::error(Code::BodyMisplaced, body.key_place(), message)
                .related(operation.http.place(), "method defined here")
                .help("send the values as query parameters, or change the method"),
        );
    }
}

/// Each permission is valid and listed once.
fn permissions(permissions: &Permissions, problems: &mut Diagnostics) {
    let (key, list) = match permissions {
        Permissions::None => return,
        Permissions::Any(list) => ("any", list),
        Permissions::All(list) => ("all", list),
        Permissions::Text(text) => {
            if text.trim().is_empty() {
                let message = "empty text under `text`";
                problems.push(
                    Diagnostic::error(Code::Empty, text.place(), message)
                        .help("write `permissions: none`"),
                );
            }
            return;
        }
    };
    if list.is_empty() {
        let message = format!("empty list of permissions under `{key}`");
        problems.push(
            Diagnostic::error(Code::Empty, list.place(), message).help("write `permissions: none`"),
        );
    }
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for permission in list.iter() {
        let place = permission.place();
        if !is_permission(permission) {
            let message = format!("invalid permission `{permission}`");
            let parts = permission.split([':', '.', '/', ' ']);
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            let meant = parts.join(":");
            let help = if parts.len() == 3 && is_permission(&meant) {
                did_you_mean(&meant)
            } else {
                "write a permission as `domain:entity:action`, as in `directory:organization:admin`"
                    .to_owned()
            };
            problems.push(Diagnostic::error(Code::Permission, place, message).help(help));
        } else if let Some(first) = seen.insert(permission, permission) {
            let message = format!("duplicate permission `{permission}`");
            problems.push(
                Diagnostic::duplicate(Code::Permission, place, first.place(), message)
                    .help("remove the duplicate"),
            );
        }
    }
}

/// Whether a text is `domain:entity:action`, or a single word as in the platform's oldest
/// permissions.
pub fn is_permission(permission: &str) -> bool {
    let parts: Vec<&str> = permission.split(':').collect();
    let part = |part: &&str| {
        let word =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'*');
        !part.is_empty() && part.bytes().all(word)
    };
    match parts.as_slice() {
        // A single word with a dot is rather three parts with the wrong separator.
        [word] => part(word) && !word.contains(['.', '*']),
        [_, _, _] => parts.iter().all(part),
        _ => false,
    }
}
