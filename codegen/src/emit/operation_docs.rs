//! Docs of an operation's method.

use super::rustdoc::{Docs, code, inline, join_phrases};
use super::{example_call, limits};
use crate::emit::{Features, Target};
use crate::ir::{Api, Group, Location, Operation, Parameter, Permissions, Type};

pub(super) fn docs(operation: &Operation, group: &Group, api: &Api, target: &Target) -> Docs {
    let mut docs = Docs::default();
    match &operation.summary {
        Some(summary) => docs.text(Some(summary)),
        None => docs.markdown(format!("Calls {}.", code(&operation.id))),
    };
    docs.text(operation.description.as_deref());
    docs.markdown(code(&format!(
        "{} {}",
        operation.method.as_str(),
        operation.path
    )));
    if operation.paging.is_some() {
        docs.markdown(
            "Returns one page of a listing. Use `.pages()` or `.items()` to iterate over all of them.",
        );
    }
    if let Some(replacement) = operation
        .deprecated
        .as_ref()
        .and_then(|item| item.replacement.as_ref())
    {
        let (module, handle, function) = (
            &replacement.group,
            &replacement.handle,
            &replacement.function,
        );
        // Without the other group's feature, a link would be broken.
        let link =
            if target.features == Features::PerGroup && module.as_str() != group.module.as_str() {
                format!(
                    "{} of the `{}` group",
                    code(function.as_str()),
                    module.as_str()
                )
            } else {
                let function = function.as_str();
                format!(
                    "[`{function}`](super::{}::{}::{function})",
                    module.as_str(),
                    handle.as_str()
                )
            };
        docs.markdown(format!("Deprecated: use {link}."));
    }
    parameters(operation, api, &mut docs);
    permissions(&operation.permissions, &mut docs);
    scopes(operation, &mut docs);
    docs.markdown("# Example")
        .paragraph(example_call::lines(operation, group, api, target));
    docs
}

fn parameters(operation: &Operation, api: &Api, docs: &mut Docs) {
    let mut lines: Vec<String> = operation
        .parameters
        .iter()
        .map(|item| parameter_line(item, api))
        .collect();
    if let Some(body) = &operation.body {
        let kind = if body.required {
            "body"
        } else {
            "body, optional"
        };
        let text = body
            .doc
            .as_deref()
            .map(inline)
            .filter(|doc| !doc.is_empty())
            .map(|doc| format!(": {doc}"))
            .unwrap_or_default();
        lines.push(format!("- {} ({kind}){text}", code(&body.wire)));
    }
    if !lines.is_empty() {
        docs.markdown("# Parameters").paragraph(lines);
    }
}

/// `- name (query, optional): description; default 25; values of X: A, B`
fn parameter_line(parameter: &Parameter, api: &Api) -> String {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
    };
    let optional = if parameter.required { "" } else { ", optional" };
    let mut line = format!("- {} ({location}{optional})", code(&parameter.wire));
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
        let values: Vec<String> = enumeration
            .variants
            .iter()
            .map(|variant| code(&variant.wire))
            .collect();
        let name = enumeration.name.as_str();
        let values = if values.len() > 20 {
            String::new()
        } else {
            format!(": {}", values.join(", "))
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

fn permissions(permissions: &Permissions, docs: &mut Docs) {
    docs.markdown("# Permissions");
    let (mode, list) = match permissions {
        Permissions::None => {
            docs.markdown("None.");
            return;
        }
        Permissions::Any(list) => ("Any of:", list),
        Permissions::All(list) => ("All of:", list),
    };
    docs.markdown(mode).paragraph(
        list.iter()
            .map(|permission| format!("- {}", code(permission)))
            .collect(),
    );
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
