//! Docs of an operation's method and of its type.

use super::rustdoc::{Docs, code, inline, join_phrases};
use super::{example_call, limits};
use crate::ir::{Api, Body, Group, Location, Operation, Parameter, Permissions, Type};
use crate::target::{Features, Target};

/// Docs of the method.
pub(super) fn method(operation: &Operation, group: &Group, api: &Api, target: &Target) -> Docs {
    let mut docs = Docs::default();
    match &operation.summary {
        Some(summary) => docs.text(Some(summary)),
        None => docs.markdown(format!("Calls {}.", code(&operation.id))),
    };
    docs.text(operation.description.as_deref());
    docs.markdown(route(operation));
    if operation.paging.is_some() {
        docs.markdown(
            "Returns one page of a listing. Use `.pages()` or `.items()` to iterate over all of them.",
        );
    }
    replacement(operation, group, target, &mut docs);
    parameters(operation, api, &mut docs);
    docs.markdown(match &operation.permissions {
        Permissions::None => "Requires no permission.".to_owned(),
        Permissions::Text(text) => format!(
            "Requires permissions that the generator does not understand: {}.",
            code(text)
        ),
        _ => format!("Requires {}.", permission_phrase(operation)),
    });
    scopes(operation, &mut docs);
    docs.markdown("# Example")
        .paragraph(example_call::lines(operation, group, api, target));
    docs
}

/// Docs of the type: the method, and the facts that callers need.
pub(super) fn endpoint(operation: &Operation, group: &Group) -> Docs {
    let mut docs = Docs::default();
    match &operation.summary {
        Some(summary) => docs.text(Some(summary)),
        None => docs.markdown(format!("The operation {}.", code(&operation.id))),
    };
    let (module, handle) = (group.module.as_str(), group.handle.as_str());
    let function = operation.function.as_str();
    let parameters = operation.parameters.iter().map(named);
    let body = operation.body.as_ref().map(named_body);
    let parameters: Vec<String> = parameters.chain(body).collect();
    let mut facts = vec![
        format!(
            "- {}: [`{function}`](super::super::{module}::{handle}::{function})",
            route(operation)
        ),
        format!("- Permissions: {}", permission_phrase(operation)),
    ];
    if !parameters.is_empty() {
        facts.push(format!("- Parameters: {}", parameters.join(", ")));
    }
    docs.paragraph(facts);
    docs
}

/// Links to the operation that replaces a deprecated one.
fn replacement(operation: &Operation, group: &Group, target: &Target, docs: &mut Docs) {
    let deprecated = operation.deprecated.as_ref();
    let Some(replacement) = deprecated.and_then(|item| item.replacement.as_ref()) else {
        return;
    };
    let module = replacement.group.as_str();
    let (handle, function) = (replacement.handle.as_str(), replacement.function.as_str());
    // Without the other group's feature, a link would be broken.
    let link = match target.features == Features::PerGroup && module != group.module.as_str() {
        true => format!("{} of the `{module}` group", code(function)),
        false => format!("[`{function}`](super::{module}::{handle}::{function})"),
    };
    docs.markdown(format!("Deprecated: use {link}."));
}

fn parameters(operation: &Operation, api: &Api, docs: &mut Docs) {
    let parameters = operation.parameters.iter();
    let parameters = parameters.map(|item| parameter_line(item, api));
    let body = operation.body.iter().map(|body| {
        let doc = body.doc.as_deref().map(inline).unwrap_or_default();
        let separator = if doc.is_empty() { "" } else { ": " };
        format!("- {}{separator}{doc}", named_body(body))
    });
    let lines: Vec<String> = parameters.chain(body).collect();
    if !lines.is_empty() {
        docs.markdown("# Parameters").paragraph(lines);
    }
}

/// The method and the path template as code.
fn route(operation: &Operation) -> String {
    code(&format!("{} {}", operation.method.as_str(), operation.path))
}

/// `name (query, optional)`
fn named(parameter: &Parameter) -> String {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
    };
    let optional = if parameter.required { "" } else { ", optional" };
    format!("{} ({location}{optional})", code(&parameter.wire))
}

fn named_body(body: &Body) -> String {
    let optional = if body.required { "" } else { ", optional" };
    format!("{} (body{optional})", code(&body.wire))
}

/// `- name (query, optional): description; default 25; values of X: A, B`
fn parameter_line(parameter: &Parameter, api: &Api) -> String {
    let mut line = format!("- {}", named(parameter));
    let mut phrases = Vec::new();
    if let Some(default) = &parameter.default {
        phrases.push(format!("default {}", code(&default.to_string())));
    }
    if let Some(format) = &parameter.format {
        phrases.push(format!("format {}", code(format)));
    }
    phrases.extend(limits::phrases(&parameter.limits));
    let item = match &parameter.ty {
        Type::List(inner) => inner,
        other => other,
    };
    if let Type::Enum(id) = item {
        let enumeration = api.enumeration(*id);
        let values = enumeration.variants.iter();
        let values: Vec<String> = values.map(|variant| code(&variant.wire)).collect();
        let name = enumeration.name.as_str();
        let values = match values.len() > 20 {
            true => String::new(),
            false => format!(": {}", values.join(", ")),
        };
        phrases.push(format!(
            "values of [`{name}`](super::enums::{name}){values}"
        ));
    }
    let text = join_phrases(parameter.doc.as_deref(), phrases);
    if !text.is_empty() {
        line.push_str(": ");
        line.push_str(&text);
    }
    line
}

/// `none`, `any of` or `all of` the permissions, or their text.
fn permission_phrase(operation: &Operation) -> String {
    let (mode, permissions) = match &operation.permissions {
        Permissions::None => return "none".to_owned(),
        Permissions::Any(permissions) => ("any of", permissions),
        Permissions::All(permissions) => ("all of", permissions),
        Permissions::Text(text) => return format!("{} (not understood)", code(text)),
    };
    match permissions.as_slice() {
        [permission] => code(permission),
        permissions => {
            let permissions = permissions.iter().map(|permission| code(permission));
            format!("{mode} {}", permissions.collect::<Vec<_>>().join(", "))
        }
    }
}

fn scopes(operation: &Operation, docs: &mut Docs) {
    if operation.anonymous {
        docs.markdown("Sent without an access token.");
    }
    if !operation.scopes.is_empty() {
        let scopes = operation.scopes.iter();
        docs.markdown("# Scopes")
            .paragraph(scopes.map(|scope| format!("- {}", code(scope))).collect());
    }
}
