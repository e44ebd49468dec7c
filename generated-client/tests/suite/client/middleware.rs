//! Middleware: its view of each attempt, and the changes that it can make.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::support::calls::{get, post};
use crate::support::faulty::{Faulty, GOOD, Step, answer, send};
use generated_client::http::{Bytes, HeaderMap, StatusCode};
use generated_client::middleware::{Attempt, BoxFuture, Middleware, Next};
use generated_client::retry::RetryPolicy;
use generated_client::{Client, ClientBuilder, Error, ErrorKind, Response};

const QUICK: RetryPolicy = RetryPolicy::DEFAULT
    .max_retries(2)
    .base_delay(Duration::from_millis(1));

fn builder(url: String) -> ClientBuilder {
    Client::builder().base_url(url).token("token").retry(QUICK)
}

/// Logs attempts and outcomes under a name, and appends the name to a header.
struct Logger(&'static str, Arc<Mutex<Vec<String>>>);

impl Middleware for Logger {
    fn handle<'a>(
        &'a self,
        mut attempt: Attempt,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response<Bytes>, Error>> {
        Box::pin(async move {
            let (name, number) = (self.0, attempt.number());
            let seen = attempt.headers().get("x-way").cloned();
            let way = seen.map_or(String::new(), |value| value.to_str().unwrap().to_owned());
            let way = format!("{way}{name}").parse().unwrap();
            attempt.headers_mut().insert("x-way", way);
            self.1.lock().unwrap().push(format!("{name}{number}"));
            let result = next.run(attempt).await;
            let outcome = match &result {
                Ok(response) => response.status().as_u16().to_string(),
                Err(error) => format!("{:?}", error.kind()),
            };
            self.1
                .lock()
                .unwrap()
                .push(format!("{name}{number}: {outcome}"));
            result
        })
    }
}

#[tokio::test]
async fn middleware_runs_in_order_for_each_attempt_and_its_headers_are_sent() {
    let script = [vec![send(answer("503 Busy", "", ""))], vec![Step::Reset]];
    let server = Faulty::start(script).await;
    let log = Arc::new(Mutex::new(Vec::new()));
    let client = builder(server.url())
        .middleware(Logger("a", Arc::clone(&log)))
        .middleware(Logger("b", Arc::clone(&log)))
        .build()
        .unwrap();
    assert_eq!(get(&client).await.unwrap(), 3);
    let expected = "a1 b1 b1: 503 a1: 503 a2 b2 b2: Transport a2: Transport a3 b3 b3: 200 a3: 200";
    assert_eq!(log.lock().unwrap().join(" "), expected);
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in &requests {
        assert_eq!(request.header("x-way"), Some("ab"));
        assert_eq!(request.header("authorization"), Some("Bearer token"));
    }
}

/// Wraps a function as middleware.
fn from_fn<F>(function: F) -> FromFn<F>
where
    F: for<'a> Fn(Attempt, Next<'a>) -> BoxFuture<'a, Result<Response<Bytes>, Error>>,
    F: Send + Sync + 'static,
{
    FromFn(function)
}

struct FromFn<F>(F);

impl<F> Middleware for FromFn<F>
where
    F: for<'a> Fn(Attempt, Next<'a>) -> BoxFuture<'a, Result<Response<Bytes>, Error>>,
    F: Send + Sync + 'static,
{
    fn handle<'a>(
        &'a self,
        attempt: Attempt,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response<Bytes>, Error>> {
        self.0(attempt, next)
    }
}

#[tokio::test]
async fn middleware_sees_the_request_as_sent() {
    let server = Faulty::start([]).await;
    let address = server.url();
    let client = builder(server.url())
        .default_header("x-default", "d")
        .middleware(from_fn(move |mut attempt: Attempt, next: Next<'_>| {
            let headers = attempt.headers();
            assert_eq!(headers["authorization"], "Bearer token");
            assert_eq!(
                (&headers["x-default"], &headers["x-own"]),
                (&"d".parse().unwrap(), &"o".parse().unwrap())
            );
            assert_eq!(attempt.method().as_str(), "POST");
            assert_eq!(attempt.operation().id(), "postOrganizations");
            assert_eq!(
                attempt.url().as_str(),
                format!("{address}/api/v2/organizations")
            );
            assert!(attempt.body().is_some_and(|body| body.starts_with(b"{")));
            let shown = format!("{attempt:?}");
            assert!(
                !shown.contains("token") && !shown.contains("body-secret"),
                "{shown}"
            );
            let own = "Bearer other".parse().unwrap();
            attempt.headers_mut().insert("authorization", own);
            attempt.headers_mut().remove("x-default");
            next.run(attempt)
        }))
        .build()
        .unwrap();
    let body = crate::support::calls::new_organization("name");
    let request = client.organization().post_organizations().body(&body);
    request.header("x-own", "o").await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].header("authorization"), Some("Bearer other"));
    assert_eq!(requests[0].header("x-default"), None);
}

#[tokio::test]
async fn middleware_can_respond_itself() {
    let server = Faulty::start([]).await;
    let client = builder(server.url())
        .middleware(from_fn(|attempt: Attempt, _: Next<'_>| {
            let status = match attempt.number() {
                1 => StatusCode::SERVICE_UNAVAILABLE,
                _ => StatusCode::OK,
            };
            let body = Bytes::from_static(br#"{"version": 7}"#);
            Box::pin(async move { Ok(Response::new(status, HeaderMap::new(), body)) })
        }))
        .build()
        .unwrap();
    // A response of middleware counts as one of the server: it is retried, or becomes an error.
    assert_eq!(get(&client).await.unwrap(), 7);
    let error = post(&client, "name").await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn middleware_errors_are_not_retried() {
    let server = Faulty::start([]).await;
    let client = builder(server.url())
        .middleware(from_fn(|_: Attempt, _: Next<'_>| {
            Box::pin(async { Err(Error::other("no signature\nis to be had")) })
        }))
        .build()
        .unwrap();
    let error = get(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Other, 1));
    let line = "getOrganizationsMe: no signature\\nis to be had";
    assert_eq!(
        (error.to_string().as_str(), error.is_retryable()),
        (line, false)
    );
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn middleware_can_replace_a_response() {
    let server = Faulty::start([vec![send(answer("401 No", "", ""))]]).await;
    let client = builder(server.url())
        .middleware(from_fn(|attempt: Attempt, next: Next<'_>| {
            Box::pin(async move {
                let response = next.run(attempt).await?;
                assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
                let body = Bytes::from_static(GOOD.as_bytes());
                Ok(Response::new(StatusCode::OK, HeaderMap::new(), body))
            })
        }))
        .build()
        .unwrap();
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn call_timeout_ends_hanging_middleware() {
    let server = Faulty::start([]).await;
    let client = builder(server.url())
        .middleware(from_fn(|_: Attempt, _: Next<'_>| {
            Box::pin(std::future::pending())
        }))
        .build()
        .unwrap();
    let short = Duration::from_millis(200);
    let start = Instant::now();
    let request = client.organization().get_organizations_me();
    let error = request.timeout(short).await.unwrap_err();
    assert!(start.elapsed() >= short);
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    assert!(error.to_string().contains("the middleware"), "{error}");
}

#[tokio::test]
async fn middleware_does_not_see_redirects() {
    let moved = answer("307 Moved", "Location: /elsewhere\r\n", "");
    let server = Faulty::start([vec![send(moved)]]).await;
    let log = Arc::new(Mutex::new(Vec::new()));
    let builder = builder(server.url()).middleware(Logger("a", Arc::clone(&log)));
    assert_eq!(get(&builder.build().unwrap()).await.unwrap(), 3);
    assert_eq!(log.lock().unwrap().join(" "), "a1 a1: 200");
    let requests = server.requests();
    assert_eq!(requests[1].path, "/elsewhere");
    assert_eq!(requests[1].header("x-way"), Some("a"));
}
