//! Mock servers on the loopback interface with scripted responses and recorded requests.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a mock server that cannot work fails the test"
)]

pub mod calls;
pub mod faulty;
pub mod raw_http;

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A received request.
#[derive(Debug, Clone)]
pub struct Recorded {
    pub method: String,
    /// The path exactly as on the wire.
    pub path: String,
    /// The text after the `?` exactly as on the wire; `None` without a `?`.
    pub query: Option<String>,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Recorded {
    /// Returns the value of a header, or `None` if it is absent. Panics if it was sent twice.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map(|value| value.to_str().unwrap());
        assert!(values.next().is_none(), "header `{name}` was sent twice");
        value
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// A scripted response.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
    /// The time until the response is sent; `None` if it is never sent.
    delay: Option<Duration>,
}

impl Answer {
    /// A response without headers and body.
    pub fn empty(status: u16) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: Vec::new(),
            delay: Some(Duration::ZERO),
        }
    }

    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::empty(status)
            .header("content-type", "application/json")
            .body(body)
    }

    pub fn html(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::empty(status)
            .header("content-type", "text/html; charset=utf-8")
            .body(body)
    }

    /// Accepts the request and never responds.
    pub fn silence() -> Self {
        Self {
            delay: None,
            ..Self::empty(200)
        }
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_str(value).unwrap(),
        );
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    fn into_response(self) -> hyper::Response<Full<Bytes>> {
        let mut response = hyper::Response::new(Full::new(Bytes::from(self.body)));
        *response.status_mut() = self.status.try_into().unwrap();
        *response.headers_mut() = self.headers;
        response
    }
}

/// Computes the response to the n-th request, counted from 1.
type Respond = dyn Fn(usize, &Recorded) -> Answer + Send + Sync;

struct State {
    respond: Box<Respond>,
    requests: Mutex<Vec<Recorded>>,
}

/// A mock server that records requests, and stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server that gives these responses in order, and then responds with status 599.
    pub async fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers: VecDeque<Answer> = answers.into_iter().collect();
        let answers = Mutex::new(answers);
        Self::computing(move |_, _| {
            let next = answers.lock().unwrap().pop_front();
            next.unwrap_or_else(|| Answer::empty(599).body("the script has no response left"))
        })
        .await
    }

    /// Starts a server that computes its responses.
    ///
    /// The arguments are the number of the request, counted from 1, and the request.
    pub async fn computing(
        respond: impl Fn(usize, &Recorded) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            respond: Box::new(respond),
            requests: Mutex::default(),
        });
        let task = tokio::spawn(accept(listener, Arc::clone(&state)));
        Self {
            address,
            state,
            task,
        }
    }

    /// Returns the base URL, without a trailing slash.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns all requests so far.
    pub fn requests(&self) -> Vec<Recorded> {
        self.state.requests.lock().unwrap().clone()
    }

    /// Returns the only request; panics if there were none or several.
    pub fn request(&self) -> Recorded {
        match self.requests().as_slice() {
            [request] => request.clone(),
            others => panic!("expected 1 request, got {}", others.len()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let state = Arc::clone(&state);
        let service = service_fn(move |request| answer(request, Arc::clone(&state)));
        // A client may disconnect at any time, so errors of a connection are ignored.
        tokio::spawn(async move {
            http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await
                .ok()
        });
    }
}

async fn answer(
    request: hyper::Request<Incoming>,
    state: Arc<State>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let recorded = Recorded {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: head.headers,
        body: body.collect().await.unwrap().to_bytes().to_vec(),
    };
    let answer = {
        // The number and the response are determined under one lock, in the order of arrival.
        let mut requests = state.requests.lock().unwrap();
        requests.push(recorded.clone());
        (state.respond)(requests.len(), &recorded)
    };
    match answer.delay {
        Some(delay) => tokio::time::sleep(delay).await,
        None => std::future::pending().await,
    }
    Ok(answer.into_response())
}

/// Starts a server that answers the first connection with these bytes and closes it. Returns the
/// base URL.
pub async fn raw(bytes: &'static [u8]) -> String {
    serve_raw(bytes, Ending::Close).await
}

/// Like [`raw`], but keeps the connection open.
pub async fn raw_open(bytes: &'static [u8]) -> String {
    serve_raw(bytes, Ending::StayOpen).await
}

enum Ending {
    Close,
    StayOpen,
}

async fn serve_raw(bytes: &'static [u8], ending: Ending) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        // Waits for the request, because a response before it would be a protocol error.
        let _ = stream.read(&mut [0; 4096]).await.unwrap();
        stream.write_all(bytes).await.unwrap();
        match ending {
            Ending::Close => stream.shutdown().await.unwrap(),
            Ending::StayOpen => std::future::pending().await,
        }
    });
    url
}

/// Returns a base URL with a port on which no server listens.
pub async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}
