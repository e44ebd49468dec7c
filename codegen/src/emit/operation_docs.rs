//! Docs of an operation's method and of its type.

use super::rustdoc::{Docs, code, join_phrases};
use super::{example_call, limits, security};
use crate::ir::{Api, Enum, Group, Input, InputSource, Operation, Parameter, Permissions, Type};
use crate::target::{Features, Target};

/// Docs of the method.
pub(super) fn method(
    operation: &Operation,
    group: &Group,
    home: Option<&Group>,
    api: &Api,
    target: &Target,
) -> Docs {
    let home = home.map(|home| {
        let link = format!(
            "super::{}::{}::{}",
            home.module, home.handle, operation.function
        );
        let text = format!("The same as [`{}`]({link})", operation.function);
        match target.features {
            Features::PerGroup => {
                format!(
                    "{text}; requires the feature {} as well.",
                    code(home.feature())
                )
            }
            Features::None => format!("{text}."),
        }
    });
    let paged =
        "Returns one page of a listing. Use `.pages()` or `.items()` to iterate over all of them.";
    let permissions = match &operation.permissions {
        Permissions::None => "Requires no permission.".to_owned(),
        Permissions::Text(text) => format!(
            "Requires permissions that the generator does not understand: {}.",
            code(text)
        ),
        _ => format!("Requires {}.", permission_phrase(operation)),
    };
    let server = operation.server.map(|id| {
        let name = api.named_server(id).name.constant();
        format!("Uses the server [`{name}`](super::named_servers::{name}).")
    });
    let parameters = operation.inputs();
    let parameters: Vec<String> = parameters.map(|input| parameter(input, api)).collect();
    let scopes = operation.scopes.iter();
    let scopes = scopes.map(|scope| format!("- {}", code(scope)));
    summary(operation, "Calls")
        .text(operation.description.as_deref())
        .paragraph([route(operation)])
        .paragraph(home)
        .paragraph(operation.paging.as_ref().map(|_| paged))
        .paragraph(replacement(operation, group, target))
        .paragraph((!parameters.is_empty()).then_some("# Parameters"))
        .paragraph(parameters)
        .paragraph([permissions])
        .paragraph(server)
        .paragraph(security::sentence(&operation.security, api))
        .paragraph((!operation.scopes.is_empty()).then_some("# Scopes"))
        .paragraph(scopes)
        .paragraph(["# Example"])
        .paragraph(example_call::lines(operation, group, api, target))
}

/// Docs of the type: the method, and the facts that callers need.
pub(super) fn endpoint(operation: &Operation, group: &Group) -> Docs {
    let (module, handle) = (group.module.as_str(), group.handle.as_str());
    let function = operation.function.as_str();
    let parameters: Vec<String> = operation.inputs().map(named).collect();
    let route = format!(
        "- {}: [`{function}`](super::super::{module}::{handle}::{function})",
        route(operation)
    );
    let permissions = format!("- Permissions: {}", permission_phrase(operation));
    let parameters =
        (!parameters.is_empty()).then(|| format!("- Parameters: {}", parameters.join(", ")));
    summary(operation, "The operation")
        .paragraph([route, permissions].into_iter().chain(parameters))
}

/// The summary, or the id after the words `instead`.
fn summary(operation: &Operation, instead: &str) -> Docs {
    match &operation.summary {
        Some(summary) => Docs::default().text(Some(summary)),
        None => Docs::new(format!("{instead} {}.", code(&operation.id))),
    }
}

/// Links to the operation that replaces a deprecated one.
fn replacement(operation: &Operation, group: &Group, target: &Target) -> Option<String> {
    let replacement = operation.deprecated.as_ref()?.replacement.as_ref()?;
    let (module, handle) = (replacement.group.as_str(), replacement.handle.as_str());
    let function = replacement.function.as_str();
    // Without the other group's feature, a link would be broken.
    let link = match target.features == Features::PerGroup && module != group.module.as_str() {
        true => format!("{} of the `{module}` group", code(function)),
        false => format!("[`{function}`](super::{module}::{handle}::{function})"),
    };
    Some(format!("Deprecated: use {link}."))
}

/// `- name (query, optional): description; default 25; values of X: A, B`
fn parameter(input: Input<'_>, api: &Api) -> String {
    let phrases = match input.source {
        InputSource::Parameter(parameter) => phrases(parameter, api),
        InputSource::Body(_) => Vec::new(),
    };
    let text = join_phrases(input.doc, phrases);
    let separator = if text.is_empty() { "" } else { ": " };
    format!("- {}{separator}{text}", named(input))
}

/// The method and the path template as code.
fn route(operation: &Operation) -> String {
    code(&format!("{} {}", operation.method.as_str(), operation.path))
}

/// `name (query, optional)`
fn named(input: Input<'_>) -> String {
    let optional = if input.required { "" } else { ", optional" };
    let location = match input.source {
        InputSource::Parameter(parameter) => parameter.location.as_str(),
        InputSource::Body(_) => "body",
    };
    format!("{} ({location}{optional})", code(input.wire))
}

/// `default 25`, `values of X: A, B`
fn phrases(parameter: &Parameter, api: &Api) -> Vec<String> {
    let default = parameter.default.as_ref();
    let default = default.map(|default| format!("default {}", code(&default.to_string())));
    let limits = limits::phrases(parameter.format.as_deref(), &parameter.limits);
    let item = match &parameter.ty {
        Type::List(inner) => inner,
        other => other,
    };
    let values = match item {
        Type::Enum(id) => Some(values(api.enumeration(*id))),
        _ => None,
    };
    default.into_iter().chain(limits).chain(values).collect()
}

/// `values of X: A, B`
fn values(item: &Enum) -> String {
    let values = item.variants.iter().map(|variant| code(&variant.wire));
    let values = match item.variants.len() > 20 {
        true => String::new(),
        false => format!(": {}", values.collect::<Vec<_>>().join(", ")),
    };
    let name = item.name.as_str();
    format!("values of [`{name}`](super::enums::{name}){values}")
}

/// `none`, `any of` or `all of` the permissions, or their text.
fn permission_phrase(operation: &Operation) -> String {
    let (mode, permissions) = match &operation.permissions {
        Permissions::None => return "none".to_owned(),
        Permissions::Any(permissions) => ("any of", permissions),
        Permissions::All(permissions) => ("all of", permissions),
        Permissions::Text(text) => return format!("{} (not understood)", code(text)),
    };
    let permissions: Vec<String> = permissions.iter().map(|item| code(item)).collect();
    match permissions.as_slice() {
        [permission] => permission.clone(),
        permissions => format!("{mode} {}", permissions.join(", ")),
    }
}
