//! Sending a request and receiving its answer: the one place where bytes leave the process.

use std::time::{Duration, Instant};

use bytes::Bytes;
use reqwest::header::AUTHORIZATION;
use reqwest::{StatusCode, Url};

use super::auth::{Pass, Session};
use super::error::Error;
use super::error_kind::ErrorKind;
use super::operation::Operation;
use super::parts::Parts;
use super::redirect;
use super::response::Response;

/// Sends a request, and receives all of the answer if it is one of success.
///
/// # Errors
///
/// The first mistake made in building the request; failures on the way; any status but 2xx.
pub(crate) async fn execute(parts: Parts) -> Result<Response<Bytes>, Error> {
    let operation = parts.operation;
    let (response, attempts) = dispatch(parts).await?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await;
    if status.is_success() {
        let body = body.map_err(|error| Error::transport(operation, error))?;
        return Ok(Response::new(status, headers, body));
    }
    // The status says more than a connection that breaks after it.
    let body = body.unwrap_or_default();
    let response = Response::new(status, headers, body);
    Err(Error::status_of(operation, response).after(attempts))
}

/// Sends a request, again where the server redirects it or refuses the token, and receives the head of the answer, with
/// how often the request was sent, redirects aside.
async fn dispatch(parts: Parts) -> Result<(reqwest::Response, u32), Error> {
    let operation = parts.operation;
    let http = parts.client.0.http.clone();
    let session = parts.client.0.session.clone();
    let timeout = parts.timeout.unwrap_or(parts.client.0.timeout);
    let start = Instant::now();
    let mut request = assemble(parts)?;
    let mut redirects = 0;
    let mut pass = None;
    if !request.headers().contains_key(AUTHORIZATION) {
        pass = sign_in(&session, timeout, operation).await?;
    }
    let mut replayed = false;
    loop {
        if let Some(pass) = &pass {
            request
                .headers_mut()
                .insert(AUTHORIZATION, pass.header.clone());
        }
        *request.timeout_mut() = Some(timeout.saturating_sub(start.elapsed()));
        let again = request.try_clone();
        let response = http
            .execute(request)
            .await
            .map_err(|error| Error::transport(operation, error))?;
        if let (StatusCode::UNAUTHORIZED, Some(old)) = (response.status(), &pass)
            && let Some(next) = again.as_ref().and_then(reqwest::Request::try_clone)
            && !replayed
            && session.reject(old)
        {
            let left = timeout.saturating_sub(start.elapsed());
            let new = sign_in(&session, left, operation).await?;
            if new.as_ref().is_some_and(|new| !new.same_token(old)) {
                (pass, request, replayed) = (new, next, true);
                continue;
            }
        }
        match (again, redirect::next_url(&operation.method, &response)) {
            (Some(next), Some(url)) if redirects < redirect::LIMIT => {
                redirects += 1;
                request = next;
                *request.url_mut() = url;
            }
            _ => return Ok((response, 1 + u32::from(replayed))),
        }
    }
}

/// The pass for a call, within its time limit.
async fn sign_in(
    session: &Session,
    timeout: Duration,
    operation: &'static Operation,
) -> Result<Option<Pass>, Error> {
    let pass = tokio::time::timeout(timeout, session.pass()).await;
    let pass = pass.unwrap_or_else(|_| Err(Error::new(ErrorKind::SignIn, "signing in timed out")));
    pass.map_err(|error| error.of(operation))
}

/// Makes the HTTP request.
fn assemble(parts: Parts) -> Result<reqwest::Request, Error> {
    let Parts {
        client,
        operation,
        target,
        headers,
        body,
        timeout: _,
        problem,
    } = parts;
    if let Some(problem) = problem {
        return Err(problem);
    }
    let invalid = |message| Error::new(ErrorKind::InvalidParameter, message).of(operation);
    let url = target.finish().map_err(invalid)?;
    let url =
        Url::parse(&url).map_err(|error| invalid(format!("no URL comes of the path: {error}")))?;
    let mut request = reqwest::Request::new(operation.method.clone(), url);
    *request.headers_mut() = client.0.headers.clone();
    // The request's own headers take the place of the client's.
    request.headers_mut().extend(headers);
    *request.body_mut() = body.map(Into::into);
    Ok(request)
}
