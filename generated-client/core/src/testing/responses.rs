//! The answers that a rule can have.

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

/// A status by its number.
#[track_caller]
fn status(number: u16) -> StatusCode {
    match StatusCode::from_u16(number) {
        Ok(status) => status,
        Err(_) => fail(format_args!("{number} is no HTTP status")),
    }
}

/// What a value became, or a test that fails.
#[track_caller]
fn encoded<T>(result: Result<T, impl Display>) -> T {
    match result {
        Ok(encoded) => encoded,
        Err(error) => fail(format_args!("the answer cannot be sent: {error}")),
    }
}

/// What an operation answers.
impl<'s, E: Endpoint> RuleBuilder<'s, E> {
    /// Answers with what the operation returns: 200 with JSON or bytes, 204 if it returns nothing, or the status that the
    /// reference has for it.
    ///
    /// # Panics
    ///
    /// When the value has a number that is not finite.
    #[track_caller]
    pub fn returns(self, value: E::Output) -> Rule<'s> {
        let answer = encoded(value.to_response(E::OPERATION.answers));
        let status = self::status(answer.status);
        self.answer(match answer.media_type {
            Some(media_type) => Reply::typed(status, media_type, answer.body),
            None => Reply::new(ReplyKind::Whole(status, answer.body.into())),
        })
    }

    /// Answers with 200 and this JSON, be it what the operation returns or not: with fields that this version does not
    /// know, for example.
    pub fn returns_json(self, body: Json) -> Rule<'s> {
        self.answer(Reply::json(StatusCode::OK, body.to_string()))
    }

    /// Answers with an error of the API.
    ///
    /// # Panics
    ///
    /// When the status is one of success or none at all.
    #[track_caller]
    pub fn fails<B: Slot, A>(self, status: u16, error: B) -> Rule<'s>
    where
        Error: HasBody<B, A>,
    {
        let status = self::status(status);
        if status.is_success() {
            fail(format_args!("the status {status} is no failure"));
        }
        let body = encoded(to_json(&error));
        self.answer(Reply::json(status, body))
    }
}

/// What the platform answers to a request for a token.
impl<'s> RuleBuilder<'s, SignIn> {
    /// Grants this token, which is good for a day.
    pub fn grants(self, token: impl Into<String>) -> Rule<'s> {
        let token = Some(token.into());
        self.answer(Reply::new(ReplyKind::Grant(
            token_endpoint::LIFETIME,
            token,
        )))
    }

    /// Grants a new token that expires after this time.
    pub fn expires_in(self, lifetime: Duration) -> Rule<'s> {
        self.answer(Reply::new(ReplyKind::Grant(lifetime, None)))
    }

    /// Answers with an error of OAuth, such as `401`, `"invalid_client"`, `"client not found"`.
    ///
    /// # Panics
    ///
    /// When it is no HTTP status.
    #[track_caller]
    pub fn fails(self, status: u16, error: &str, description: &str) -> Rule<'s> {
        let status = self::status(status);
        self.answer(token_endpoint::error(status, error, description))
    }
}

/// What any server may answer.
impl<'s, E> RuleBuilder<'s, E> {
    /// Answers with this status, these headers and these bytes.
    ///
    /// # Panics
    ///
    /// When it is no HTTP status, or a name or value is none that a header can have.
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
        self.answer(reply)
    }

    /// Answers with 429 and a `Retry-After`, in whole seconds.
    pub fn too_many_requests(self, retry_after: Duration) -> Rule<'s> {
        self.answer(Reply::too_many_requests(retry_after))
    }

    /// Answers with 503.
    pub fn unavailable(self) -> Rule<'s> {
        self.answer(Reply::unavailable())
    }

    /// Takes the request, and never answers.
    pub fn hangs(self) -> Rule<'s> {
        self.answer(Reply::new(ReplyKind::Silence))
    }

    /// Takes the request, and closes the connection without an answer.
    pub fn resets(self) -> Rule<'s> {
        self.answer(Reply::new(ReplyKind::Reset))
    }

    /// Answers with 200, and closes the connection in the middle of the body.
    pub fn half_a_body(self) -> Rule<'s> {
        let mut reply = Reply::json(StatusCode::OK, "");
        reply.kind = ReplyKind::Half(StatusCode::OK, Bytes::from_static(br#"{"name": "cut o"#));
        self.answer(reply)
    }

    /// Answers with 200 and a body that says that it is JSON, and is not.
    pub fn broken_json(self) -> Rule<'s> {
        self.answer(Reply::json(StatusCode::OK, r#"{"name": "#))
    }
}
