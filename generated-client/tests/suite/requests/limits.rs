//! Rate limits, size limits, and raw responses.

use std::time::{Duration, Instant};

use crate::support::calls::{get, post};
use crate::support::faulty::{Faulty, GOOD, Step, answer, send};
use crate::support::{Answer, Server};
use generated_client::http::StatusCode;
use generated_client::retry::{RateLimit, RetryPolicy};
use generated_client::{Client, ClientBuilder, ErrorKind};

const QUICK: RetryPolicy = RetryPolicy::DEFAULT
    .max_retries(2)
    .base_delay(Duration::from_millis(1));

/// A wait that even a slow machine does not exceed.
const LONG: Duration = Duration::from_secs(30);

fn builder(url: String) -> ClientBuilder {
    Client::builder().base_url(url).token("token").retry(QUICK)
}

#[tokio::test]
async fn rate_limit_holds_in_every_interval() {
    let server = Faulty::start([]).await;
    let span = Duration::from_millis(300);
    let builder = builder(server.url()).rate_limit(RateLimit::new(5, span));
    let client = builder.build().unwrap();
    let start = Instant::now();
    let calls: Vec<_> = (0..17)
        .map(|index| {
            let client = client.clone();
            tokio::spawn(async move {
                match index % 2 {
                    0 => get(&client).await.unwrap(),
                    _ => post(&client, "name").await.unwrap(),
                }
            })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), 3);
    }
    let mut arrivals = server.arrivals();
    arrivals.sort();
    assert_eq!(arrivals.len(), 17);
    // A late arrival may have been sent on time, but an early one violates the limit.
    for (index, arrival) in arrivals.iter().enumerate() {
        let earliest = span * (index as u32 / 5);
        assert!(
            *arrival - start >= earliest,
            "{index}: {:?}",
            *arrival - start
        );
    }
    assert!(start.elapsed() < LONG);
}

#[tokio::test]
async fn retries_count_towards_the_rate_limit() {
    let server = Faulty::always(vec![send(answer("503 Busy", "", ""))]).await;
    let span = Duration::from_millis(300);
    let builder = builder(server.url()).rate_limit(RateLimit::new(1, span));
    let start = Instant::now();
    let error = get(&builder.build().unwrap()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 3));
    assert!(start.elapsed() >= 2 * span);
}

#[tokio::test]
async fn fails_at_once_if_the_rate_limit_exceeds_the_timeout() {
    let server = Faulty::start([]).await;
    let builder = builder(server.url()).rate_limit(RateLimit::new(1, 10 * LONG));
    let client = builder.build().unwrap();
    assert_eq!(get(&client).await.unwrap(), 3);
    let start = Instant::now();
    let request = client.organization().get_organizations_me();
    let error = request.timeout(LONG).await.unwrap_err();
    assert!(start.elapsed() < LONG);
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 0));
    assert!(error.to_string().contains("rate limit"), "{error}");
    assert_eq!(server.requests().len(), 1);
    let request = client.organization().get_organizations_me();
    let waiting = request.timeout(20 * LONG).into_future();
    let short = Duration::from_millis(100);
    assert!(tokio::time::timeout(short, waiting).await.is_err());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn response_of_exactly_the_size_limit_is_accepted() {
    let server = Faulty::start([]).await;
    for (limit, fits) in [(GOOD.len(), true), (GOOD.len() - 1, false), (0, false)] {
        let builder = builder(server.url()).max_response_bytes(limit);
        let client = builder.build().unwrap();
        match get(&client).await {
            Ok(version) => assert!(fits && version == 3),
            Err(error) => {
                assert!(!fits);
                assert_eq!((error.kind(), error.attempts()), (ErrorKind::TooLarge, 1));
            }
        }
    }
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn raw_response_is_returned_for_every_status() {
    for (code, body) in [
        (200, b"\xff{\r\n".as_slice()),
        (201, b""),
        (400, br#"{"code": "bad.request"}"#),
        (404, b"<html>"),
        (500, b"\0"),
    ] {
        let answer = Answer::empty(code).header("x-own", "1").body(body);
        let answer = answer.header("inin-correlation-id", "c-1");
        let server = Server::start([answer, Answer::json(200, GOOD)]).await;
        let client = builder(server.url()).build().unwrap();
        let raw = client.organization().get_organizations_me().raw();
        let response = raw.await.unwrap();
        assert_eq!(response.status().as_u16(), code);
        assert_eq!(response.value().as_ref(), body);
        assert_eq!(response.headers()["x-own"], "1");
        assert_eq!(response.correlation_id(), Some("c-1"));
        assert_eq!(get(&client).await.unwrap(), 3);
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn raw_requests_are_retried() {
    let server = Faulty::always(vec![send(answer("503 Busy", "X-Own: 1\r\n", "page"))]).await;
    let client = builder(server.url()).build().unwrap();
    let request = client.organization().get_organizations_me();
    let response = request.raw().await.unwrap();
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.value().as_ref(), b"page");
    assert_eq!(server.requests().len(), 3);

    let server = Faulty::always(vec![Step::Reset]).await;
    let client = builder(server.url()).build().unwrap();
    let request = client.organization().get_organizations_me();
    let error = request.raw().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 3));
}
