//! The rules of the base URL and of its variables.

use std::collections::BTreeSet;

use super::characters::{Name, Use};
use crate::base_url::{expand, placeholders};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{File, did_you_mean};
use crate::locate::At;
use crate::spec::{ApiFile, ServerVariable};
use crate::suggest::closest;

/// Each part in braces has its variable and the reverse, and what comes out is a URL.
pub(super) fn check(api: &File<ApiFile>, problems: &mut Diagnostics) {
    let root = api.at();
    let at = root.key("base_url");
    let ApiFile {
        base_url: url,
        variables,
        ..
    } = &api.spec;
    let list = root.key("variables");
    for (name, item) in variables {
        variable(name, item, list.key(name), problems);
    }
    match placeholders(url) {
        Err((message, span)) => {
            problems.push(
                Diagnostic::error(Code::BaseUrl, at.part(span), message)
                    .help("a variable reads `https://{region}.example.com`"),
            );
            return;
        }
        Ok(found) => {
            for (name, span) in &found {
                if !variables.contains_key(*name) && !api.damaged {
                    let names = variables.keys().map(String::as_str);
                    let help = closest(name, names).map_or_else(
                        || format!("add `{name}` with its `default` under `variables`"),
                        did_you_mean,
                    );
                    let message = format!("`{{{name}}}` has no variable");
                    problems.push(
                        Diagnostic::error(Code::Variable, at.part(span.clone()), message)
                            .help(help),
                    );
                }
            }
            for name in variables.keys() {
                if found.iter().all(|(other, _)| other != name) {
                    let message = format!("the base URL has no `{{{name}}}`");
                    problems.push(
                        Diagnostic::error(Code::Variable, list.key(name).key_place(), message)
                            .related(at.place(), "the base URL")
                            .help("put it into the base URL, or remove the variable"),
                    );
                }
            }
        }
    }
    let usual = expand(url, |name| {
        let variable = variables.get(name);
        Some(variable.map_or("name", |variable| variable.default.as_str()))
    });
    if let Some(message) = fault(&usual) {
        let help = "write it as `https://api.example.com`, with a path prefix if there is one";
        problems.push(Diagnostic::error(Code::BaseUrl, at.place(), message).help(help));
    }
}

fn fault(url: &str) -> Option<&'static str> {
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    match host {
        None => Some("a base URL begins with `https://` or `http://`"),
        Some(host) if host.is_empty() || host.starts_with('/') => Some("a base URL names a host"),
        Some(host) if host.contains(['?', '#', '@']) => {
            Some("a base URL has no query, fragment or user")
        }
        Some(host) if !host.bytes().all(|byte| byte.is_ascii_graphic()) => {
            Some("a base URL has no spaces or symbols")
        }
        Some(_) => None,
    }
}

/// A variable has a default that is one of its values, if it has values.
fn variable(name: &str, item: &ServerVariable, at: At<'_>, problems: &mut Diagnostics) {
    Name::of_key(name, at).check("the name of the variable", Use::Own, problems);
    let list = at.key("values");
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (index, value) in item.values.iter().enumerate() {
        if !seen.insert(value) {
            let message = format!("the value \"{value}\" stands twice");
            let place = list.item(index).place();
            problems.push(
                Diagnostic::error(Code::Variable, place, message).help("keep one of the two"),
            );
        }
    }
    if !item.values.is_empty() && !item.values.contains(&item.default) {
        let message = format!("the default \"{}\" is none of the values", item.default);
        let close = closest(&item.default, item.values.iter().map(String::as_str));
        let help = close.map_or_else(|| "add it to the values".to_owned(), did_you_mean);
        problems.push(
            Diagnostic::error(Code::Variable, at.key("default").place(), message)
                .related(list.place(), "the values")
                .help(help),
        );
    }
}
