//! Executes a call: credentials, rate limit, attempts, retries and the deadline.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};

use super::credentials::Credentials;
use super::deadline::Deadline;
use super::span::Span;
use crate::auth::{IssuedToken, Session};
use crate::client::Shared;
use crate::error::Error;
use crate::json::JsonError;
use crate::operation::{Content, Operation, Output};
use crate::request::PreparedRequest;
use crate::response::Response;
use crate::retry::{Decision, decide};
use crate::transport::{Attempt, BoxFuture, Limits, Next, exchange};

/// The statuses that are accepted as a response.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accept {
    /// Successful statuses; all others are errors.
    Success,
    /// All statuses.
    Any,
}

/// The final response of a call, with the context for reporting a decoding error.
pub(crate) struct Outcome {
    response: Response<Bytes>,
    sent: u32,
    span: Span,
}

impl Outcome {
    /// Returns the response with its undecoded body.
    pub(crate) fn into_response(self) -> Response<Bytes> {
        self.response
    }

    /// The undecoded body.
    pub(crate) const fn body(&self) -> &Bytes {
        self.response.value()
    }

    /// Decodes the body.
    ///
    /// # Errors
    ///
    /// If the body does not match the operation.
    #[inline]
    pub(crate) fn read<T: Output>(
        mut self,
        operation: &'static Operation,
    ) -> Result<Response<T>, Error> {
        let status = self.response.status().as_u16();
        self.unquote_text(operation);
        match T::from_response(status, self.response.value_mut(), operation.answers) {
            Ok(value) => Ok(self.response.map(|_| value)),
            Err(error) => Err(self.decode_error(operation, error)),
        }
    }

    /// Replaces a JSON string by its text, if the operation returns text of any media type.
    fn unquote_text(&mut self, operation: &'static Operation) {
        let status = self.response.status().as_u16();
        let body = operation
            .answers
            .iter()
            .find(|body| body.status() == status);
        let body = body.or(operation.answers.first());
        let is_any = body.is_some_and(|body| {
            body.content() == Some(Content::Text) && body.media_type() == Some("*/*")
        });
        let is_json = |value: &HeaderValue| {
            let essence = value.to_str().unwrap_or_default().split(';').next();
            let essence = essence.unwrap_or_default().trim();
            essence.ends_with("/json") || essence.ends_with("+json")
        };
        if is_any
            && self
                .response
                .headers()
                .get(CONTENT_TYPE)
                .is_some_and(is_json)
        {
            let value = self.response.value_mut();
            if let Ok(text) = serde_json::from_slice::<String>(value) {
                *value = text.into();
            }
        }
    }

    fn decode_error(self, operation: &'static Operation, error: JsonError) -> Error {
        let error = Error::decode(operation, self.response, error).with_attempts(self.sent);
        self.span.record_error(&error);
        error
    }
}

/// Sends a request until its outcome is final.
///
/// The future is boxed here and not in the generic callers, whose every instantiation would contain
/// the code of the future.
///
/// # Errors
///
/// Errors from building the request, failed exchanges, and statuses that are not accepted.
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
        Ok(response) if accept == Accept::Any || request.operation.is_answer(response.status()) => {
            Ok(response)
        }
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

/// Sends a request until its outcome is final, or retries are exhausted.
async fn send_with_retries(
    request: &PreparedRequest,
    span: &Span,
    sent: &mut u32,
) -> Result<Response<Bytes>, Error> {
    let shared = &*request.client.0;
    let options = &request.options;
    let policy = options.retry.as_ref().unwrap_or(&shared.retry);
    let deadline = Deadline::start(options.timeout.unwrap_or(shared.timeout));
    let credentials = Credentials::choose(request);
    let mut retries = 0;
    let mut replay = Replay::Possible;
    let mut next: Option<IssuedToken> = None;
    shared.budget.earn();
    loop {
        let token = match next.take() {
            Some(token) => Some(token),
            None => self::token(request, &credentials, &deadline).await?,
        };
        wait_for_rate_limit(shared, &deadline).await?;
        *sent += 1;
        let outcome = send_attempt(request, &credentials, token.as_ref(), *sent, &deadline).await;
        if let (Ok(response), Some(refused), Replay::Possible) = (&outcome, &token, replay)
            && response.status() == StatusCode::UNAUTHORIZED
            && shared.session.reject(refused)
        {
            // A token may be revoked before it expires, so the request is sent once more with a new
            // token.
            replay = Replay::Done;
            next = self::token(request, &credentials, &deadline)
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

/// Whether a request with a rejected token may be sent again with a new one.
#[derive(Clone, Copy)]
enum Replay {
    Possible,
    Done,
}

/// Returns the token for the next attempt; `None` if the call carries none.
async fn token(
    request: &PreparedRequest,
    credentials: &Credentials<'_>,
    deadline: &Deadline,
) -> Result<Option<IssuedToken>, Error> {
    let shared = &*request.client.0;
    match &shared.session {
        _ if !credentials.token => Ok(None),
        Session::None => Ok(None),
        Session::Fixed(token) => Ok(Some(token.clone())),
        session @ Session::Cached(_) => deadline.within("signing in", session.token()).await?,
    }
}

/// Waits until the client's rate limit, if it has one, permits the next request.
async fn wait_for_rate_limit(shared: &Shared, deadline: &Deadline) -> Result<(), Error> {
    let Some(limiter) = &shared.limiter else {
        return Ok(());
    };
    let now = std::time::Instant::now();
    match limiter.reserve(now, deadline.end) {
        Ok(start) if start <= now => {}
        Ok(start) => tokio::time::sleep_until(start.into()).await,
        Err(_) => return Err(deadline.error("waiting for the client's rate limit")),
    }
    Ok(())
}

/// Sends a request once, through all middleware.
async fn send_attempt(
    request: &PreparedRequest,
    credentials: &Credentials<'_>,
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
        credentials.add_headers(request, &mut headers);
        headers
    };
    let (url, body) = (request.url.clone(), request.body.clone());
    let secrets = credentials.query(&url);
    if shared.middleware.is_empty() {
        return exchange(
            &shared.http,
            request.operation,
            url,
            &secrets,
            &headers,
            body,
            limits,
        )
        .await;
    }
    let next = Next::new(&shared.middleware, &shared.http, &secrets, limits);
    let attempt = Attempt::new(request.operation, number, url, headers(), body);
    deadline.within("the middleware", next.run(attempt)).await?
}
