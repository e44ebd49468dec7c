//! The rules of the base URL and of its variables.

use std::collections::BTreeSet;

use super::characters::{Name, Use};
use crate::diagnostics::Code;
use crate::diagnostics::size_limits;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::spec::File;
use crate::spec::base_url::{self, Fault};
use crate::spec::location::At;
use crate::spec::url_template::{Origin, expand, placeholders};
use crate::spec::{ApiFile, ServerVariable};

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
    if url.len() > size_limits::URL_LETTERS {
        let message = format!(
            "base URL is {} bytes long; the limit is {}",
            url.len(),
            size_limits::URL_LETTERS
        );
        problems.push(
            Diagnostic::error(Code::TooLarge, at.place(), message)
                .help("move the long part into the paths of the operations"),
        );
        return;
    }
    match placeholders(url) {
        Err((message, span)) => {
            problems.push(
                Diagnostic::error(Code::BaseUrl, at.part(span), message)
                    .help("write a variable as in `https://{region}.example.com`"),
            );
            return;
        }
        Ok(found) => {
            let mut unknown: BTreeSet<&str> = BTreeSet::new();
            for (name, span) in &found {
                if !variables.contains_key(*name) && !api.damaged && unknown.insert(name) {
                    let names = variables.keys().map(String::as_str);
                    let help = closest(name, names).map_or_else(
                        || format!("add `{name}` with its `default` under `variables`"),
                        did_you_mean,
                    );
                    let message = format!("undefined variable `{name}` in base URL");
                    problems.push(
                        Diagnostic::error(Code::Variable, at.part(span.clone()), message)
                            .help(help),
                    );
                }
            }
            for name in variables.keys() {
                if found.iter().all(|(other, _)| other != name) {
                    let message = format!("unused variable `{name}`");
                    problems.push(
                        Diagnostic::error(Code::Variable, list.key(name).key_place(), message)
                            .related(at.place(), "not used in this base URL")
                            .help("add it in braces to the base URL, or remove the variable"),
                    );
                }
            }
        }
    }
    values(&api.spec, at, list, problems);
}

/// The URL is one with the defaults of its variables; if so, also with each of their other values.
fn values(api: &ApiFile, at: At<'_>, list: At<'_>, problems: &mut Diagnostics) {
    let (url, variables) = (&api.base_url, &api.variables);
    let default = |name: &str| variables.get(name).map_or("name", |item| &item.default);
    let usual = expand(url, |name| Some(default(name)));
    if let Some(Fault {
        span,
        message,
        help,
    }) = base_url::check(&usual.text)
    {
        let problem = match usual.origin(&span) {
            Origin::Template(span) => Diagnostic::error(Code::BaseUrl, at.part(span), message),
            Origin::Variable(name) if variables.contains_key(name) => {
                let place = list.key(name).key("default").place();
                Diagnostic::error(Code::BaseUrl, place, message)
                    .related(at.place(), "used in this base URL")
            }
            // that it is missing has been reported
            Origin::Variable(_) => return,
        };
        problems.push(problem.help(help));
        return;
    }
    for (name, item) in variables {
        let others = item.values.iter().enumerate();
        for (index, value) in others.filter(|(_, value)| **value != item.default) {
            let chosen = |other: &str| Some(if other == name { value } else { default(other) });
            if let Some(fault) = base_url::check(&expand(url, chosen).text) {
                let values = list.key(name);
                let values = values.key("values");
                problems.push(
                    Diagnostic::error(Code::BaseUrl, values.item(index).place(), fault.message)
                        .related(at.place(), "used in this base URL")
                        .help(fault.help),
                );
            }
        }
    }
}

/// A variable has a default that is one of its values, if it has values.
fn variable(name: &str, item: &ServerVariable, at: At<'_>, problems: &mut Diagnostics) {
    Name::of_key(name, at).check("variable name", Use::Own, problems);
    let list = at.key("values");
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (index, value) in item.values.iter().enumerate() {
        if !seen.insert(value) {
            let message = format!("duplicate value `{value}`");
            let place = list.item(index).place();
            problems.push(
                Diagnostic::error(Code::Variable, place, message).help("remove the duplicate"),
            );
        }
    }
    if !item.values.is_empty() && !item.values.contains(&item.default) {
        let message = format!("default `{}` is not one of the values", item.default);
        let close = closest(&item.default, item.values.iter().map(String::as_str));
        let help = close.map_or_else(|| "add it to `values`".to_owned(), did_you_mean);
        problems.push(
            Diagnostic::error(Code::Variable, at.key("default").place(), message)
                .related(list.place(), "values defined here")
                .help(help),
        );
    }
}
