//! Whether a request is one that the facts about its operation allow.

use reqwest::header::CONTENT_TYPE;

use super::received::Received;
use super::value::problem_with;
use super::wording::{list, nearest, times};
use crate::runtime::body::{Content, RequestBody};
use crate::runtime::operation::Operation;
use crate::runtime::parameter::{Location, Parameter, ValueKind};

/// What a server lets pass on request; see [`Server::allow`](super::Server::allow).
///
/// ```
/// # use generated_client::organization::GetOrganizationsLimitsChangerequests;
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
    /// Words that this version of the client does not know as values of an enum. The platform may know them.
    UnknownWords,
    /// Query parameters that this version of the client does not know: for links that the server itself made up.
    UnknownQueryParameters,
}

/// All that is wrong with a request for an operation.
pub(super) fn check(request: &Received, operation: &Operation, allowed: &[Allow]) -> Vec<String> {
    let mut problems = Vec::new();
    if !allowed.contains(&Allow::UnknownQueryParameters) {
        check_query_names(request, operation, &mut problems);
    }
    for parameter in operation.parameters {
        check_parameter(request, parameter, allowed, &mut problems);
    }
    problems.extend(check_body(request, operation.body));
    problems
}

fn check_query_names(request: &Received, operation: &Operation, problems: &mut Vec<String>) {
    let known = names(operation, Location::Query);
    let mut seen: Vec<&str> = Vec::new();
    for (name, _) in request.query() {
        if !known.contains(&name.as_str()) && !seen.contains(&name.as_str()) {
            seen.push(name);
            problems.push(unknown(name, "query parameter", &known));
        }
    }
}

/// The names of an operation's parameters in some part of the request.
pub(super) fn names(operation: &Operation, location: Location) -> Vec<&'static str> {
    let parameters = operation.parameters.iter();
    let there = parameters.filter(|parameter| parameter.location() == location);
    there.map(Parameter::name).collect()
}

/// Says that there is no such parameter, and which one was probably meant.
pub(super) fn unknown(name: &str, what: &str, known: &[&str]) -> String {
    let hint = match (nearest(name, known.iter().copied()), known) {
        (Some(name), _) => format!("did you mean `{name}`?"),
        (None, []) => "there are none".to_owned(),
        (None, known) => format!("there is {}", list(known, "and")),
    };
    format!("there is no {what} `{name}`; {hint}")
}

fn check_parameter(
    request: &Received,
    parameter: &Parameter,
    allowed: &[Allow],
    problems: &mut Vec<String>,
) {
    let name = parameter.name();
    let (what, values): (_, Vec<&str>) = match parameter.location() {
        Location::Path => (
            "path parameter",
            request.path_parameter(name).into_iter().collect(),
        ),
        Location::Query => ("query parameter", request.query_values(name).collect()),
        Location::Header => ("header", request.header(name).into_iter().collect()),
    };
    if parameter.is_required() && values.is_empty() {
        problems.push(format!("the required {what} `{name}` is missing"));
    }
    let (kind, is_list) = match parameter.kind() {
        ValueKind::List(kind) => (*kind, true),
        kind => (kind, false),
    };
    if values.len() > 1 && !is_list {
        problems.push(format!(
            "the {what} `{name}` is no list, and came {}",
            times(values.len())
        ));
    }
    let lenient = allowed.contains(&Allow::UnknownWords) && matches!(kind, ValueKind::Enum(_));
    for value in values.into_iter().filter(|_| !lenient) {
        if let Some(problem) = problem_with(value, kind) {
            problems.push(format!("the {what} `{name}` {problem}"));
        }
    }
}

fn check_body(request: &Received, fact: Option<RequestBody>) -> Option<String> {
    let size = request.body().len();
    let Some(fact) = fact else {
        return (size > 0).then(|| format!("it takes no body, and one of {size} bytes came"));
    };
    if size == 0 {
        return fact
            .is_required()
            .then(|| "the required body is missing".to_owned());
    }
    let expected = fact.media_type();
    // Bytes that the reference does not say more about may be of any type.
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
    match fact.content() {
        Content::Json => {}
        Content::Text => return not_text(request.body()),
        Content::Binary => return None,
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

/// A media type without its parameters.
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.to_ascii_lowercase()
}
