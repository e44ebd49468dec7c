//! Tests of sessions with backdated tokens, so that the tests need not wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::access_token::AccessToken;
use super::login::Login;
use super::session::{IssuedToken, Session};
use super::token_provider::TokenProvider;
use crate::error::{Error, ErrorKind};
use crate::transport::BoxFuture;

/// The provider's behaviour for each request, numbered from 1.
type Behaviour = fn(usize) -> Turn;

enum Turn {
    Token(AccessToken),
    Error(Error),
    Panic,
    Never,
}

struct Scripted {
    behaviour: Behaviour,
    calls: AtomicUsize,
}

impl TokenProvider for Scripted {
    fn token<'a>(&'a self, _: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        let turn = (self.behaviour)(self.calls.fetch_add(1, Ordering::SeqCst) + 1);
        Box::pin(async move {
            // Gives other calls the chance to request a token meanwhile.
            tokio::time::sleep(Duration::from_millis(5)).await;
            match turn {
                Turn::Token(token) => Ok(token),
                Turn::Error(error) => Err(error),
                Turn::Panic => panic!("provider panic"),
                Turn::Never => std::future::pending().await,
            }
        })
    }
}

fn session(behaviour: Behaviour) -> (Arc<Scripted>, Session) {
    let provider = Arc::new(Scripted {
        behaviour,
        calls: AtomicUsize::new(0),
    });
    let builder = reqwest::Client::builder();
    let url = reqwest::Url::parse("http://localhost").unwrap();
    let http = crate::transport::tls::configure(builder, &url);
    let login = Login::new(http.unwrap().build().unwrap(), None, None, |_| None);
    let session = Session::cached(Arc::new(Arc::clone(&provider)), login);
    (provider, session)
}

impl Scripted {
    fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }
}

/// Returns token number `number` with a lifetime of 100 seconds, issued `age` seconds ago.
fn aged(number: usize, age: u64) -> Turn {
    let token = AccessToken::new(format!("t{number}")).expires_in(Duration::from_secs(100));
    Turn::Token(token.since(Instant::now() - Duration::from_secs(age)))
}

async fn issued(session: &Session) -> IssuedToken {
    session.token().await.unwrap().unwrap()
}

async fn token(session: &Session) -> String {
    issued(session).await.header.to_str().unwrap().to_owned()
}

async fn failure(session: &Session) -> Error {
    match session.token().await {
        Err(error) => error,
        Ok(_) => panic!("a token was returned"),
    }
}

/// Waits until a condition holds.
async fn until(condition: impl AsyncFn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while !condition().await {
        assert!(
            Instant::now() < deadline,
            "the condition did not hold in time"
        );
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_first_calls_request_one_token() {
    let (provider, session) = session(|number| aged(number, 0));
    let calls: Vec<_> = (0..1000)
        .map(|_| {
            let session = session.clone();
            tokio::spawn(async move { token(&session).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), "Bearer t1");
    }
    assert_eq!(provider.calls(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_rejections_of_a_token_request_one_replacement() {
    let (provider, session) = session(|number| aged(number, 0));
    let first = issued(&session).await;
    let calls: Vec<_> = (0..1000)
        .map(|_| {
            let (session, first) = (session.clone(), first.clone());
            tokio::spawn(async move {
                assert!(session.reject(&first));
                token(&session).await
            })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), "Bearer t2");
    }
    assert_eq!(provider.calls(), 2);
}

#[tokio::test]
async fn renews_an_old_token_in_the_background() {
    // Between 5 and 10 of 100 seconds are the margin.
    for (age, calls) in [(0, 1), (89, 1), (95, 2)] {
        let (provider, session) = match age {
            0 => session(|number| aged(number, 0)),
            89 => session(|number| aged(number, 89)),
            _ => session(|number| aged(number, if number == 1 { 95 } else { 0 })),
        };
        assert_eq!(token(&session).await, "Bearer t1");
        // Calls do not wait for the renewal.
        for _ in 0..10 {
            assert_eq!(token(&session).await, "Bearer t1", "age {age}");
        }
        let last = format!("Bearer t{calls}");
        let start = Instant::now();
        until(async || token(&session).await == last).await;
        let long_before_it_expires = start.elapsed() < Duration::from_secs(3);
        assert!(long_before_it_expires, "age {age}");
        assert_eq!(provider.calls(), calls, "age {age}");
    }
}

#[tokio::test]
async fn limits_requests_to_a_provider_without_fresher_tokens() {
    let (provider, session) = session(|_| aged(1, 95));
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(700) {
        token(&session).await;
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert!((2..=4).contains(&provider.calls()), "{}", provider.calls());
}

#[tokio::test]
async fn replaces_an_expired_token() {
    let (provider, session) = session(|number| aged(number, if number == 1 { 100 } else { 0 }));
    // Calls that waited for the token get it, since no better one is available.
    assert_eq!(token(&session).await, "Bearer t1");
    assert_eq!(token(&session).await, "Bearer t2");
    assert_eq!(token(&session).await, "Bearer t2");
    assert_eq!(provider.calls(), 2);
}

#[tokio::test]
async fn keeps_a_token_without_expiry_until_it_is_rejected() {
    let (provider, session) = session(|number| {
        let token = AccessToken::new(format!("t{number}"));
        Turn::Token(match number {
            1 => token.since(Instant::now() - Duration::from_secs(90)),
            _ => token.expires_in(Duration::MAX),
        })
    });
    assert_eq!(token(&session).await, "Bearer t1");
    assert_eq!(token(&session).await, "Bearer t1");
    assert!(session.reject(&issued(&session).await));
    assert_eq!(token(&session).await, "Bearer t2");
    assert_eq!(token(&session).await, "Bearer t2");
    assert_eq!(provider.calls(), 2);
}

#[tokio::test]
async fn keeps_the_token_and_retries_after_a_failed_renewal() {
    let (provider, session) = session(|number| match number {
        1 => aged(1, 95),
        2 => Turn::Error(Error::other("down")),
        _ => aged(number, 0),
    });
    assert_eq!(token(&session).await, "Bearer t1");
    let asked = async |times| {
        until(async || token(&session).await == "Bearer t1" && provider.calls() == times).await;
        Instant::now()
    };
    let (failed, again) = (asked(2).await, asked(3).await);
    assert!(again - failed >= Duration::from_millis(400), "too soon");
    until(async || token(&session).await == "Bearer t3").await;
}

#[tokio::test]
async fn returns_an_error_to_all_waiting_calls_and_then_retries() {
    let (provider, session) = session(|number| match number {
        1 => Turn::Error(Error::other("down")),
        _ => aged(number, 0),
    });
    let (one, two) = tokio::join!(failure(&session), failure(&session));
    for error in [one, two] {
        assert_eq!(
            (error.kind(), error.to_string()),
            (ErrorKind::Other, "down".to_owned())
        );
    }
    assert_eq!(provider.calls(), 1);
    assert_eq!(token(&session).await, "Bearer t2");
}

#[tokio::test]
async fn honours_retry_after_of_the_login_server() {
    let (provider, session) = session(|_| {
        let error = Error::new(ErrorKind::SignIn, "busy");
        Turn::Error(error.with_retry_after(Some(Duration::from_secs(3600))))
    });
    assert_eq!(
        failure(&session).await.retry_after(),
        Some(Duration::from_secs(3600))
    );
    let error = failure(&session).await;
    let rest = error.retry_after().unwrap();
    assert!(
        rest > Duration::from_secs(290) && rest <= Duration::from_secs(300),
        "{rest:?}"
    );
    assert_eq!(provider.calls(), 1);
}

#[tokio::test]
async fn never_shows_an_invalid_token_in_an_error() {
    let (_, session) = session(|_| Turn::Token(AccessToken::new("hunter2\n")));
    let text = format!("{:?}", failure(&session).await);
    assert!(
        text.contains("contains invalid characters") && !text.contains("hunter2"),
        "{text}"
    );
}

#[tokio::test]
async fn returns_a_panic_of_the_provider_to_all_waiting_calls() {
    let (provider, session) = session(|number| match number {
        1 => Turn::Panic,
        2 => panic!("panic before the future exists"),
        _ => aged(number, 0),
    });
    let (one, two) = tokio::join!(failure(&session), failure(&session));
    for error in [one, two, failure(&session).await] {
        assert_eq!(error.to_string(), "the token provider panicked");
    }
    assert_eq!(provider.calls(), 2);
    assert_eq!(token(&session).await, "Bearer t3");
}

#[test]
fn restarts_a_renewal_whose_runtime_was_shut_down() {
    let runtime = || {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
    };
    let (first, second) = (runtime().unwrap(), runtime().unwrap());
    let (provider, session) = session(|number| match number {
        1 => Turn::Never,
        _ => aged(number, 0),
    });
    let waiting = session.clone();
    let _guard = first.spawn(async move { waiting.token().await.is_ok() });
    while provider.calls() == 0 {
        std::thread::yield_now();
    }
    let waiting = session.clone();
    let other = second.spawn(async move { token(&waiting).await });
    std::thread::sleep(Duration::from_millis(20));
    assert!(
        !other.is_finished(),
        "the call must wait for the renewal in progress"
    );
    first.shutdown_background();
    assert_eq!(second.block_on(other).unwrap(), "Bearer t2");
    assert_eq!(provider.calls(), 2);
}

#[tokio::test]
async fn continues_the_renewal_of_a_dropped_call() {
    let (provider, session) = session(|number| aged(number, 0));
    let dropped = tokio::time::timeout(Duration::from_millis(1), session.token()).await;
    assert!(dropped.is_err() && provider.calls() == 1);
    assert_eq!(token(&session).await, "Bearer t1");
    assert_eq!(provider.calls(), 1);
}

#[tokio::test]
async fn does_not_replace_a_replacement_that_is_rejected_at_once() {
    let (provider, session) = session(|_| aged(1, 0));
    let first = issued(&session).await;
    assert!(session.reject(&first));
    let second = issued(&session).await;
    assert!(second.same_token(&first), "the provider repeats its token");
    assert!(
        !session.reject(&second),
        "a second replacement is pointless"
    );
    assert!(session.reject(&first), "the old token is already replaced");
    assert_eq!(issued(&session).await.number, 2);
    tokio::time::sleep(Duration::from_millis(1010)).await;
    assert!(session.reject(&second));
    assert_eq!(issued(&session).await.number, 3);
    assert_eq!(provider.calls(), 3);
}

#[tokio::test]
async fn never_replaces_a_fixed_token() {
    let session = Session::fixed(super::access_token::bearer(&"t".into()).unwrap());
    let fixed = issued(&session).await;
    assert!(fixed.header.is_sensitive());
    assert!(!session.reject(&fixed));
    assert_eq!(token(&session).await, "Bearer t");
    assert!(Session::None.token().await.unwrap().is_none());
}
