//! Base URL and its variables.

use crate::import::report::Report;
use codegen::spec::base_url;
use codegen::spec::{Grammar, ServerVariable, ServerVariables, Spanned, UrlTemplate};

/// Base URL of a description without a valid one.
const DEFAULT_URL: &str = "https://localhost";

/// Place of findings about the base URL.
const PLACE: &str = "the servers";

/// Base URL of the spec and its variables.
///
/// An invalid base URL is reported and replaced by `https://localhost`.
pub(crate) fn read(
    url: Option<&str>,
    variables: &ServerVariables,
    report: &mut Report,
) -> (String, ServerVariables) {
    let mut variables = variables.clone();
    let url = complete(url.unwrap_or_default(), &variables, report);
    variables.retain(|name, _| {
        let used = url.contains(&format!("{{{name}}}"));
        if !used {
            report.docs_only(
                "server variable that the base URL does not use is not documented",
                PLACE,
            );
        }
        used
    });
    for variable in variables.values_mut() {
        add_default(variable, report);
    }
    if let Some(error) = error(&url, &variables) {
        report.wrong(
            format!("base URL is invalid ({error}): requests go to `{DEFAULT_URL}`"),
            PLACE,
        );
        return (DEFAULT_URL.to_owned(), ServerVariables::new());
    }
    for name in variables.keys().cloned().collect::<Vec<_>>() {
        let fits = |value: &Spanned<String>| {
            let mut chosen = variables.clone();
            if let Some(variable) = chosen.get_mut(&name) {
                variable.default.clone_from(value);
            }
            error(&url, &chosen).is_none()
        };
        let values = variables
            .get(&name)
            .map(|variable| (*variable.values).clone());
        let (fitting, others): (Vec<_>, Vec<_>) =
            values.unwrap_or_default().into_iter().partition(fits);
        if !others.is_empty() {
            report.wider(
                "server variable value that makes the base URL invalid is not offered",
                PLACE,
            );
        }
        if let Some(variable) = variables.get_mut(&name) {
            *variable.values = fitting;
        }
    }
    (url, variables)
}

/// Adds a missing scheme or host and removes empty path segments.
fn complete(url: &str, variables: &ServerVariables, report: &mut Report) -> String {
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
            let what = format!("base URL with a variable scheme always uses `{scheme}`");
            report.wider(what, PLACE);
            (scheme, rest)
        }
        _ => match url.strip_prefix("//") {
            Some(rest) => {
                report.wider("base URL without a scheme uses `https`", PLACE);
                ("https", rest)
            }
            None => {
                let what = format!("base URL has no host: requests go to `{DEFAULT_URL}`");
                report.wrong(what, PLACE);
                let path = if url.starts_with('/') { url } else { "" };
                return format!("{DEFAULT_URL}{}", path.trim_end_matches('/'));
            }
        },
    };
    let segments = rest.trim_end_matches('/').split('/');
    let segments: Vec<&str> = segments.filter(|segment| !segment.is_empty()).collect();
    let joined = segments.join("/");
    if joined != rest.trim_end_matches('/') {
        report.wrong("empty path segment of the base URL is not sent", PLACE);
    }
    // Only an exported spec has a trailing slash here.
    let end = if rest.ends_with('/') { "/" } else { "" };
    format!("{scheme}://{joined}{end}")
}

/// Removes duplicate values and makes the default one of the values.
fn add_default(variable: &mut ServerVariable, report: &mut Report) {
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
        report.docs_only("default of a server variable is added to its values", PLACE);
        variable.values.insert(0, variable.default.clone());
    }
}

/// Error in the URL with the defaults of its variables.
fn error(url: &str, variables: &ServerVariables) -> Option<String> {
    let template = match UrlTemplate::parse(url) {
        Ok(template) => template,
        Err(fault) => return Some(fault.message),
    };
    if let Some((name, _)) = template
        .variables
        .iter()
        .find(|(name, _)| !variables.contains_key(name.as_str()))
    {
        return Some(format!("`{{{name}}}` has no variable"));
    }
    let default = |name: &str| {
        variables
            .get(name)
            .map(|variable| variable.default.as_str())
    };
    base_url::check(&template.expand(default).text).map(|error| error.message)
}
