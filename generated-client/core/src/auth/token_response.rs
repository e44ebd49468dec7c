//! What the login server answers.

use std::time::{Duration, Instant};

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::{Map, Value};
use zeroize::Zeroize;

use super::access_token::{AccessToken, bearer};
use super::grant::Grant;
use crate::error::{Error, ErrorKind, ErrorReader, MESSAGE_LIMIT, ServerResponse};
use crate::text::{Secret, printable};

/// What the login server gave for a grant.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Granted {
    /// The access token.
    pub access_token: AccessToken,
    /// What to get the next one for, if the grant is of a kind that gives this.
    pub refresh_token: Option<Secret>,
}

/// Reads an answer. `asked` is when the question was sent: a token is not valid for longer than counted from there.
///
/// # Errors
///
/// [`ErrorKind::SignIn`]. What the server says about a failure is shown, without what is secret in the grant; an answer
/// of success is not, as there may be a token in it.
pub(crate) fn read(
    grant: &Grant,
    status: StatusCode,
    headers: HeaderMap,
    body: &[u8],
    asked: Instant,
    error_body: ErrorReader,
) -> Result<Granted, Error> {
    let mut fields = serde_json::from_slice(body).unwrap_or(Value::Null);
    let result = match fields.as_object_mut() {
        Some(fields) if status.is_success() => granted(fields, asked),
        _ if status.is_success() => Err("it is not a JSON object".to_owned()),
        _ => {
            let server_response = redacted(grant, status, headers, body, error_body);
            return Err(refusal(grant, server_response, &fields));
        }
    };
    let refused = fields.get("error").is_some_and(Value::is_string);
    let result = result.map_err(|problem| {
        let server_response = ServerResponse {
            status,
            headers,
            body: None,
            excerpt: None,
        };
        let message = match oauth_error(grant, &fields) {
            Some(reason) if refused => format!("the login server refused: {reason}"),
            _ => format!("the login server's answer cannot be read: {problem} (not shown)"),
        };
        Error::new(ErrorKind::SignIn, message).with_response(server_response)
    });
    wipe(&mut fields);
    result
}

/// Takes the tokens out of an answer of success.
fn granted(fields: &mut Map<String, Value>, asked: Instant) -> Result<Granted, String> {
    let mut secret = |name: &str| match fields.get_mut(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(Secret::from(std::mem::take(text))),
        _ => None,
    };
    let token = secret("access_token").ok_or("it has no `access_token`")?;
    let refresh_token = secret("refresh_token");
    match fields.get("token_type") {
        None | Some(Value::Null) => {}
        Some(Value::String(kind)) if kind.eq_ignore_ascii_case("bearer") => {}
        Some(_) => return Err("its `token_type` is not `bearer`".to_owned()),
    }
    if bearer(&token).is_none() {
        return Err("its `access_token` holds characters that no token can".to_owned());
    }
    let token = AccessToken::new(token).since(asked);
    Ok(Granted {
        access_token: match fields.get("expires_in").and_then(lifetime) {
            Some(lifetime) => token.expires_in(lifetime),
            None => token,
        },
        refresh_token,
    })
}

/// How long a token is valid. What makes no sense (nothing, less, or what no clock can count) counts as unknown: the
/// token is used until the API refuses it.
fn lifetime(value: &Value) -> Option<Duration> {
    let seconds = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|lifetime| !lifetime.is_zero())
}

/// What the server says about a failure, without what is secret in the grant.
fn redacted(
    grant: &Grant,
    status: StatusCode,
    headers: HeaderMap,
    body: &[u8],
    error_body: ErrorReader,
) -> ServerResponse {
    let body = grant.redact(&String::from_utf8_lossy(body));
    ServerResponse::from_failure(status, headers, body.as_bytes(), error_body)
}

/// An answer with a status other than success.
fn refusal(grant: &Grant, server_response: ServerResponse, fields: &Value) -> Error {
    let status = server_response.status;
    let reason = oauth_error(grant, fields).unwrap_or_else(|| server_response.summary());
    let mark = if reason.is_empty() { "" } else { ": " };
    let name = status.canonical_reason().unwrap_or("(unknown status)");
    let message = format!(
        "the login server answered {} {name}{mark}{reason}",
        status.as_str()
    );
    Error::new(ErrorKind::SignIn, message).with_response(server_response)
}

/// The code and description of OAuth, on one line, if the answer has them.
fn oauth_error(grant: &Grant, fields: &Value) -> Option<String> {
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    let code = text("error")?;
    let text = match text("error_description").or_else(|| text("description")) {
        Some(description) if !description.is_empty() => format!("{code}: {description}"),
        _ => code.to_owned(),
    };
    Some(printable(&grant.redact(&text), MESSAGE_LIMIT))
}

/// Overwrites what text there is, which may be tokens.
fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(values) => values.iter_mut().for_each(wipe),
        Value::Object(fields) => fields.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
