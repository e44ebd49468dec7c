//! Checks a request against the metadata of its operation.

use reqwest::header::CONTENT_TYPE;

use super::limit_check;
use super::received::Received;
use super::received_form::{FormField, fields};
use super::received_style;
use super::value_check::problem_with;
use super::wording::{list, nearest, times};
use crate::operation::{
    ApiKeyLocation, Content, Location, Operation, Parameter, RequestBody, SecurityScheme, Style,
    ValueKind,
};

/// Mismatches that a server tolerates; see [`Server::allow`](super::Server::allow).
///
/// ```
/// # use generated_client::operations::organization::GetOrganizationsLimitsChangerequests;
/// # use generated_client::testing::Allow;
/// # use serde_json::json;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # let server = generated_client::testing::Server::start().await;
/// server.allow(Allow::UnknownWords);
/// server.on(GetOrganizationsLimitsChangerequests).returns_json(json!({}));
///
/// let client = server.client();
/// let listing = client.organization().get_organizations_limits_changerequests();
/// listing.status("AddedLastWeek".into()).await.unwrap();
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Allow {
    /// Enum values that this version of the client does not know. The platform may know them.
    UnknownWords,
    /// Query parameters that this version of the client does not know.
    ///
    /// Links from the server may contain them.
    UnknownQueryParameters,
}

/// Returns all problems of a request for an operation.
pub(super) fn check(request: &Received, operation: &Operation, allowed: &[Allow]) -> Vec<String> {
    let mut problems = Vec::new();
    if !allowed.contains(&Allow::UnknownQueryParameters) {
        check_query_names(request, operation, &mut problems);
    }
    let form = fields(request).unwrap_or_else(|problem| {
        problems.push(problem);
        Vec::new()
    });
    check_field_names(&form, operation, &mut problems);
    for parameter in operation.parameters {
        match parameter.style() {
            Some(_) => check_style(request, &form, operation, parameter, &mut problems),
            None => check_parameter(request, &form, parameter, allowed, &mut problems),
        }
    }
    problems.extend(check_body(request, operation.body));
    problems
}

fn check_query_names(request: &Received, operation: &Operation, problems: &mut Vec<String>) {
    let is_key = |name: &str| {
        let mut schemes = operation.security.iter().copied().flatten();
        schemes.any(|scheme| match scheme {
            SecurityScheme::ApiKey(key) => {
                key.location() == ApiKeyLocation::Query && key.parameter() == name
            }
            _ => false,
        })
    };
    let came = request.query().iter().map(|(name, _)| name.as_str());
    let came = came.filter(|name| !is_key(name));
    check_names(came, Location::Query, operation, problems);
}

/// Only for operations that take a form; `check_body` reports other forms.
fn check_field_names(form: &[FormField], operation: &Operation, problems: &mut Vec<String>) {
    let is_form = |body: RequestBody| matches!(body.content(), Content::Form | Content::Multipart);
    if operation.body.is_some_and(is_form) {
        let came = form.iter().map(FormField::name);
        check_names(came, Location::Form, operation, problems);
    }
}

fn check_names<'a>(
    came: impl Iterator<Item = &'a str>,
    location: Location,
    operation: &Operation,
    problems: &mut Vec<String>,
) {
    let known = names(operation, location);
    let mut seen: Vec<&str> = Vec::new();
    for name in came {
        if !received_style::is_known(name, operation, location) && !seen.contains(&name) {
            seen.push(name);
            problems.push(unknown(name, what(location), &known));
        }
    }
}

/// Returns the names of an operation's parameters in one place of the request.
pub(super) fn names(operation: &Operation, location: Location) -> Vec<&'static str> {
    let parameters = operation.parameters.iter();
    let there = parameters.filter(|parameter| parameter.location() == location);
    there.map(Parameter::name).collect()
}

/// Describes an unknown parameter and suggests a known one.
pub(super) fn unknown(name: &str, what: &str, known: &[&str]) -> String {
    let hint = match (nearest(name, known.iter().copied()), known) {
        (Some(name), _) => format!("did you mean `{name}`?"),
        (None, []) => "the operation has none".to_owned(),
        (None, known) => format!("expected {}", list(known, "or")),
    };
    format!("unknown {what} `{name}`; {hint}")
}

fn check_parameter(
    request: &Received,
    form: &[FormField],
    parameter: &Parameter,
    allowed: &[Allow],
    problems: &mut Vec<String>,
) {
    let name = parameter.name();
    let what = what(parameter.location());
    let values = texts(request, form, parameter);
    if parameter.is_required() && values.is_empty() {
        problems.push(format!("the required {what} `{name}` is missing"));
    }
    let (kind, is_list) = match parameter.kind() {
        ValueKind::List(kind) => (*kind, true),
        kind => (kind, false),
    };
    if values.len() > 1 && (!is_list || parameter.separator().is_some()) {
        problems.push(format!(
            "the {what} `{name}` is not a list but was sent {}",
            times(values.len())
        ));
    }
    let lenient = allowed.contains(&Allow::UnknownWords) && matches!(kind, ValueKind::Enum(_));
    let items: Vec<&str> = values
        .iter()
        .flat_map(|value| items(value, parameter))
        .collect();
    let mut found: Vec<String> = Vec::new();
    for value in items.iter().filter(|_| !lenient) {
        match problem_with(value, kind) {
            Some(problem) => found.push(problem),
            None => {
                let limits = parameter.limits().iter();
                found.extend(limits.filter_map(|limit| limit_check::problem_with(value, *limit)));
            }
        }
    }
    if !items.is_empty() {
        let limits = parameter.limits().iter();
        found.extend(limits.filter_map(|limit| limit_check::problem_with_all(&items, *limit)));
    }
    problems.extend(
        found
            .into_iter()
            .map(|problem| format!("the {what} `{name}` {problem}")),
    );
    if let Some(problem) = wrong_media_type(form, parameter, kind) {
        problems.push(format!("the {what} `{name}` {problem}"));
    }
    if kind == ValueKind::File && form.iter().any(|field| lacks_file_name(field, name)) {
        problems.push(format!("the {what} `{name}` must be a file with a name"));
    }
}

/// A required object may have no fields, so that it is absent, except in JSON.
fn check_style(
    request: &Received,
    form: &[FormField],
    operation: &Operation,
    parameter: &Parameter,
    problems: &mut Vec<String>,
) {
    let (name, what) = (parameter.name(), what(parameter.location()));
    let is_needed = parameter.is_required() && parameter.style() == Some(Style::Json);
    match received_style::value(request, form, operation, parameter) {
        Ok(None) if is_needed => problems.push(format!("the required {what} `{name}` is missing")),
        Ok(_) => {}
        Err(problem) => problems.push(format!("the {what} `{name}` {problem}")),
    }
    if let Some(problem) = wrong_media_type(form, parameter, parameter.kind()) {
        problems.push(format!("the {what} `{name}` {problem}"));
    }
}

const fn what(location: Location) -> &'static str {
    match location {
        Location::Path => "path parameter",
        Location::Query => "query parameter",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Form => "form field",
    }
}

/// Returns the decoded values of a parameter in the request.
pub(super) fn texts(request: &Received, form: &[FormField], parameter: &Parameter) -> Vec<String> {
    let name = parameter.name();
    let owned = |value: &str| value.to_owned();
    match parameter.location() {
        Location::Path => request
            .path_parameter(name)
            .map(owned)
            .into_iter()
            .collect(),
        Location::Query => request.query_values(name).map(owned).collect(),
        Location::Header => request.header(name).map(owned).into_iter().collect(),
        Location::Cookie => {
            let named = request.cookies().iter().filter(|(key, _)| key == name);
            named.map(|(_, value)| value.clone()).collect()
        }
        Location::Form => {
            let fields = form.iter().filter(|field| field.name() == name);
            fields.map(FormField::text).collect()
        }
    }
}

/// Splits a value that contains several.
fn items<'a>(value: &'a str, parameter: &Parameter) -> Vec<&'a str> {
    match parameter.separator() {
        Some(separator) => value.split(separator).map(str::trim).collect(),
        None => vec![value],
    }
}

/// The media type of a part must be that of its field. A file can have another one.
fn wrong_media_type(form: &[FormField], parameter: &Parameter, kind: ValueKind) -> Option<String> {
    let expected = parameter.media_type()?;
    let named = form.iter().filter(|field| field.name() == parameter.name());
    let mut came = named.map(|field| field.media_type().unwrap_or("text/plain"));
    let other = came.find(|came| essence(came) != essence(expected))?;
    let problem = format!("must have the media type `{expected}`, not `{other}`");
    (kind != ValueKind::File).then_some(problem)
}

fn lacks_file_name(field: &FormField, name: &str) -> bool {
    field.name() == name && field.file_name().is_none()
}

fn check_body(request: &Received, expected_body: Option<RequestBody>) -> Option<String> {
    let size = request.body().len();
    let Some(expected_body) = expected_body else {
        return (size > 0).then(|| {
            format!("the operation takes no body, but the request has one of {size} bytes")
        });
    };
    if size == 0 {
        return expected_body
            .is_required()
            .then(|| "the required body is missing".to_owned());
    }
    let expected = expected_body.media_type();
    // The default media type of bytes leaves the actual type open.
    if expected == Content::Binary.media_type() {
        return None;
    }
    match request.header(CONTENT_TYPE.as_str()) {
        None => {
            return Some(format!(
                "the body has no `Content-Type`; it must be `{expected}`"
            ));
        }
        Some(media_type) if essence(media_type) != essence(expected) => {
            return Some(format!(
                "the `Content-Type` of the body must be `{expected}`, not `{media_type}`"
            ));
        }
        Some(_) => {}
    }
    match expected_body.content() {
        Content::Json => {}
        Content::Text => return not_text(request.body()),
        Content::Binary | Content::Form | Content::Multipart => return None,
    }
    let json: Result<serde::de::IgnoredAny, _> = serde_json::from_slice(request.body());
    json.err()
        .map(|error| format!("the body is not JSON: {error}"))
}

fn not_text(body: &[u8]) -> Option<String> {
    let text = str::from_utf8(body);
    text.err()
        .map(|error| format!("the body is not UTF-8 text: {error}"))
}

/// Returns a media type without its parameters.
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.to_ascii_lowercase()
}
