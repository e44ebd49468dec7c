//! A stand-in for the platform: an HTTP server on the loopback interface that gives scripted answers and keeps requests.
#![allow(dead_code, unreachable_pub, reason = "each test uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a stand-in that cannot work has to fail the test"
)]

pub mod calls;
pub mod faulty;
pub mod raw_http;

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// One request as it came.
#[derive(Debug, Clone)]
pub struct Recorded {
    pub method: String,
    /// The path, exactly as on the wire.
    pub path: String,
    /// What stands after the `?`, exactly as on the wire; `None` without one.
    pub query: Option<String>,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Recorded {
    /// The only value of a header; `None` if it did not come.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map(|value| value.to_str().unwrap());
        assert!(values.next().is_none(), "header `{name}` came twice");
        value
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// What the server is going to say.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
    /// Whether it is ever sent.
    silent: bool,
}

impl Answer {
    /// A status and nothing else.
    pub fn empty(status: u16) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: Vec::new(),
            silent: false,
        }
    }

    /// A status with a JSON body.
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::empty(status)
            .header("content-type", "application/json")
            .body(body)
    }

    /// A status with an HTML page.
    pub fn html(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::empty(status)
            .header("content-type", "text/html; charset=utf-8")
            .body(body)
    }

    /// The request is taken, and nothing comes back.
    pub fn silence() -> Self {
        Self {
            silent: true,
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

    fn into_response(self) -> hyper::Response<Full<Bytes>> {
        let mut response = hyper::Response::new(Full::new(Bytes::from(self.body)));
        *response.status_mut() = self.status.try_into().unwrap();
        *response.headers_mut() = self.headers;
        response
    }
}

#[derive(Default)]
struct Script {
    answers: Mutex<VecDeque<Answer>>,
    requests: Mutex<Vec<Recorded>>,
}

/// The server; it stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    script: Arc<Script>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server that gives these answers one after the other, and status 599 when they are used up.
    pub async fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let script = Arc::new(Script {
            answers: Mutex::new(answers.into_iter().collect()),
            ..Script::default()
        });
        let task = tokio::spawn(accept(listener, Arc::clone(&script)));
        Self {
            address,
            script,
            task,
        }
    }

    /// The base URL, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Recorded> {
        self.script.requests.lock().unwrap().clone()
    }

    /// The one request that came.
    pub fn request(&self) -> Recorded {
        match self.requests().as_slice() {
            [request] => request.clone(),
            others => panic!("{} requests came instead of one", others.len()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, script: Arc<Script>) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let script = Arc::clone(&script);
        let service = service_fn(move |request| answer(request, Arc::clone(&script)));
        // A client that goes away in the middle is no concern of the server's.
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
    script: Arc<Script>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let recorded = Recorded {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: head.headers,
        body: body.collect().await.unwrap().to_bytes().to_vec(),
    };
    script.requests.lock().unwrap().push(recorded);
    let answer = script.answers.lock().unwrap().pop_front();
    let answer = answer.unwrap_or_else(|| Answer::empty(599).body("the script has no answer left"));
    if answer.silent {
        std::future::pending::<()>().await;
    }
    Ok(answer.into_response())
}

/// Starts a server that answers the first connection with these bytes, whatever it asks for, and hangs up. Returns its
/// base URL.
pub async fn raw(bytes: &'static [u8]) -> String {
    serve_raw(bytes, Ending::HangUp).await
}

/// Like [`raw`], but the connection stays open.
pub async fn raw_open(bytes: &'static [u8]) -> String {
    serve_raw(bytes, Ending::StayOpen).await
}

enum Ending {
    HangUp,
    StayOpen,
}

async fn serve_raw(bytes: &'static [u8], ending: Ending) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        // Waits for the request, else the answer would come before the question.
        let _ = stream.read(&mut [0; 4096]).await.unwrap();
        stream.write_all(bytes).await.unwrap();
        match ending {
            Ending::HangUp => stream.shutdown().await.unwrap(),
            Ending::StayOpen => std::future::pending().await,
        }
    });
    url
}

/// A base URL at which nothing listens.
pub async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}
