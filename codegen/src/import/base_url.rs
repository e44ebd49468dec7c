//! Where requests go: the address of a server and its variables, as a spec can have them.

use indexmap::IndexMap;

use super::neutral::About;
use super::report::Report;
use crate::spec::ServerVariable;
use crate::spec::base_url;
use crate::spec::url_template::{expand, placeholders};

/// Where requests go if the description does not say it.
const NOWHERE: &str = "https://localhost";

/// What a finding is about.
const PLACE: &str = "the servers";

type Variables = IndexMap<String, ServerVariable>;

/// The base URL of the spec, and its variables.
pub(super) fn usable(about: &About, report: &mut Report) -> (String, Variables) {
    let mut variables = about.variables.clone();
    let url = about.base_url.as_deref().unwrap_or_default();
    let url = whole(url, &variables, report);
    variables.retain(|name, _| {
        let used = url.contains(&format!("{{{name}}}"));
        if !used {
            report.left_out("a variable for which the base URL has no place", PLACE);
        }
        used
    });
    for variable in variables.values_mut() {
        settle(variable, report);
    }
    if let Some(fault) = fault(&url, &variables) {
        report.changed(format!("an invalid base URL ({fault}): `{NOWHERE}`"), PLACE);
        return (NOWHERE.to_owned(), Variables::new());
    }
    for name in variables.keys().cloned().collect::<Vec<_>>() {
        let fits = |value: &String| {
            let mut chosen = variables.clone();
            if let Some(variable) = chosen.get_mut(&name) {
                variable.default.clone_from(value);
            }
            fault(&url, &chosen).is_none()
        };
        let values = variables.get(&name).map(|variable| variable.values.clone());
        let (fitting, others): (Vec<_>, Vec<_>) =
            values.unwrap_or_default().into_iter().partition(fits);
        if !others.is_empty() {
            report.left_out("a value of a variable that makes no base URL", PLACE);
        }
        if let Some(variable) = variables.get_mut(&name) {
            variable.values = fitting;
        }
    }
    (url, variables)
}

/// The URL with a scheme and a host, and without segments that are empty.
fn whole(url: &str, variables: &Variables, report: &mut Report) -> String {
    let mut change = |what: String| report.changed(what, PLACE);
    let (scheme, rest) = match url.split_once("://") {
        Some((scheme @ ("https" | "http"), rest)) => (scheme, rest),
        Some((scheme, rest)) if scheme.starts_with('{') => {
            let name = scheme.trim_matches(['{', '}']);
            let default = variables
                .get(name)
                .map(|variable| variable.default.as_str());
            let scheme = if default == Some("http") {
                "http"
            } else {
                "https"
            };
            change(format!("a base URL whose scheme can be chosen: `{scheme}`"));
            (scheme, rest)
        }
        _ => match url.strip_prefix("//") {
            Some(rest) => {
                change("a base URL without a scheme: `https`".to_owned());
                ("https", rest)
            }
            None => {
                change(format!("a base URL that names no host: `{NOWHERE}`"));
                let path = if url.starts_with('/') { url } else { "" };
                return format!("{NOWHERE}{}", path.trim_end_matches('/'));
            }
        },
    };
    let segments = rest.trim_end_matches('/').split('/');
    let filled: Vec<&str> = segments.filter(|segment| !segment.is_empty()).collect();
    let filled = filled.join("/");
    if filled != rest.trim_end_matches('/') {
        change("a base URL with an empty segment: without it".to_owned());
    }
    format!("{scheme}://{filled}")
}

/// A variable has a default, which is one of its values, if it has values.
fn settle(variable: &mut ServerVariable, report: &mut Report) {
    let mut seen = Vec::new();
    variable.values.retain(|value| {
        let new = !seen.contains(value);
        seen.push(value.clone());
        new
    });
    if let ("", Some(first)) = (variable.default.as_str(), variable.values.first()) {
        variable.default.clone_from(first);
    }
    if !variable.values.is_empty() && !variable.values.contains(&variable.default) {
        report.changed(
            "a variable whose default is none of its values: one of them",
            PLACE,
        );
        variable.values.insert(0, variable.default.clone());
    }
}

/// What is wrong with the URL, with the defaults of its variables.
fn fault(url: &str, variables: &Variables) -> Option<String> {
    let found = match placeholders(url) {
        Ok(found) => found,
        Err((message, _)) => return Some(message),
    };
    if let Some((name, _)) = found
        .iter()
        .find(|(name, _)| !variables.contains_key(*name))
    {
        return Some(format!("undefined variable `{name}`"));
    }
    let default = |name: &str| {
        variables
            .get(name)
            .map(|variable| variable.default.as_str())
    };
    base_url::check(&expand(url, default).text).map(|fault| fault.message)
}
