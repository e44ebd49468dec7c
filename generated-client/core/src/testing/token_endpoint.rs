//! The OAuth token endpoint: grants and checks access tokens.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, COOKIE};
use reqwest::{Method, StatusCode};
use serde_json::json;
use tokio::time::Instant;

use super::received::Received;
use super::reply::{Reply, ReplyKind};
use crate::operation::{ApiKey, ApiKeyLocation, Operation, SecurityScheme};

/// The path of the token endpoint.
pub(super) const PATH: &str = "/oauth/token";

/// The default lifetime of a token.
pub(super) const LIFETIME: Duration = Duration::from_secs(86_400);

/// The subject of a [`RuleBuilder`](super::RuleBuilder) for `POST /oauth/token`.
#[derive(Debug, Clone, Copy)]
pub struct SignIn;

/// The tokens granted so far.
#[derive(Default)]
pub(super) struct Tokens {
    granted: usize,
    /// The tokens that are not revoked, with their times of expiry.
    ///
    /// `None` means that the token does not expire.
    live: Vec<(String, Option<Instant>)>,
    /// Whether calls need the credentials of their operation.
    pub(super) required: bool,
}

impl Tokens {
    /// Replaces a grant by the response with a token.
    pub(super) fn fill(&mut self, reply: Reply, request: &Received) -> Reply {
        let ReplyKind::Grant(lifetime, token) = reply.kind else {
            return reply;
        };
        self.granted += 1;
        let number = self.granted;
        let token = token.unwrap_or_else(|| format!("testing-token-{number}"));
        let mut body = json!({
            "access_token": token,
            "token_type": "bearer",
            "expires_in": lifetime.as_secs(),
        });
        let form = request.form_pairs();
        if matches!(
            value(&form, "grant_type"),
            Some("authorization_code" | "refresh_token")
        ) {
            body["refresh_token"] = format!("testing-refresh-{number}").into();
        }
        self.live
            .push((token, Instant::now().checked_add(lifetime)));
        let mut response = Reply::json(StatusCode::OK, body.to_string());
        response.headers.extend(reply.headers);
        response.delay = reply.delay;
        response
    }

    /// Revokes all tokens granted so far.
    pub(super) fn revoke(&mut self) {
        self.live.clear();
    }

    /// Returns the response to a call that lacks the credentials of its operation.
    pub(super) fn refusal(&self, request: &Received, operation: &Operation) -> Option<Reply> {
        let alternatives = operation.security;
        if !self.required || alternatives.is_empty() {
            return None;
        }
        let mut refusals = alternatives.iter().map(|schemes| {
            let mut schemes = schemes.iter();
            schemes.find_map(|scheme| self.scheme_refusal(request, *scheme))
        });
        let first = refusals.next()??;
        refusals.all(|refusal| refusal.is_some()).then_some(first)
    }

    fn scheme_refusal(&self, request: &Received, scheme: SecurityScheme) -> Option<Reply> {
        let refusal = |message: &str| {
            Reply::error(StatusCode::UNAUTHORIZED, "authentication.required", message)
        };
        match scheme {
            SecurityScheme::Bearer => self.token_refusal(request),
            SecurityScheme::Basic(_) => {
                let header = request.header(AUTHORIZATION.as_str()).unwrap_or_default();
                let message = "No user name and password specified in authorization header.";
                (!header.starts_with("Basic ")).then(|| refusal(message))
            }
            SecurityScheme::ApiKey(key) => {
                let message = format!("No API key specified in `{}`.", key.parameter());
                (!has_key(request, key)).then(|| refusal(&message))
            }
        }
    }

    fn token_refusal(&self, request: &Received) -> Option<Reply> {
        let header = request.header(AUTHORIZATION.as_str());
        let token = header.and_then(|header| header.strip_prefix("Bearer "));
        let Some(token) = token else {
            return Some(Reply::error(
                StatusCode::UNAUTHORIZED,
                "authentication.required",
                "No authentication bearer token specified in authorization header.",
            ));
        };
        let now = Instant::now();
        let mut live = self.live.iter();
        let good = live.any(|(one, end)| one == token && end.is_none_or(|end| now < end));
        let refusal = || {
            Reply::error(
                StatusCode::UNAUTHORIZED,
                "bad.credentials",
                "Invalid login credentials.",
            )
        };
        (!good).then(refusal)
    }
}

fn has_key(request: &Received, key: ApiKey) -> bool {
    let name = key.parameter();
    match key.location() {
        ApiKeyLocation::Header => request.header(name).is_some(),
        ApiKeyLocation::Query => request.query_value(name).is_some(),
        ApiKeyLocation::Cookie => {
            let cookies = request.header(COOKIE.as_str()).unwrap_or_default();
            let mut names = cookies.split("; ").filter_map(|pair| pair.split_once('='));
            names.any(|(found, _)| found == name)
        }
    }
}

fn value<'a>(form: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let pair = form.iter().find(|(key, _)| key == name)?;
    Some(&pair.1)
}

/// Returns all problems of a token request.
pub(super) fn check(request: &Received) -> Vec<String> {
    if *request.method() != Method::POST {
        return vec![format!(
            "tokens are requested with `POST {PATH}`, not `{}`",
            request.method()
        )];
    }
    let media_type = request.header("content-type").unwrap_or_default();
    if !media_type.starts_with("application/x-www-form-urlencoded") {
        return vec![
            "the `Content-Type` of a token request must be `application/x-www-form-urlencoded`"
                .to_owned(),
        ];
    }
    let form = request.form_pairs();
    let needed: &[&str] = match value(&form, "grant_type") {
        Some("client_credentials") => &[],
        Some("authorization_code") => &["code", "redirect_uri"],
        Some("refresh_token") => &["refresh_token"],
        Some("urn:ietf:params:oauth:grant-type:saml2-bearer") => &["orgName", "assertion"],
        Some(other) => return vec![format!("unknown grant type `{other}`")],
        None => return vec!["the form has no `grant_type`".to_owned()],
    };
    let missing = needed.iter().filter(|name| value(&form, name).is_none());
    let mut problems: Vec<String> = missing
        .map(|name| format!("the form has no `{name}`"))
        .collect();
    let authorization = request.header(AUTHORIZATION.as_str()).unwrap_or_default();
    // A public client has no secret; PKCE proves its identity.
    if !authorization.starts_with("Basic ") && value(&form, "client_id").is_none() {
        problems.push(
            "the request has neither an `Authorization: Basic` header nor a `client_id`".to_owned(),
        );
    }
    if value(&form, "grant_type") == Some("client_credentials")
        && !authorization.starts_with("Basic ")
    {
        problems
            .push("client credentials must be sent in an `Authorization: Basic` header".to_owned());
    }
    problems
}

/// Creates an OAuth error response.
pub(super) fn error(status: StatusCode, error: &str, description: &str) -> Reply {
    let body = json!({"error": error, "error_description": description});
    Reply::json(status, body.to_string())
}
