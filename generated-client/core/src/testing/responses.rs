//! The responses of rules.

use std::fmt::Display;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;

use super::fail;
use super::reply::{Reply, ReplyKind};
use super::rule::{Rule, RuleBuilder};
use super::token_endpoint::{self, SignIn};
use crate::error::{Error, HasBody};
use crate::json::{Json, Slot, to_json};
use crate::operation::{Endpoint, Output};
use crate::transport::header;

/// Converts a status, or fails the test.
#[track_caller]
fn status(number: u16) -> StatusCode {
    match StatusCode::from_u16(number) {
        Ok(status) => status,
        Err(_) => fail(format_args!("{number} is not an HTTP status")),
    }
}

/// Returns the encoded value, or fails the test.
#[track_caller]
fn encoded<T>(result: Result<T, impl Display>) -> T {
    match result {
        Ok(encoded) => encoded,
        Err(error) => fail(format_args!("cannot encode the response: {error}")),
    }
}

/// Responses of an operation.
impl<'s, E: Endpoint> RuleBuilder<'s, E> {
    /// Responds with the value that the operation returns.
    ///
    /// The status is the first successful one in the API's reference, or else 200 with JSON or
    /// bytes, and 204 without a value.
    ///
    /// # Panics
    ///
    /// If the value contains a number that is not finite.
    #[track_caller]
    pub fn returns(self, value: E::Output) -> Rule<'s> {
        let response = encoded(value.to_response(E::OPERATION.answers));
        let status = self::status(response.status);
        self.respond(match response.media_type {
            Some(media_type) => Reply::typed(status, media_type, response.body),
            None => Reply::new(ReplyKind::Whole(status, response.body.into())),
        })
    }

    /// Responds with 200 and this JSON, which need not match the operation.
    ///
    /// It may contain unknown fields, for example.
    pub fn returns_json(self, body: Json) -> Rule<'s> {
        self.respond(Reply::json(StatusCode::OK, body.to_string()))
    }

    /// Responds with an error of the API.
    ///
    /// # Panics
    ///
    /// If the status is successful or not an HTTP status.
    #[track_caller]
    pub fn fails<B: Slot, A>(self, status: u16, error: B) -> Rule<'s>
    where
        Error: HasBody<B, A>,
    {
        let status = self::status(status);
        if status.is_success() {
            fail(format_args!("the status {status} is not an error"));
        }
        let body = encoded(to_json(&error));
        self.respond(Reply::json(status, body))
    }
}

/// Responses to a request for a token.
impl<'s> RuleBuilder<'s, SignIn> {
    /// Grants this token, which is valid for a day.
    pub fn grants(self, token: impl Into<String>) -> Rule<'s> {
        let token = Some(token.into());
        self.respond(Reply::new(ReplyKind::Grant(
            token_endpoint::LIFETIME,
            token,
        )))
    }

    /// Grants a new token that expires after this time.
    pub fn expires_in(self, lifetime: Duration) -> Rule<'s> {
        self.respond(Reply::new(ReplyKind::Grant(lifetime, None)))
    }

    /// Responds with an OAuth error, such as `401`, `"invalid_client"`, `"client not found"`.
    ///
    /// # Panics
    ///
    /// If the status is not an HTTP status.
    #[track_caller]
    pub fn fails(self, status: u16, error: &str, description: &str) -> Rule<'s> {
        let status = self::status(status);
        self.respond(token_endpoint::error(status, error, description))
    }
}

/// Responses of any server.
impl<'s, E> RuleBuilder<'s, E> {
    /// Responds with this status, these headers and this body.
    ///
    /// # Panics
    ///
    /// If the status is not an HTTP status, or a header name or value is invalid.
    #[track_caller]
    pub fn answers(
        self,
        status: u16,
        headers: &[(&str, &str)],
        body: impl Into<Vec<u8>>,
    ) -> Rule<'s> {
        let body = Bytes::from(body.into());
        let mut reply = Reply::new(ReplyKind::Whole(self::status(status), body));
        for (name, value) in headers {
            let (name, value) = encoded(header(name, value));
            reply.headers.append(name, value);
        }
        self.respond(reply)
    }

    /// Responds with 429 and a `Retry-After` in whole seconds, rounded up.
    pub fn too_many_requests(self, retry_after: Duration) -> Rule<'s> {
        self.respond(Reply::too_many_requests(retry_after))
    }

    /// Responds with 503.
    pub fn unavailable(self) -> Rule<'s> {
        self.respond(Reply::unavailable())
    }

    /// Receives the request and never responds.
    pub fn hangs(self) -> Rule<'s> {
        self.respond(Reply::new(ReplyKind::Silence))
    }

    /// Receives the request and closes the connection without a response.
    pub fn resets(self) -> Rule<'s> {
        self.respond(Reply::new(ReplyKind::Reset))
    }

    /// Responds with 200 and closes the connection in the middle of the body.
    pub fn half_a_body(self) -> Rule<'s> {
        let mut reply = Reply::json(StatusCode::OK, "");
        reply.kind = ReplyKind::Half(StatusCode::OK, Bytes::from_static(br#"{"name": "cut o"#));
        self.respond(reply)
    }

    /// Responds with 200 and an invalid JSON body with the media type of JSON.
    pub fn broken_json(self) -> Rule<'s> {
        self.respond(Reply::json(StatusCode::OK, r#"{"name": "#))
    }
}
