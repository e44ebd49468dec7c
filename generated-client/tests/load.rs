//! Load test: concurrent calls, a part of which fail. Runs in its own process, whose memory it
//! measures.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use generated_client::retry::{RetryBudget, RetryPolicy};
use generated_client::{Client, ErrorKind};
use support::calls::{get, post};
use support::faulty::{answer, good, read_request};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

const CALLS: usize = 10_000;
const AT_ONCE: usize = 64;

/// Calls before the first measurement of memory.
const WARM_UP: usize = 2_000;

/// Allowed growth in bytes. A leak of 2 KiB per call would exceed it.
const GROWTH: usize = 16 * 1024 * 1024;

/// Counters of the server and the callers.
struct Tally {
    requests: AtomicUsize,
    faults: AtomicUsize,
    /// Executions of the `POST` of each call.
    executed: Vec<AtomicUsize>,
    answered: AtomicUsize,
    failed: AtomicUsize,
}

/// Faults injected in rotation, one in every twenty requests.
#[derive(Clone, Copy)]
enum Fault {
    Reset,
    TooMany,
    Unavailable,
    HalfABody,
}

const FAULTS: [Fault; 4] = [
    Fault::Reset,
    Fault::TooMany,
    Fault::Unavailable,
    Fault::HalfABody,
];

async fn serve(mut stream: TcpStream, tally: Arc<Tally>) -> Option<()> {
    let mut buffer = Vec::new();
    loop {
        let request = read_request(&mut stream, &mut buffer).await?;
        let number = tally.requests.fetch_add(1, Ordering::Relaxed);
        let fault = (number % 20 == 7).then(|| FAULTS[number / 20 % FAULTS.len()]);
        tally
            .faults
            .fetch_add(usize::from(fault.is_some()), Ordering::Relaxed);
        if request.method == "POST" && !matches!(fault, Some(Fault::TooMany)) {
            let call: usize = request.json()["name"].as_str().unwrap().parse().unwrap();
            tally.executed[call].fetch_add(1, Ordering::Relaxed);
        }
        let mut bytes = match fault {
            None => good(),
            Some(Fault::TooMany) => answer("429 Too Many Requests", "Retry-After: 0\r\n", ""),
            Some(Fault::Unavailable) => answer("503 Service Unavailable", "", "<html>"),
            Some(Fault::HalfABody) => good(),
            Some(Fault::Reset) => Vec::new(),
        };
        match fault {
            Some(Fault::Reset) => {
                stream.set_zero_linger().unwrap();
                return None;
            }
            Some(Fault::HalfABody) => {
                bytes.truncate(bytes.len() - 5);
                stream.write_all(&bytes).await.ok()?;
                return None;
            }
            _ => stream.write_all(&bytes).await.ok()?,
        }
    }
}

/// Makes the calls with these numbers, [`AT_ONCE`] at a time.
async fn make_calls(client: &Client, tally: &Arc<Tally>, calls: std::ops::Range<usize>) {
    let next = Arc::new(AtomicUsize::new(calls.start));
    let callers: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (client, tally, next) = (client.clone(), Arc::clone(tally), Arc::clone(&next));
            tokio::spawn(async move {
                loop {
                    let call = next.fetch_add(1, Ordering::Relaxed);
                    if call >= calls.end {
                        break;
                    }
                    one_call(&client, &tally, call).await;
                }
            })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap();
    }
}

async fn one_call(client: &Client, tally: &Tally, call: usize) {
    let changes = call % 2 == 1;
    let result = if changes {
        post(client, &call.to_string()).await
    } else {
        get(client).await
    };
    let executed = tally.executed[call].load(Ordering::Relaxed);
    match result {
        Ok(version) => {
            assert_eq!((version, executed), (3, usize::from(changes)));
            tally.answered.fetch_add(1, Ordering::Relaxed);
        }
        Err(error) => {
            assert!(
                changes && executed == 1,
                "{error}, executed {executed} times"
            );
            match error.kind() {
                ErrorKind::Transport => assert_eq!(error.status(), None),
                ErrorKind::Status => assert_eq!(error.status().unwrap().as_u16(), 503),
                other => unreachable!("{other:?}: {error}"),
            }
            assert!(error.attempts() >= 1);
            tally.failed.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Returns the resident memory of this process in bytes.
#[cfg(target_os = "linux")]
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kib = line.unwrap().split_whitespace().nth(1).unwrap();
    kib.parse::<usize>().unwrap() * 1024
}

/// Returns 0, because `/proc` exists on Linux only.
#[cfg(not(target_os = "linux"))]
fn memory() -> usize {
    0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_calls_finish_and_execute_each_change_once() {
    let tally = Arc::new(Tally {
        requests: AtomicUsize::new(0),
        faults: AtomicUsize::new(0),
        executed: (0..CALLS).map(|_| AtomicUsize::new(0)).collect(),
        answered: AtomicUsize::new(0),
        failed: AtomicUsize::new(0),
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = Client::builder()
        .base_url(format!("http://{}", listener.local_addr().unwrap()))
        .token("token")
        .retry(
            RetryPolicy::DEFAULT
                .max_retries(10)
                .base_delay(Duration::from_millis(1)),
        )
        .retry_budget(RetryBudget::UNLIMITED)
        .build()
        .unwrap();
    let counts = Arc::clone(&tally);
    let server = tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            tokio::spawn(serve(stream, Arc::clone(&counts)));
        }
    });

    let calls = async {
        make_calls(&client, &tally, 0..WARM_UP).await;
        let before = memory();
        make_calls(&client, &tally, WARM_UP..CALLS).await;
        (before, memory())
    };
    let limit = Duration::from_secs(300);
    let (before, after) = tokio::time::timeout(limit, calls).await.unwrap();
    assert!(after < before + GROWTH, "{before} bytes became {after}");

    let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
    let (answered, failed) = (count(&tally.answered), count(&tally.failed));
    assert_eq!(answered + failed, CALLS);
    // Half of the calls are `POST` requests, and three quarters of the faults make those fail:
    // fewer than a twentieth of all calls.
    assert!(failed > 0 && failed < CALLS / 20, "{failed} calls failed");
    assert!(count(&tally.faults) >= CALLS / 20);
    for (call, executed) in tally.executed.iter().enumerate() {
        assert_eq!(count(executed), call % 2, "call {call}");
    }
    server.abort();
}
