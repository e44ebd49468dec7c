//! Conditions, delays and limits of retries.

use std::time::{Duration, Instant, SystemTime};

use crate::support::calls::{METHODS, call, get, new_organization, post};
use crate::support::faulty::{Faulty, Step, Steps, answer, send};
use generated_client::http::Method;
use generated_client::retry::{RetryBudget, RetryPolicy};
use generated_client::{Client, ClientBuilder, Error, ErrorKind};

/// Two retries with negligible delays.
const QUICK: RetryPolicy = RetryPolicy::DEFAULT
    .max_retries(2)
    .base_delay(Duration::from_millis(1));

/// A wait that even a slow machine does not exceed.
const LONG: Duration = Duration::from_secs(30);

fn builder(server: &Faulty) -> ClientBuilder {
    Client::builder().base_url(server.url()).retry(QUICK)
}

fn client(server: &Faulty) -> Client {
    builder(server).build().unwrap()
}

/// A response with this status and these headers.
fn status(status: u16, headers: &str) -> Steps {
    let id = "ININ-Correlation-Id: c-1\r\n";
    let headers = format!("{id}{headers}");
    vec![send(answer(&format!("{status} X"), &headers, ""))]
}

/// A client and its server.
struct Pair {
    server: Faulty,
    client: Client,
}

impl Pair {
    async fn new() -> Self {
        let server = Faulty::start([]).await;
        let client = client(&server);
        Self { server, client }
    }

    /// Sends a request while the server takes these steps once and then succeeds. Returns the
    /// number of attempts and the result.
    async fn attempts(&self, method: &Method, steps: Steps) -> (usize, Result<(), Error>) {
        let before = self.server.requests().len();
        self.server.next(steps);
        let result = call(&self.client, method).await;
        let requests = self.server.requests().split_off(before);
        if let Err(error) = &result {
            assert_eq!(error.attempts() as usize, requests.len(), "{error}");
        }
        for request in &requests {
            assert_eq!(request.method, method.as_str());
            assert_eq!(request.path, requests[0].path);
            assert_eq!(request.body, requests[0].body);
        }
        get(&self.client).await.unwrap();
        (requests.len(), result)
    }

    /// Asserts which methods are retried after these steps: the first ones of [`METHODS`].
    async fn assert_retried(&self, steps: Steps, methods: usize) {
        for (index, method) in METHODS.iter().enumerate() {
            let (count, result) = self.attempts(method, steps.clone()).await;
            let again = index < methods;
            assert_eq!(result.is_ok(), again, "{method} {steps:?} {result:?}");
            assert_eq!(count, 1 + usize::from(again), "{method} {steps:?}");
        }
    }
}

const ALL: usize = 5;
const IDEMPOTENT: usize = 3;
const NONE: usize = 0;

#[tokio::test]
async fn retries_idempotent_methods_after_a_reset() {
    let pair = Pair::new().await;
    pair.assert_retried(vec![Step::Reset], IDEMPOTENT).await;
}

#[tokio::test]
async fn retries_idempotent_methods_after_a_truncated_response() {
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    let steps = vec![send(half), Step::Close];
    Pair::new().await.assert_retried(steps, IDEMPOTENT).await;
}

#[tokio::test]
async fn retries_all_methods_after_too_many_requests() {
    let pair = Pair::new().await;
    pair.assert_retried(status(429, ""), ALL).await;
    pair.assert_retried(status(429, "Retry-After: 0\r\n"), ALL)
        .await;
}

#[tokio::test]
async fn retries_idempotent_methods_while_unavailable() {
    let pair = Pair::new().await;
    for code in [502, 503, 504] {
        pair.assert_retried(status(code, ""), IDEMPOTENT).await;
        pair.assert_retried(status(code, "Retry-After: 0\r\n"), IDEMPOTENT)
            .await;
    }
}

#[tokio::test]
async fn never_retries_after_other_statuses() {
    let pair = Pair::new().await;
    for code in [304, 400, 401, 403, 404, 408, 409, 425, 500, 501, 505, 599] {
        pair.assert_retried(status(code, "Retry-After: 0\r\n"), NONE)
            .await;
    }
}

#[tokio::test]
async fn never_retries_after_an_undecodable_response() {
    let pair = Pair::new().await;
    let answer = answer("200 OK", "", "{");
    for method in [Method::GET, Method::POST] {
        let (count, result) = pair.attempts(&method, vec![send(answer.clone())]).await;
        assert_eq!((count, result.unwrap_err().kind()), (1, ErrorKind::Decode));
    }
}

#[tokio::test]
async fn retries_all_methods_without_a_connection() {
    let url = crate::support::nobody().await;
    let client = Client::builder()
        .base_url(url)
        .retry(QUICK)
        .build()
        .unwrap();
    for method in &METHODS {
        let error = call(&client, method).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
    }
}

#[tokio::test]
async fn retries_idempotent_methods_after_an_attempt_timeout() {
    let short = Duration::from_millis(300);
    for method in &METHODS {
        let server = Faulty::start([vec![Step::Hold]]).await;
        let client = builder(&server).attempt_timeout(short).build().unwrap();
        let start = Instant::now();
        let result = call(&client, method).await;
        assert!(start.elapsed() >= short);
        if METHODS[..IDEMPOTENT].contains(method) {
            result.unwrap();
            assert_eq!(server.requests().len(), 2);
        } else {
            let error = result.unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
            assert_eq!(server.requests().len(), 1);
        }
    }
}

#[tokio::test]
async fn retries_at_most_as_often_as_the_policy_allows() {
    let server = Faulty::always(status(503, "")).await;
    let client = client(&server);
    let mut expected = 0;
    for (policy, count) in [
        (None, 3),
        (Some(QUICK.max_retries(0)), 1),
        (Some(RetryPolicy::OFF), 1),
        (Some(QUICK.max_retries(1)), 2),
        (Some(QUICK.max_retries(5)), 6),
    ] {
        let mut request = client.organization().get_organizations_me();
        if let Some(policy) = policy {
            request = request.retry(policy);
        }
        let error = request.await.unwrap_err();
        expected += count;
        assert_eq!(server.requests().len(), expected);
        assert_eq!(
            (error.kind(), error.attempts() as usize),
            (ErrorKind::Status, count)
        );
        assert_eq!(error.correlation_id(), Some("c-1"));
        let has_count = error.to_string().contains(&format!("sent {count} times"));
        assert_eq!(has_count, count > 1, "{error}");
    }
}

#[tokio::test]
async fn request_policy_overrides_client_policy() {
    let server = Faulty::start((0..2).map(|_| status(503, ""))).await;
    let client = builder(&server).retry(RetryPolicy::OFF).build().unwrap();
    assert_eq!(get(&client).await.unwrap_err().attempts(), 1);
    let request = client.organization().get_organizations_me().retry(QUICK);
    assert_eq!(request.await.unwrap().version, 3);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn retries_after_different_failures_in_a_row() {
    let script = [vec![Step::Reset], status(429, ""), status(502, "")];
    let server = Faulty::start(script).await;
    let client = builder(&server)
        .retry(QUICK.max_retries(3))
        .build()
        .unwrap();
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!(server.requests().len(), 4);
}

/// Each attempt sends all bytes; a stream would be consumed by the first one.
#[tokio::test]
async fn every_attempt_sends_the_same_body() {
    let server = Faulty::start((0..2).map(|_| status(429, "Retry-After: 0\r\n"))).await;
    let name = "n".repeat(300_000);
    assert_eq!(post(&client(&server), &name).await.unwrap(), 3);
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert_eq!(requests[0].json()["name"], name.as_str());
    for request in &requests {
        assert_eq!(request.body, requests[0].body);
        assert_eq!(request.headers, requests[0].headers);
    }
}

#[tokio::test]
async fn waits_for_the_seconds_of_retry_after() {
    let server = Faulty::start([status(429, "Retry-After: 1\r\n")]).await;
    assert_eq!(post(&client(&server), "name").await.unwrap(), 3);
    let arrivals = server.arrivals();
    assert_eq!(arrivals.len(), 2);
    assert!(arrivals[1] - arrivals[0] >= Duration::from_millis(990));
}

#[tokio::test]
async fn waits_until_the_date_of_retry_after() {
    // The date has whole seconds, so two seconds ahead is more than one.
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(2));
    let server = Faulty::start([status(503, &format!("Retry-After: {date}\r\n"))]).await;
    let client = client(&server);
    let start = Instant::now();
    get(&client).await.unwrap();
    assert!(
        start.elapsed() >= Duration::from_millis(900),
        "{:?}",
        start.elapsed()
    );

    let past = "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
    let server = Faulty::start([status(503, past)]).await;
    get(&self::client(&server)).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn does_not_retry_if_retry_after_is_too_long() {
    let pair = Pair::new().await;
    let start = Instant::now();
    for (text, seconds) in [
        ("181".to_owned(), 181),
        ("3600".to_owned(), 3600),
        ("99999999999999999999999".to_owned(), u64::MAX),
    ] {
        for code in [429, 503] {
            let headers = format!("Retry-After: {text}\r\n");
            let (count, result) = pair.attempts(&Method::GET, status(code, &headers)).await;
            let error = result.unwrap_err();
            assert_eq!((count, error.attempts()), (1, 1));
            assert_eq!(error.retry_after(), Some(Duration::from_secs(seconds)));
            assert!(error.to_string().contains("retry after"), "{error}");
        }
    }
    let server = Faulty::start([status(429, "Retry-After: 2\r\n")]).await;
    let policy = QUICK.max_retry_after(Duration::from_secs(1));
    let error = get(&builder(&server).retry(policy).build().unwrap()).await;
    assert_eq!(
        error.unwrap_err().retry_after(),
        Some(Duration::from_secs(2))
    );
    assert!(start.elapsed() < LONG);
}

#[tokio::test]
async fn ignores_invalid_retry_after_headers() {
    let pair = Pair::new().await;
    let start = Instant::now();
    for text in [
        "soon",
        "-1",
        "1.5",
        "",
        "1e3",
        "0x10",
        "Thu, 99 Foo 2099 00:00:00 GMT",
    ] {
        let headers = format!("Retry-After: {text}\r\n");
        let (count, result) = pair.attempts(&Method::POST, status(429, &headers)).await;
        assert_eq!((count, result.is_ok()), (2, true), "{text}");
        pair.server.next(status(429, &headers));
        let request = pair.client.organization().get_organizations_me();
        let error = request.retry(RetryPolicy::OFF).await.unwrap_err();
        assert_eq!(error.retry_after(), None, "{text}");
    }
    assert!(start.elapsed() < LONG);
}

#[tokio::test]
async fn does_not_wait_beyond_the_call_timeout() {
    let server = Faulty::start([status(429, "Retry-After: 100\r\n")]).await;
    let client = client(&server);
    let start = Instant::now();
    let request = client.organization().get_organizations_me();
    let error = request.timeout(LONG).await.unwrap_err();
    assert!(start.elapsed() < LONG);
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 1));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(100)));
    assert_eq!(server.requests().len(), 1);
    assert_eq!(get(&client).await.unwrap(), 3);
}

#[tokio::test]
async fn retries_until_the_call_timeout() {
    let whole = Duration::from_secs(1);
    const FOREVER: RetryPolicy = QUICK.max_retries(u32::MAX);
    let server = Faulty::always(vec![Step::Hold]).await;
    let client = builder(&server).retry(FOREVER).timeout(whole);
    let client = client.attempt_timeout(whole / 4).build().unwrap();
    let start = Instant::now();
    let error = get(&client).await.unwrap_err();
    assert!(start.elapsed() < LONG);
    assert_eq!(error.kind(), ErrorKind::Timeout);
    // Each attempt except the last takes its full timeout.
    assert!((2..=4).contains(&error.attempts()), "{error}");

    let server = Faulty::always(status(503, "")).await;
    let patient = FOREVER.base_delay(Duration::from_millis(50));
    let client = builder(&server).retry(patient).timeout(whole);
    let error = get(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(error.attempts() >= 2);
    assert_eq!(error.attempts() as usize, server.requests().len());
}

#[tokio::test]
async fn retry_budget_limits_all_calls_together() {
    let server = Faulty::always(status(503, "")).await;
    let budget = RetryBudget::new(3, 0.0, 0.0);
    let client = builder(&server).retry_budget(budget).build().unwrap();
    let clone = client.clone();
    let mut attempts = Vec::new();
    for client in [&client, &clone, &client, &clone] {
        attempts.push(get(client).await.unwrap_err().attempts());
    }
    assert_eq!(attempts, [3, 2, 1, 1]);
    assert_eq!(server.requests().len(), 7);
}

#[tokio::test]
async fn each_call_refills_a_part_of_the_retry_budget() {
    let server = Faulty::always(status(503, "")).await;
    let budget = RetryBudget::new(1, 0.5, 0.0);
    let client = builder(&server).retry_budget(budget).build().unwrap();
    let mut attempts = Vec::new();
    for _ in 0..6 {
        attempts.push(get(&client).await.unwrap_err().attempts());
    }
    assert_eq!(attempts, [2, 1, 2, 1, 2, 1]);
}

#[tokio::test]
async fn retry_budget_never_blocks_a_first_attempt() {
    let server = Faulty::start([status(503, "")]).await;
    let budget = RetryBudget::new(0, 0.0, 0.0);
    let client = builder(&server).retry_budget(budget).build().unwrap();
    assert_eq!(get(&client).await.unwrap_err().attempts(), 1);
    for _ in 0..5 {
        assert_eq!(get(&client).await.unwrap(), 3);
    }
}

/// Dropping a call while it waits for a retry leaves no traces.
#[tokio::test]
async fn call_can_be_dropped_while_waiting_for_a_retry() {
    let server = Faulty::start([status(429, "Retry-After: 100\r\n")]).await;
    let client = client(&server);
    let waiting = tokio::time::timeout(Duration::from_millis(300), get(&client));
    assert!(waiting.await.is_err());
    assert_eq!(server.requests().len(), 1);
    let body = new_organization("name");
    let request = client.organization().post_organizations().body(&body);
    assert_eq!(request.await.unwrap().version, 3);
    assert_eq!(server.requests().len(), 2);
}
