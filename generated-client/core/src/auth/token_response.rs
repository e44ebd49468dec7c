//! The token response of the login server.

use std::time::{Duration, Instant};

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::{Map, Value};
use zeroize::Zeroize;

use super::access_token::{AccessToken, bearer};
use super::grant::Grant;
use crate::error::{Error, ErrorKind, ErrorReader, MESSAGE_LIMIT, ServerResponse};
use crate::json::without_bom;
use crate::text::{Secret, printable};

/// The tokens that the login server issued for a grant.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Granted {
    /// The access token.
    pub access_token: AccessToken,
    /// The token for the next sign-in, if the grant type provides one.
    pub refresh_token: Option<Secret>,
}

/// Reads a response. `asked` is the time of the request, from which the token's lifetime counts.
///
/// # Errors
///
/// [`ErrorKind::SignIn`]. The message shows the server's error with the grant's secrets redacted.
/// It never shows a successful response, which may contain a token.
pub(crate) fn read(
    grant: &Grant,
    status: StatusCode,
    headers: HeaderMap,
    body: &[u8],
    asked: Instant,
    error_body: ErrorReader,
) -> Result<Granted, Error> {
    let mut fields = serde_json::from_slice(without_bom(body)).unwrap_or(Value::Null);
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
            _ => format!("the login server's response is invalid: {problem} (not shown)"),
        };
        Error::new(ErrorKind::SignIn, message).with_response(server_response)
    });
    wipe(&mut fields);
    result
}

/// Extracts the tokens from a successful response.
fn granted(fields: &mut Map<String, Value>, asked: Instant) -> Result<Granted, String> {
    let mut secret = |name: &str| match fields.get_mut(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(Secret::from(std::mem::take(text))),
        _ => None,
    };
    let token = secret("access_token").ok_or("`access_token` is missing")?;
    let refresh_token = secret("refresh_token");
    match fields.get("token_type") {
        None | Some(Value::Null) => {}
        Some(Value::String(kind)) if kind.eq_ignore_ascii_case("bearer") => {}
        Some(_) => return Err("`token_type` is not `bearer`".to_owned()),
    }
    if bearer(&token).is_none() {
        return Err("`access_token` contains invalid characters".to_owned());
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

/// Reads the lifetime of a token.
///
/// Invalid values (zero, negative, or too large for the clock) count as unknown: the token is used
/// until the API rejects it.
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

/// Builds the error response with the grant's secrets redacted.
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

/// The login server responded with a status other than success.
fn refusal(grant: &Grant, server_response: ServerResponse, fields: &Value) -> Error {
    let status = server_response.status;
    let reason = oauth_error(grant, fields).unwrap_or_else(|| server_response.summary());
    let mark = if reason.is_empty() { "" } else { ": " };
    let name = status.canonical_reason().unwrap_or("(unknown status)");
    let message = format!(
        "the login server responded with {} {name}{mark}{reason}",
        status.as_str()
    );
    Error::new(ErrorKind::SignIn, message).with_response(server_response)
}

/// Returns the OAuth error code and description on one line, if the response has them.
fn oauth_error(grant: &Grant, fields: &Value) -> Option<String> {
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    let code = text("error")?;
    let text = match text("error_description").or_else(|| text("description")) {
        Some(description) if !description.is_empty() => format!("{code}: {description}"),
        _ => code.to_owned(),
    };
    Some(printable(&grant.redact(&text), MESSAGE_LIMIT))
}

/// Overwrites all text, which may contain tokens.
fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(values) => values.iter_mut().for_each(wipe),
        Value::Object(fields) => fields.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
