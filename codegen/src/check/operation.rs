//! The rules of one operation: its `http` line, parameters, body and permissions.

use std::collections::BTreeMap;

use super::characters::{Name, Use};
use super::{answers, form, paging, scopes};
use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::load::prune::STAND_IN;
use crate::spec::location::At;
use crate::spec::route::Route;
use crate::spec::{Operation, Parameter, Permissions};

pub(super) fn check(operation: &Operation, at: At<'_>, problems: &mut Diagnostics) {
    let id = Name::of_value(&operation.id, at.key("id"));
    id.check("operation id", Use::Own, problems);
    summary(operation, at.key("summary"), problems);
    match Route::parse(&operation.http) {
        Ok(endpoint) => {
            placeholders(operation, &endpoint, at, problems);
            body(operation, &endpoint, at, problems);
            form::method(operation, &endpoint, at, problems);
            paging::method(operation, &endpoint, at, problems);
        }
        Err(fault) => {
            let mut diagnostic =
                Diagnostic::error(fault.code, at.key("http").part(fault.span), fault.message);
            if let Some(help) = fault.help {
                diagnostic = diagnostic.help(help);
            }
            problems.push(diagnostic);
        }
    }
    unique_names(
        operation
            .path
            .iter()
            .map(|parameter| parameter.name.as_str()),
        at.key("path"),
        Use::Own,
        problems,
    );
    parameters(&operation.query, at.key("query"), Use::Wire, problems);
    parameters(&operation.header, at.key("header"), Use::Header, problems);
    form::check(operation, at, problems);
    permissions(&operation.permissions, at.key("permissions"), problems);
    scopes::check(operation, at, problems);
    answers::check(&operation.returns, at.key("returns"), problems);
    paging::keys(operation, at.key("paging"), problems);
}

/// A summary is what lists show: one line.
fn summary(operation: &Operation, at: At<'_>, problems: &mut Diagnostics) {
    let Some(summary) = &operation.summary else {
        return;
    };
    let lines = summary.trim_end().lines().count();
    if lines > 1 {
        let message = format!("summary has {lines} lines; the limit is 1");
        problems.push(
            Diagnostic::error(Code::Summary, at.place(), message)
                .help("keep the first sentence, and move the rest to `description`"),
        );
    }
}

/// Every placeholder has its parameter, and every path parameter its placeholder. Of two that are nearly the same, one
/// report tells of both.
fn placeholders(
    operation: &Operation,
    endpoint: &Route<'_>,
    at: At<'_>,
    problems: &mut Diagnostics,
) {
    let parameters = operation.path.iter();
    let names: Vec<&str> = parameters
        .map(|parameter| parameter.name.as_str())
        .collect();
    let has_placeholder = |name: &str| {
        endpoint
            .placeholders
            .iter()
            .any(|(other, _)| *other == name)
    };
    let list = at.key("path");
    let mut paired: Vec<&str> = Vec::new();
    for (name, span) in &endpoint.placeholders {
        if names.contains(name) || names.contains(&STAND_IN) {
            continue;
        }
        let message = format!("missing path parameter for placeholder `{{{name}}}`");
        let place = at.key("http").part(span.clone());
        let problem = Diagnostic::error(Code::MissingParameter, place, message);
        let free = names
            .iter()
            .filter(|other| !has_placeholder(other) && !paired.contains(other));
        let close = (!problems.is_crowded()).then(|| closest(name, free.copied()));
        let close = close.flatten();
        let index = close.and_then(|close| names.iter().position(|other| *other == close));
        problems.push(match (close, index) {
            (Some(close), Some(index)) => {
                paired.push(close);
                let other = list.item(index).key("name").place();
                problem
                    .related(other, "similar name")
                    .help(did_you_mean(close))
            }
            _ => problem.help(missing_parameter(operation, name)),
        });
    }
    for (index, name) in names.iter().enumerate() {
        if has_placeholder(name) || paired.contains(name) || name.trim().is_empty() {
            continue;
        }
        let help = if endpoint.path.contains(&format!(":{name}")) {
            format!("write the placeholder as `{{{name}}}`")
        } else {
            "add the placeholder to the path, or move the parameter to `query`".to_owned()
        };
        let message = format!("missing placeholder for path parameter `{name}`");
        let place = list.item(index).key("name").place();
        problems.push(
            Diagnostic::error(Code::UnusedParameter, place, message)
                .related(at.key("http").place(), "path defined here")
                .help(help),
        );
    }
}

fn missing_parameter(operation: &Operation, name: &str) -> String {
    let among = |list: &[Parameter]| list.iter().any(|parameter| parameter.name == name);
    if among(&operation.query) {
        format!("move `{name}` from `query` to `path`")
    } else if among(&operation.header) {
        format!("move `{name}` from `header` to `path`")
    } else {
        format!("add `- name: {name}` with a `type` under `path`")
    }
}

fn body(operation: &Operation, endpoint: &Route<'_>, at: At<'_>, problems: &mut Diagnostics) {
    let Some(body) = &operation.body else { return };
    if let Some(name) = &body.name {
        let body = at.key("body");
        let name = Name::of_value(name, body.key("name"));
        name.check("body name", Use::Wire, problems);
    }
    if !endpoint.method.takes_body() {
        let message = format!("{} request cannot have a body", endpoint.method.as_str());
        let http = at.key("http").place();
        problems.push(
            Diagnostic::error(Code::BodyMisplaced, at.key("body").key_place(), message)
                .related(http, "method defined here")
                .help("send the values as query parameters, or change the method"),
        );
    }
}

pub(super) fn parameters(list: &[Parameter], at: At<'_>, used: Use, problems: &mut Diagnostics) {
    unique_names(
        list.iter().map(|parameter| parameter.name.as_str()),
        at,
        used,
        problems,
    );
    for (index, parameter) in list.iter().enumerate() {
        let item = at.item(index);
        if parameter.required && parameter.default.is_some() {
            let message = format!(
                "required parameter `{}` cannot have a default",
                parameter.name
            );
            problems.push(
                Diagnostic::error(Code::DefaultRequired, item.key("default").place(), message)
                    .related(item.key("required").place(), "declared required here")
                    .help("remove either `default` or `required: true`"),
            );
        }
    }
}

fn unique_names<'a>(
    names: impl Iterator<Item = &'a str>,
    at: At<'_>,
    used: Use,
    problems: &mut Diagnostics,
) {
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for (index, name) in names.enumerate() {
        let item = at.item(index);
        let place = item.key("name").place();
        let written = Name::of_value(name, item.key("name"));
        written.check("parameter name", used, problems);
        // headers are the same in upper and lower case
        let key = if used == Use::Header {
            name.to_ascii_lowercase()
        } else {
            name.to_owned()
        };
        if let Some(first) = seen.get(&key) {
            problems.push(
                Diagnostic::error(
                    Code::DuplicateParameter,
                    place,
                    format!("duplicate parameter `{name}`"),
                )
                .label("duplicate")
                .related(first.clone(), "first defined here")
                .help("remove one of them"),
            );
        } else {
            seen.insert(key, place);
        }
    }
}

/// Each permission reads `domain:entity:action`, and stands once.
fn permissions(permissions: &Permissions, at: At<'_>, problems: &mut Diagnostics) {
    let key = match permissions {
        Permissions::None => return,
        Permissions::Any(_) => "any",
        Permissions::All(_) => "all",
    };
    let list = at.key(key);
    if permissions.list().is_empty() {
        let message = format!("empty list of permissions under `{key}`");
        problems.push(
            Diagnostic::error(Code::Empty, list.place(), message).help("write `permissions: none`"),
        );
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, permission) in permissions.list().iter().enumerate() {
        let place = list.item(index).place();
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
        } else if let Some(first) = seen.insert(permission, index) {
            problems.push(
                Diagnostic::error(
                    Code::Permission,
                    place,
                    format!("duplicate permission `{permission}`"),
                )
                .label("duplicate")
                .related(list.item(first).place(), "first defined here")
                .help("remove the duplicate"),
            );
        }
    }
}

/// Whether a text reads `domain:entity:action`, or is one word, as the platform's oldest permissions are.
pub fn is_permission(permission: &str) -> bool {
    let parts: Vec<&str> = permission.split(':').collect();
    let part = |part: &&str| {
        let word =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'*');
        !part.is_empty() && part.bytes().all(word)
    };
    match parts.as_slice() {
        // with a dot in it, it is rather one of three parts with the wrong sign between them
        [word] => part(word) && !word.contains(['.', '*']),
        [_, _, _] => parts.iter().all(part),
        _ => false,
    }
}
