//! Rules for the base URL and its variables.

use std::collections::BTreeSet;

use super::characters::{self, Use};
use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::spec::base_url;
use crate::spec::url_template::Origin;
use crate::spec::{
    ApiFile, File, Parsed, ServerVariable, ServerVariables, Spanned, Spec, UrlTemplate,
};

/// The variables in each base URL are those that are defined, and their values give valid URLs.
pub(super) fn check(api: &File<ApiFile>, problems: &mut Diagnostics) {
    one(
        &api.spec.base_url,
        &api.spec.variables,
        api.damaged,
        problems,
    );
    for (name, server) in &api.spec.servers {
        characters::check(name, "server name", Use::Wire, problems);
        one(&server.base_url, &server.variables, api.damaged, problems);
    }
}

/// The server of each operation is declared.
pub(super) fn servers(spec: &Spec, problems: &mut Diagnostics) {
    let declared = &spec.api.spec.servers;
    let operations = spec.groups.iter().flat_map(|group| &group.spec.operations);
    for name in operations.filter_map(|operation| operation.server.as_ref()) {
        if declared.contains_key(name.as_str()) || spec.api.damaged {
            continue;
        }
        let help = closest(name, declared.keys().map(|name| name.as_str())).map_or_else(
            || "declare it with its `base_url` under `servers` in `api.yaml`".to_owned(),
            did_you_mean,
        );
        let message = format!("unknown server `{name}`");
        problems.push(Diagnostic::error(Code::UnknownServer, name.place(), message).help(help));
    }
}

/// Checks one base URL.
fn one(
    url: &Parsed<UrlTemplate>,
    variables: &ServerVariables,
    damaged: bool,
    problems: &mut Diagnostics,
) {
    for (name, item) in variables {
        variable(name, item, problems);
    }
    if let Some(fault) = url.fault() {
        problems.push(fault);
    }
    let Some(template) = url.value() else { return };
    let mut unknown: BTreeSet<&str> = BTreeSet::new();
    for (name, span) in &template.variables {
        if !variables.contains_key(name.as_str()) && !damaged && unknown.insert(name) {
            let names = variables.keys().map(|name| name.as_str());
            let help = closest(name, names).map_or_else(
                || format!("add `{name}` with its `default` under `variables`"),
                did_you_mean,
            );
            let message = format!("undefined variable `{name}` in base URL");
            problems.push(
                Diagnostic::error(Code::Variable, url.part(span.clone()), message).help(help),
            );
        }
    }
    for name in variables.keys() {
        if template
            .variables
            .iter()
            .all(|(other, _)| other != name.as_str())
        {
            let message = format!("unused variable `{name}`");
            problems.push(
                Diagnostic::error(Code::Variable, name.place(), message)
                    .related(url.place(), "not used in this base URL")
                    .help("add it in braces to the base URL, or remove the variable"),
            );
        }
    }
    values(url, template, variables, problems);
}

/// The URL is valid with the default of each variable, and then with each of the other values.
fn values(
    url: &Parsed<UrlTemplate>,
    template: &UrlTemplate,
    variables: &ServerVariables,
    problems: &mut Diagnostics,
) {
    let default = |name: &str| variables.get(name).map_or("name", |item| &item.default);
    let usual = template.expand(|name| Some(default(name)));
    if let Some(fault) = base_url::check(&usual.text) {
        let code = Code::BaseUrl;
        let problem = match usual.origin(&fault.span) {
            Origin::Template(span) => Diagnostic::error(code, url.part(span), fault.message),
            Origin::Variable(name) => match variables.get(name) {
                Some(item) => Diagnostic::error(code, item.default.place(), fault.message)
                    .related(url.place(), "used in this base URL"),
                // The missing variable has been reported.
                None => return,
            },
        };
        problems.push(problem.help(fault.help));
        return;
    }
    for (name, item) in variables {
        for value in item.values.iter().filter(|value| **value != item.default) {
            let chosen = |other: &str| {
                let is_this = other == name.as_str();
                Some(if is_this { value } else { default(other) })
            };
            if let Some(fault) = base_url::check(&template.expand(chosen).text) {
                problems.push(
                    Diagnostic::error(Code::BaseUrl, value.place(), fault.message)
                        .related(url.place(), "used in this base URL")
                        .help(fault.help),
                );
            }
        }
    }
}

/// The values of a variable are distinct, and the default is one of them.
fn variable(name: &Spanned<String>, item: &ServerVariable, problems: &mut Diagnostics) {
    characters::check(name, "variable name", Use::Own, problems);
    let (default, values) = (&item.default, &item.values);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for value in values.iter() {
        if !seen.insert(value) {
            let message = format!("duplicate value `{value}`");
            problems.push(
                Diagnostic::error(Code::Variable, value.place(), message)
                    .help("remove the duplicate"),
            );
        }
    }
    if !values.is_empty() && !values.contains(default) {
        let message = format!("default `{default}` is not one of the values");
        let close = closest(default, values.iter().map(|value| value.as_str()));
        let help = close.map_or_else(|| "add it to `values`".to_owned(), did_you_mean);
        problems.push(
            Diagnostic::error(Code::Variable, default.place(), message)
                .related(values.place(), "values defined here")
                .help(help),
        );
    }
}
