//! Connections that are refused, reset, stalled, or closed too early or too late.

use std::time::{Duration, Instant};

use super::{builder, client};
use crate::support::calls::{self, get};
use crate::support::faulty::{Faulty, GOOD, Step, answer, good, send};
use generated_client::retry::{RetryBudget, RetryPolicy};
use generated_client::{Client, ClientBuilder, Error, ErrorKind};
use tokio::net::{TcpSocket, TcpStream};

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

/// A short wait that keeps the tests fast.
const SHORT: Duration = Duration::from_millis(200);

/// A wait that even a slow machine does not exceed.
const LONG: Duration = Duration::from_secs(60);

async fn post(client: &Client) -> Result<i32, Error> {
    calls::post(client, "name").await
}

/// Makes a call that fails on a connection with these steps, and another that succeeds. Returns the
/// error.
async fn failure(steps: Vec<Step>) -> Error {
    failure_of(builder, steps).await
}

async fn failure_of(builder: fn(String) -> ClientBuilder, steps: Vec<Step>) -> Error {
    let server = Faulty::start([steps]).await;
    let client = builder(server.url()).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.retry_after(), None);
    assert_eq!(server.requests().len(), 1);
    // The client opens a new connection instead of reusing the broken one.
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
    error
}

/// Asserts that the connection failed before the client learned the status and the correlation id.
fn assert_broken(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert_eq!((error.status(), error.correlation_id()), (None, None));
}

fn assert_timeout(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert_eq!((error.status(), error.correlation_id()), (None, None));
}

#[tokio::test]
async fn refused_connection_is_a_connect_error() {
    let error = get(&client(crate::support::nobody().await))
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 1));
    assert!(error.to_string().contains("refused"), "{error}");
}

#[tokio::test]
async fn unknown_host_is_a_connect_error() {
    // Without a network, name resolution may be slow; the connection fails in both cases.
    let builder = builder("http://api.nowhere.invalid".into());
    let client = builder.connect_timeout(5 * SHORT).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 1));
    assert_eq!(error.status(), None);
}

/// Linux ignores connection attempts to a full listener; other systems refuse them.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn connect_timeout_ends_an_unaccepted_connection() {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    while let Ok(connection) = tokio::time::timeout(SHORT, TcpStream::connect(address)).await {
        waiting.push(connection.unwrap());
        assert!(waiting.len() < 100, "the listener is never full");
    }
    let client = builder(format!("http://{address}"))
        .connect_timeout(SHORT)
        .build()
        .unwrap();
    let start = Instant::now();
    let error = get(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 1));
    assert!(start.elapsed() >= SHORT, "{:?}", start.elapsed());

    // No request was sent, so even a `POST` is retried.
    let retry = RetryPolicy::DEFAULT
        .max_retries(1)
        .base_delay(Duration::ZERO);
    let body = calls::new_organization("name");
    let request = client.organization().post_organizations().body(&body);
    let error = request.retry(retry).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 2));
}

#[tokio::test]
async fn reset_before_the_response_is_a_transport_error() {
    assert_broken(&failure(vec![Step::Reset]).await);
}

#[tokio::test]
async fn close_before_the_response_is_a_transport_error() {
    assert_broken(&failure(vec![Step::Close]).await);
    assert_broken(&failure(vec![Step::HalfClose]).await);
}

#[tokio::test]
async fn reset_within_the_head_is_a_transport_error() {
    let steps = [send(HEAD), Step::Pause(SHORT / 4), Step::Reset];
    assert_broken(&failure(steps.into()).await);
}

#[tokio::test]
async fn close_within_the_head_is_a_transport_error() {
    for part in ["H", "HTTP/1.1 200", HEAD] {
        assert_broken(&failure(vec![send(part), Step::Close]).await);
    }
}

#[tokio::test]
async fn reset_within_the_body_is_a_transport_error() {
    let head = format!("{HEAD}ININ-Correlation-Id: c-1\r\nContent-Length: 100\r\n\r\n{{");
    let steps = vec![send(head), Step::Pause(SHORT / 4), Step::Reset];
    assert_broken(&failure(steps).await);
}

#[tokio::test]
async fn reset_after_a_complete_response_is_harmless() {
    let server = Faulty::start([vec![send(good()), Step::Pause(SHORT), Step::Reset]]).await;
    let client = client(server.url());
    assert_eq!(get(&client).await.unwrap(), 3);
    tokio::time::sleep(2 * SHORT).await;
    assert_eq!(post(&client).await.unwrap(), 3);
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
}

#[tokio::test]
async fn truncated_body_is_a_transport_error() {
    let whole = String::from_utf8(good()).unwrap();
    let half = &whole[..whole.len() - GOOD.len() / 2];
    assert_broken(&failure(vec![send(half), Step::Close]).await);
    let chunked = format!("{HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{{\"ver");
    assert_broken(&failure(vec![send(chunked.as_str()), Step::Close]).await);
    // Without the final empty chunk, the body is incomplete although each chunk is complete.
    let chunked = format!("{chunked}\r\n");
    assert_broken(&failure(vec![send(chunked), Step::Close]).await);
}

#[tokio::test]
async fn body_without_length_ends_with_the_connection() {
    let text = format!("{HEAD}\r\n{GOOD}");
    for end in [Step::Close, Step::HalfClose] {
        let server = Faulty::start([vec![send(text.as_str()), end]]).await;
        let client = client(server.url());
        assert_eq!(get(&client).await.unwrap(), 3);
        assert_eq!(get(&client).await.unwrap(), 3);
        assert_eq!((server.requests().len(), server.connections()), (2, 2));
    }
}

#[tokio::test]
async fn endless_body_hits_the_size_limit() {
    const SPACES: &[u8] =
        b"40\r\n                                                                \r\n";
    let endless = |head: &str| {
        let head = send(format!("{HEAD}{head}\r\n"));
        vec![head, Step::Forever(SPACES, Duration::ZERO)]
    };
    for head in ["Transfer-Encoding: chunked\r\n", ""] {
        let builder = |url| builder(url).max_response_bytes(10_000);
        let error = failure_of(builder, endless(head)).await;
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
        assert!(error.to_string().contains("10000 bytes"), "{error}");
    }
}

#[tokio::test]
async fn endless_body_hits_the_timeout() {
    let head = send(format!("{HEAD}\r\n"));
    let steps = vec![head, Step::Forever(b" ", Duration::from_millis(5))];
    let start = Instant::now();
    assert_timeout(&failure_of(|url| builder(url).attempt_timeout(SHORT), steps).await);
    assert!(start.elapsed() >= SHORT);
}

#[tokio::test]
async fn timeout_covers_the_whole_attempt() {
    let builder = |url| builder(url).attempt_timeout(SHORT);
    for bytes in [good(), answer("503 Slow", "", "")] {
        let steps = vec![Step::Drip(bytes, SHORT / 10)];
        assert_timeout(&failure_of(builder, steps).await);
    }
    let silence = vec![Step::Hold];
    assert_timeout(&failure_of(builder, silence).await);
}

#[tokio::test]
async fn slow_response_within_the_timeout_succeeds() {
    let server = Faulty::start([vec![Step::Drip(good(), Duration::from_millis(2))]]).await;
    let client = builder(server.url()).attempt_timeout(LONG).build().unwrap();
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!((server.requests().len(), server.connections()), (2, 1));
}

#[tokio::test]
async fn too_large_content_length_is_an_error() {
    let text = format!("{HEAD}Content-Length: 15\r\n\r\n{GOOD}");
    assert_broken(&failure(vec![send(text.as_str()), Step::Close]).await);
    let builder = |url| builder(url).attempt_timeout(SHORT);
    assert_timeout(&failure_of(builder, vec![send(text), Step::Hold]).await);
}

#[tokio::test]
async fn too_small_content_length_is_a_decode_error() {
    let text = format!("{HEAD}Content-Length: 5\r\n\r\n{GOOD}");
    let error = failure(vec![send(text)]).await;
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
}

#[tokio::test]
async fn surplus_bytes_are_not_the_next_response() {
    let foreign = answer("200 OK", "", r#"{"version": 666}"#);
    for _ in 0..5 {
        let both = [good(), foreign.clone()].concat();
        let server = Faulty::start([vec![send(both)]]).await;
        let client = client(server.url());
        assert_eq!(get(&client).await.unwrap(), 3);
        assert_eq!(get(&client).await.unwrap(), 3);
        assert_eq!((server.requests().len(), server.connections()), (2, 2));
    }
}

#[tokio::test]
async fn rejects_invalid_and_conflicting_content_lengths() {
    for lengths in [
        "Content-Length: 14\r\nContent-Length: 15\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: many\r\n",
    ] {
        let text = format!("{HEAD}{lengths}\r\n{GOOD}");
        assert_broken(&failure(vec![send(text)]).await);
    }
}

#[tokio::test]
async fn reconnects_after_the_server_closed_an_idle_connection() {
    let server = Faulty::start([
        vec![send(good()), Step::Close],
        vec![send(good()), Step::Close],
    ]);
    let server = server.await;
    let client = client(server.url());
    assert_eq!(get(&client).await.unwrap(), 3);
    tokio::time::sleep(SHORT).await;
    assert_eq!(post(&client).await.unwrap(), 3);
    tokio::time::sleep(SHORT).await;
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!((server.requests().len(), server.connections()), (3, 3));
}

/// The next request may be in flight when the server closes the connection.
///
/// It may also be answered by a reset.
#[tokio::test]
async fn close_at_the_start_of_the_next_call_never_repeats_a_change() {
    for end in [Step::Close, Step::Reset] {
        let script = [vec![send(good()), Step::HalfClose, end], vec![send(good())]];
        let server = Faulty::start(script.into_iter().cycle().take(120)).await;
        let builder = Client::builder().base_url(server.url());
        let builder = builder.retry_budget(RetryBudget::UNLIMITED);
        let retrying = builder.build().unwrap();
        for _ in 0..40 {
            assert_eq!(get(&retrying).await.unwrap(), 3);
        }
        let client = client(server.url());
        for _ in 0..40 {
            let before = posts(&server);
            match post(&client).await {
                Ok(version) => assert_eq!((version, posts(&server) - before), (3, 1)),
                Err(error) => {
                    assert_broken(&error);
                    assert_eq!(error.attempts(), 1);
                    assert!(posts(&server) - before <= 1);
                }
            }
        }
        assert_eq!(get(&client).await.unwrap(), 3);
    }
}

fn posts(server: &Faulty) -> usize {
    let requests = server.requests();
    let posts = requests.iter().filter(|request| request.method == "POST");
    posts.count()
}

/// The server received the request and closed a connection that worked before.
///
/// The client cannot know whether the server acted.
#[tokio::test]
async fn broken_kept_alive_connection_does_not_repeat_a_change() {
    for end in [Step::Close, Step::Reset] {
        let server = Faulty::start([vec![send(good())], vec![end]]).await;
        let client = Client::builder().base_url(server.url()).build().unwrap();
        assert_eq!(get(&client).await.unwrap(), 3);
        let error = post(&client).await.unwrap_err();
        assert_broken(&error);
        assert_eq!(error.attempts(), 1);
        assert_eq!((server.requests().len(), server.connections()), (2, 1));
        assert_eq!(post(&client).await.unwrap(), 3);
        assert_eq!((server.requests().len(), server.connections()), (3, 2));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_can_be_dropped_at_any_moment() {
    let (good, pause) = (good(), Step::Pause(Duration::from_millis(2)));
    let (begin, end) = good.split_at(good.len() - 5);
    let slowly = vec![pause.clone(), send(begin), pause, send(end)];
    let server = Faulty::always(slowly).await;
    let client = client(server.url());
    let start = Instant::now();
    get(&client).await.unwrap();
    let whole = start.elapsed();
    let (mut dropped, mut done) = (0, 0);
    for moment in 0..100 {
        // From zero to slightly more than a whole call takes, in shuffled order.
        let moment = whole * (moment * 37 % 100) / 80;
        let (first, second) = tokio::join!(
            tokio::time::timeout(moment, get(&client)),
            tokio::time::timeout(whole / 2, post(&client)),
        );
        for result in [first, second] {
            match result {
                Ok(result) => done += i32::from(result.unwrap() == 3),
                Err(_) => dropped += 1,
            }
        }
    }
    assert!(dropped > 0 && dropped + done == 200, "{dropped} {done}");
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!(post(&client).await.unwrap(), 3);
}
