//! Token requests are retried after temporary failures only.

use std::time::{Duration, Instant};

use generated_client::ErrorKind;

use super::mock_server::{self, builder, call, scripted, token};
use crate::support::{Answer, nobody};

fn good() -> Answer {
    Answer::json(200, token("t1", 86_400))
}

#[tokio::test]
async fn busy_login_server_is_tried_three_times() {
    for status in [429, 502, 503, 504] {
        let (login, api, client) =
            scripted([Answer::empty(status), Answer::html(status, "<p>"), good()]).await;
        call(&client).await.unwrap();
        assert_eq!(login.requests().len(), 3, "{status}");
        let bodies: Vec<_> = login
            .requests()
            .iter()
            .map(|request| request.body.clone())
            .collect();
        assert_eq!(bodies, [b"grant_type=client_credentials"; 3]);
        assert_eq!(mock_server::authorizations(&api), ["Bearer t1"]);
    }
    let (login, api, client) = scripted([503, 503, 503, 200].map(Answer::empty)).await;
    let error = call(&client).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::SignIn, 503)
    );
    assert!(error.is_retryable());
    assert_eq!(login.requests().len(), 3);
    assert!(api.requests().is_empty());
}

#[tokio::test]
async fn permanent_failures_are_not_retried() {
    for status in [400, 401, 403, 404, 408, 500, 501] {
        let (login, _api, client) = scripted([Answer::empty(status), good()]).await;
        let error = call(&client).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(login.requests().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn waits_for_a_short_retry_after() {
    let (login, _api, client) =
        scripted([Answer::empty(429).header("retry-after", "1"), good()]).await;
    let start = Instant::now();
    call(&client).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1));
    assert_eq!(login.requests().len(), 2);
}

#[tokio::test]
async fn long_retry_after_is_an_error_without_a_retry() {
    let (login, _api, client) =
        scripted([Answer::empty(429).header("retry-after", "11"), good()]).await;
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(11)));
    assert!(error.is_retryable());
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SignIn);
    assert!(error.retry_after().unwrap() > Duration::from_secs(9));
    assert_eq!(login.requests().len(), 1);
}

#[tokio::test]
async fn unreachable_login_server_is_named_in_the_error() {
    let api = mock_server::api(&[]).await;
    let client = builder(&nobody().await, &api.url()).build().unwrap();
    let error = call(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::SignIn, None));
    let text = error.to_string();
    let start = "getOrganizationsLimitsDocs: could not connect to the login server: ";
    assert!(text.starts_with(start), "{text}");
    assert!(!text.contains("127.0.0.1"), "{text}");
    assert!(api.requests().is_empty());
}

#[tokio::test]
async fn login_timeout_ends_a_silent_login_server() {
    let login = crate::support::Server::start([Answer::silence(), good()]).await;
    let api = mock_server::api(&[]).await;
    let client = builder(&login.url(), &api.url()).login_timeout(Duration::from_millis(50));
    let error = call(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SignIn);
    assert!(
        error
            .to_string()
            .contains("the login server did not respond in time"),
        "{error}"
    );
    assert_eq!(login.requests().len(), 1);
}

#[tokio::test]
async fn recovers_when_the_login_server_does() {
    let (login, api, client) = scripted([Answer::empty(500), good()]).await;
    call(&client).await.unwrap_err();
    call(&client).await.unwrap();
    assert_eq!((login.requests().len(), api.requests().len()), (2, 1));
}
