//! A request from its first attempt to its outcome: credentials, turns, time, retries.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::AUTHORIZATION;

use super::deadline::Deadline;
use super::span::Span;
use crate::auth::{IssuedToken, Session};
use crate::client::Shared;
use crate::error::Error;
use crate::json::JsonError;
use crate::operation::{Operation, Output};
use crate::request::PreparedRequest;
use crate::response::Response;
use crate::retry::{Decision, decide};
use crate::transport::{Attempt, BoxFuture, Limits, Next, exchange};

/// Which answers are an outcome, and not an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accept {
    /// Those of success.
    Success,
    /// All.
    Any,
}

/// The answer that a request ends with, and what has to be told if it cannot be read.
pub(crate) struct Outcome {
    response: Response<Bytes>,
    sent: u32,
    span: Span,
}

impl Outcome {
    /// The answer as it came.
    pub(crate) fn into_response(self) -> Response<Bytes> {
        self.response
    }

    /// The body as it came.
    pub(crate) const fn body(&self) -> &Bytes {
        self.response.value()
    }

    /// Makes a value of the body.
    ///
    /// # Errors
    ///
    /// When the body holds no such value.
    #[inline]
    pub(crate) fn read<T: Output>(
        mut self,
        operation: &'static Operation,
    ) -> Result<Response<T>, Error> {
        let status = self.response.status().as_u16();
        match T::from_response(status, self.response.value_mut(), operation.answers) {
            Ok(value) => Ok(self.response.map(|_| value)),
            Err(error) => Err(self.decode_error(operation, error)),
        }
    }

    fn decode_error(self, operation: &'static Operation, error: JsonError) -> Error {
        let error = Error::decode(operation, self.response, error).with_attempts(self.sent);
        self.span.record_error(&error);
        error
    }
}

/// Sends a request until there is an outcome. The future is boxed here, and not by the callers: they are generic, and a program
/// would have the code of the future once for each of its parts that makes calls.
///
/// # Errors
///
/// The mistake made in building the request; failures on the way; a status that is not wanted.
pub(crate) fn execute(
    request: Result<PreparedRequest, Error>,
    accept: Accept,
) -> BoxFuture<'static, Result<Outcome, Error>> {
    Box::pin(run(request, accept))
}

async fn run(request: Result<PreparedRequest, Error>, accept: Accept) -> Result<Outcome, Error> {
    let request = request?;
    let span = Span::start(&request);
    let mut sent = 0;
    let result = span
        .instrument(send_with_retries(&request, &span, &mut sent))
        .await;
    let result = match result {
        Ok(response) if accept == Accept::Any || response.status().is_success() => Ok(response),
        Ok(response) => Err(Error::from_status(
            request.operation,
            response,
            request.client.0.error_body,
        )),
        Err(error) => Err(error.with_operation(request.operation)),
    };
    let result = result.map_err(|error| error.with_attempts(sent));
    span.record_result(&result, sent);
    result.map(|response| Outcome {
        response,
        sent,
        span,
    })
}

/// Sends a request until there is an answer that need not or cannot be improved by sending it again.
async fn send_with_retries(
    request: &PreparedRequest,
    span: &Span,
    sent: &mut u32,
) -> Result<Response<Bytes>, Error> {
    let shared = &*request.client.0;
    let options = &request.options;
    let policy = options.retry.as_ref().unwrap_or(&shared.retry);
    let deadline = Deadline::start(options.timeout.unwrap_or(shared.timeout));
    let mut retries = 0;
    let mut replay = Replay::Possible;
    let mut next: Option<IssuedToken> = None;
    shared.budget.earn();
    loop {
        let token = match next.take() {
            Some(token) => Some(token),
            None => credentials(request, &deadline).await?,
        };
        wait_for_rate_limit(shared, &deadline).await?;
        *sent += 1;
        let outcome = send_attempt(request, token.as_ref(), *sent, &deadline).await;
        if let (Ok(response), Some(refused), Replay::Possible) = (&outcome, &token, replay)
            && response.status() == StatusCode::UNAUTHORIZED
            && shared.session.reject(refused)
        {
            // A token can die before its time. With another one the server may think better of it, once.
            replay = Replay::Done;
            next = credentials(request, &deadline)
                .await?
                .filter(|next| !next.same_token(refused));
            if next.is_some() {
                continue;
            }
        }
        let Decision::After(delay) = decide(policy, &request.operation.method, retries, &outcome)
        else {
            return outcome;
        };
        if delay >= deadline.remaining() || !shared.budget.pay() {
            return outcome;
        }
        retries += 1;
        span.record_retry(&outcome, delay);
        tokio::time::sleep(delay).await;
    }
}

/// Whether a request that was refused for its token may be sent again with another one.
#[derive(Clone, Copy)]
enum Replay {
    Possible,
    Done,
}

/// The credentials for the next attempt; none if the request or the client has its own, or none at all.
async fn credentials(
    request: &PreparedRequest,
    deadline: &Deadline,
) -> Result<Option<IssuedToken>, Error> {
    let shared = &*request.client.0;
    match &shared.session {
        _ if request.operation.anonymous => Ok(None),
        _ if request.headers.contains_key(AUTHORIZATION) => Ok(None),
        _ if shared.headers.contains_key(AUTHORIZATION) => Ok(None),
        Session::None => Ok(None),
        Session::Fixed(token) => Ok(Some(token.clone())),
        session @ Session::Cached(_) => deadline.within("signing in", session.token()).await?,
    }
}

/// Waits for the client's next turn to send, if it limits how much it sends.
async fn wait_for_rate_limit(shared: &Shared, deadline: &Deadline) -> Result<(), Error> {
    let Some(limiter) = &shared.limiter else {
        return Ok(());
    };
    let now = std::time::Instant::now();
    match limiter.reserve(now, deadline.end) {
        Ok(start) if start <= now => {}
        Ok(start) => tokio::time::sleep_until(start.into()).await,
        Err(_) => return Err(deadline.error("waiting for a turn within the client's rate limit")),
    }
    Ok(())
}

/// Sends a request once, through all middleware.
async fn send_attempt(
    request: &PreparedRequest,
    token: Option<&IssuedToken>,
    number: u32,
    deadline: &Deadline,
) -> Result<Response<Bytes>, Error> {
    let shared = &*request.client.0;
    let limit = request
        .options
        .attempt_timeout
        .unwrap_or(shared.attempt_timeout);
    let limits = Limits {
        time: limit.min(deadline.remaining()),
        bytes: shared.max_response,
    };
    let headers = || {
        let mut headers = request.headers();
        if let Some(token) = token {
            headers.insert(AUTHORIZATION, token.header.clone());
        }
        headers
    };
    let (url, body) = (request.url.clone(), request.body.clone());
    if shared.middleware.is_empty() {
        return exchange(&shared.http, request.operation, url, &headers, body, limits).await;
    }
    let next = Next::new(&shared.middleware, &shared.http, limits);
    let attempt = Attempt::new(request.operation, number, url, headers(), body);
    deadline.within("the middleware", next.run(attempt)).await?
}
