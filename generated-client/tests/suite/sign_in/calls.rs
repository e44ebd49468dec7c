//! Tokens of API calls: when they are fetched, reused, renewed and replaced.

use std::time::{Duration, Instant};

use generated_client::auth::{AccessToken, Login, TokenProvider};
use generated_client::http::StatusCode;
use generated_client::middleware::BoxFuture;
use generated_client::{Client, Error, ErrorKind};

use super::mock_server::{self, builder, call};
use crate::support::{Answer, Server};

/// Enough calls to compete for the token.
///
/// More could exceed the limit of open files, because each needs two sockets of this process.
const MANY: usize = 200;

async fn many(client: &Client) -> Vec<Result<(), Error>> {
    let calls: Vec<_> = (0..MANY)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { call(&client).await })
        })
        .collect();
    let mut results = Vec::new();
    for call in calls {
        results.push(call.await.unwrap());
    }
    results
}

#[tokio::test]
async fn first_call_signs_in_and_later_calls_do_not() {
    let (login, api) = (
        mock_server::login(86_400, Duration::ZERO).await,
        mock_server::api(&[]).await,
    );
    let client = builder(&login.url(), &api.url()).build().unwrap();
    assert!(
        login.requests().is_empty(),
        "building a client sends no request"
    );
    for _ in 0..3 {
        call(&client.clone()).await.unwrap();
    }
    assert_eq!(mock_server::authorizations(&api), ["Bearer t1"; 3]);
    assert_eq!(login.requests().len(), 1);
}

#[tokio::test]
async fn concurrent_first_calls_sign_in_once() {
    let login = mock_server::login(86_400, Duration::from_millis(50)).await;
    let api = mock_server::api(&[]).await;
    let client = builder(&login.url(), &api.url()).build().unwrap();
    assert!(many(&client).await.iter().all(Result::is_ok));
    assert_eq!(login.requests().len(), 1);
    assert_eq!(mock_server::authorizations(&api), ["Bearer t1"; MANY]);
}

#[tokio::test]
async fn concurrent_calls_renew_a_refused_token_once() {
    let login = mock_server::login(86_400, Duration::from_millis(20)).await;
    let api = mock_server::api(&["t1"]).await;
    let client = builder(&login.url(), &api.url()).build().unwrap();
    assert!(many(&client).await.iter().all(Result::is_ok));
    assert_eq!(login.requests().len(), 2);
}

#[tokio::test]
async fn refused_token_is_replaced_and_the_call_replayed_once() {
    let (login, api) = (
        mock_server::login(86_400, Duration::ZERO).await,
        mock_server::api(&["t1"]).await,
    );
    let client = builder(&login.url(), &api.url()).build().unwrap();
    let organization = generated_client::models::Organization::new(1);
    let put = client
        .organization()
        .put_organizations_me()
        .body(&organization);
    let error = put.await.unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::Decode,
        "the mock server returns no organization"
    );
    let requests = api.requests();
    assert_eq!(
        mock_server::authorizations(&api),
        ["Bearer t1", "Bearer t2"]
    );
    assert_eq!(requests[0].body, requests[1].body);
    assert_eq!(requests[1].text(), r#"{"version":1}"#);
    assert_eq!(login.requests().len(), 2);
}

#[tokio::test]
async fn error_after_one_replay_if_all_tokens_are_refused() {
    let (login, api) = (
        mock_server::login(86_400, Duration::ZERO).await,
        mock_server::api(&["t1", "t2", "t3"]).await,
    );
    let client = builder(&login.url(), &api.url()).build().unwrap();
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 2));
    assert_eq!(
        mock_server::authorizations(&api),
        ["Bearer t1", "Bearer t2"]
    );
    assert_eq!(login.requests().len(), 2);
}

#[tokio::test]
async fn late_refusal_of_a_replay_is_not_replayed() {
    let login = mock_server::login(86_400, Duration::ZERO).await;
    let api = Server::computing(|number, _| {
        let delay = if number == 2 { 1100 } else { 0 };
        Answer::empty(401).delay(Duration::from_millis(delay))
    })
    .await;
    let client = builder(&login.url(), &api.url()).build().unwrap();
    call(&client).await.unwrap_err();
    assert_eq!(
        mock_server::authorizations(&api),
        ["Bearer t1", "Bearer t2"]
    );
}

#[tokio::test]
async fn refused_fixed_token_is_an_error_without_a_replay() {
    let api = mock_server::api(&["fixed"]).await;
    let client = Client::builder()
        .base_url(api.url())
        .token("fixed")
        .build()
        .unwrap();
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(api.requests().len(), 1);
}

/// Always provides the same token.
struct Stubborn;

impl TokenProvider for Stubborn {
    fn token<'a>(&'a self, _: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        Box::pin(async { Ok(AccessToken::new("same")) })
    }
}

#[tokio::test]
async fn no_replay_if_the_provider_returns_the_same_token() {
    let api = mock_server::api(&["same"]).await;
    let client = Client::builder()
        .base_url(api.url())
        .token_provider(Stubborn)
        .build()
        .unwrap();
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(api.requests().len(), 1);
}

#[tokio::test]
async fn custom_authorization_header_is_not_replaced() {
    let (login, api) = (
        mock_server::login(86_400, Duration::ZERO).await,
        mock_server::api(&["own"]).await,
    );
    let client = builder(&login.url(), &api.url()).build().unwrap();
    let docs = client.organization().get_organizations_limits_docs();
    docs.header("authorization", "Bearer own")
        .await
        .unwrap_err();
    let client = builder(&login.url(), &api.url()).default_header("Authorization", "Bearer own");
    call(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(
        mock_server::authorizations(&api),
        ["Bearer own", "Bearer own"]
    );
    assert!(login.requests().is_empty());
}

#[tokio::test]
async fn token_is_renewed_in_the_background_before_it_expires() {
    let (login, api) = (
        mock_server::login(2, Duration::ZERO).await,
        mock_server::api(&[]).await,
    );
    let client = builder(&login.url(), &api.url()).build().unwrap();
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(2200) {
        call(&client).await.unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(login.requests().len(), 2);
    let used = mock_server::authorizations(&api);
    assert_eq!(used.last().unwrap(), "Bearer t2");
    let changes = used.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(changes, 1, "a call used the old token after the new one");
}

#[tokio::test]
async fn expired_token_is_renewed_before_the_call() {
    let (login, api) = (
        mock_server::login(1, Duration::ZERO).await,
        mock_server::api(&[]).await,
    );
    let client = builder(&login.url(), &api.url()).build().unwrap();
    call(&client).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1010)).await;
    call(&client).await.unwrap();
    assert_eq!(
        mock_server::authorizations(&api),
        ["Bearer t1", "Bearer t2"]
    );
}

#[tokio::test]
async fn dropped_call_does_not_lose_the_token() {
    let login = mock_server::login(86_400, Duration::from_millis(100)).await;
    let api = mock_server::api(&[]).await;
    let client = builder(&login.url(), &api.url()).build().unwrap();
    let dropped = tokio::time::timeout(Duration::from_millis(50), call(&client)).await;
    assert!(dropped.is_err());
    call(&client).await.unwrap();
    assert_eq!(login.requests().len(), 1);
    assert_eq!(mock_server::authorizations(&api), ["Bearer t1"]);
}

#[tokio::test]
async fn call_timeout_covers_the_wait_for_the_login_server() {
    let login = mock_server::login(86_400, Duration::from_secs(60)).await;
    let client = builder(&login.url(), "http://127.0.0.1:9").timeout(Duration::from_millis(50));
    let start = Instant::now();
    call(&client.build().unwrap()).await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(10));
}

struct Clumsy;

impl TokenProvider for Clumsy {
    fn token<'a>(&'a self, _: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        panic!("clumsy")
    }
}

#[tokio::test]
async fn panicking_provider_is_an_error_of_the_call() {
    let api = mock_server::api(&[]).await;
    let client = Client::builder()
        .base_url(api.url())
        .token_provider(Clumsy)
        .build()
        .unwrap();
    for _ in 0..2 {
        let error = call(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::SignIn);
        assert!(
            error.to_string().ends_with("the token provider panicked"),
            "{error}"
        );
        assert!(error.operation().is_some());
    }
    assert!(api.requests().is_empty());
}
