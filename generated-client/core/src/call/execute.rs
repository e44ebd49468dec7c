//! A call from its first attempt to its outcome: credentials, turns, time, retries.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::AUTHORIZATION;

use super::deadline::Deadline;
use super::span::Span;
use crate::auth::{Pass, Session};
use crate::client::Shared;
use crate::error::Error;
use crate::json::JsonError;
use crate::operation::{Operation, Output};
use crate::request::Call;
use crate::response::Response;
use crate::retry::{Decision, decide};
use crate::transport::{Attempt, BoxFuture, Limits, Next, exchange};

/// Which answers are an outcome, and not an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Those of success.
    Success,
    /// All.
    Anything,
}

/// The answer that a call ends with, and what has to be told if it cannot be read.
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
        match T::from_answer(status, self.response.value_mut(), operation.answers) {
            Ok(value) => Ok(self.response.map(|_| value)),
            Err(error) => Err(self.unreadable(operation, error)),
        }
    }

    fn unreadable(self, operation: &'static Operation, error: JsonError) -> Error {
        let error = Error::decode(operation, self.response, error).after(self.sent);
        self.span.failed(&error);
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
    call: Result<Call, Error>,
    wanted: Wanted,
) -> BoxFuture<'static, Result<Outcome, Error>> {
    Box::pin(to_outcome(call, wanted))
}

async fn to_outcome(call: Result<Call, Error>, wanted: Wanted) -> Result<Outcome, Error> {
    let call = call?;
    let span = Span::of(&call);
    let mut sent = 0;
    let result = span.around(run(&call, &span, &mut sent)).await;
    let result = match result {
        Ok(response) if wanted == Wanted::Anything || response.status().is_success() => {
            Ok(response)
        }
        Ok(response) => Err(Error::status_of(
            call.operation,
            response,
            call.client.0.error_body,
        )),
        Err(error) => Err(error.of(call.operation)),
    };
    let result = result.map_err(|error| error.after(sent));
    span.end(&result, sent);
    result.map(|response| Outcome {
        response,
        sent,
        span,
    })
}

/// Sends a request until there is an answer that need not or cannot be improved by sending it again.
async fn run(call: &Call, span: &Span, sent: &mut u32) -> Result<Response<Bytes>, Error> {
    let shared = &*call.client.0;
    let options = &call.options;
    let policy = options.retry.as_ref().unwrap_or(&shared.retry);
    let deadline = Deadline::start(options.timeout.unwrap_or(shared.timeout));
    let mut retries = 0;
    let mut replay = Replay::Possible;
    let mut next: Option<Pass> = None;
    shared.budget.earn();
    loop {
        let pass = match next.take() {
            Some(pass) => Some(pass),
            None => sign_in(call, &deadline).await?,
        };
        turn(shared, &deadline).await?;
        *sent += 1;
        let outcome = attempt(call, pass.as_ref(), *sent, &deadline).await;
        if let (Ok(response), Some(refused), Replay::Possible) = (&outcome, &pass, replay)
            && response.status() == StatusCode::UNAUTHORIZED
            && shared.session.reject(refused)
        {
            // A token can die before its time. With another one the server may think better of it, once.
            replay = Replay::Done;
            next = sign_in(call, &deadline)
                .await?
                .filter(|next| !next.same_token(refused));
            if next.is_some() {
                continue;
            }
        }
        let Decision::After(delay) = decide(policy, &call.operation.method, retries, &outcome)
        else {
            return outcome;
        };
        if delay >= deadline.left() || !shared.budget.pay() {
            return outcome;
        }
        retries += 1;
        span.retry(&outcome, delay);
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
async fn sign_in(call: &Call, deadline: &Deadline) -> Result<Option<Pass>, Error> {
    let shared = &*call.client.0;
    match &shared.session {
        _ if call.operation.anonymous => Ok(None),
        _ if call.headers.contains_key(AUTHORIZATION) => Ok(None),
        _ if shared.headers.contains_key(AUTHORIZATION) => Ok(None),
        Session::None => Ok(None),
        Session::Fixed(pass) => Ok(Some(pass.clone())),
        session @ Session::Renewing(_) => deadline.within("signing in", session.pass()).await?,
    }
}

/// Waits for the client's next turn to send, if it limits how much it sends.
async fn turn(shared: &Shared, deadline: &Deadline) -> Result<(), Error> {
    let Some(limiter) = &shared.limiter else {
        return Ok(());
    };
    let now = std::time::Instant::now();
    match limiter.take(now, deadline.end) {
        Ok(turn) if turn <= now => {}
        Ok(turn) => tokio::time::sleep_until(turn.into()).await,
        Err(_) => return Err(deadline.over("waiting for a turn within the client's rate limit")),
    }
    Ok(())
}

/// Sends a request once, through all middleware.
async fn attempt(
    call: &Call,
    pass: Option<&Pass>,
    number: u32,
    deadline: &Deadline,
) -> Result<Response<Bytes>, Error> {
    let shared = &*call.client.0;
    let own = call
        .options
        .attempt_timeout
        .unwrap_or(shared.attempt_timeout);
    let limits = Limits {
        time: own.min(deadline.left()),
        bytes: shared.max_response,
    };
    let headers = || {
        let mut headers = call.headers();
        if let Some(pass) = pass {
            headers.insert(AUTHORIZATION, pass.header.clone());
        }
        headers
    };
    let (url, body) = (call.url.clone(), call.body.clone());
    if shared.middleware.is_empty() {
        return exchange(&shared.http, call.operation, url, &headers, body, limits).await;
    }
    let next = Next::new(&shared.middleware, &shared.http, limits);
    let attempt = Attempt::new(call.operation, number, url, headers(), body);
    deadline.within("the middleware", next.run(attempt)).await?
}
