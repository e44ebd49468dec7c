//! A raw TCP server on the loopback interface, for faults that an HTTP library prevents.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::Recorded;

/// Body of [`good`]: an organization.
pub const GOOD: &str = r#"{"version": 3}"#;

/// An action of the server after it has read a request.
#[derive(Debug, Clone)]
pub enum Step {
    Send(Vec<u8>),
    Pause(Duration),
    /// Sends the bytes one at a time, each after a pause.
    Drip(Vec<u8>, Duration),
    /// Sends the same bytes repeatedly, each time after a pause, until the client disconnects.
    Forever(&'static [u8], Duration),
    /// Resets the connection.
    Reset,
    /// Closes the connection.
    Close,
    /// Closes the sending half and keeps reading.
    HalfClose,
    /// Keeps the connection open without sending.
    Hold,
}

/// The actions for one request. If the connection is still open after them, it serves the next
/// request.
pub type Steps = Vec<Step>;

pub fn send(text: impl Into<Vec<u8>>) -> Step {
    Step::Send(text.into())
}

/// Returns a complete success response.
pub fn good() -> Vec<u8> {
    answer("200 OK", "Content-Type: application/json\r\n", GOOD)
}

/// Returns a complete response. Each header line must end with CRLF.
pub fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// A faulty server. Dropping it stops it and its connections.
pub struct Faulty {
    address: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

struct State {
    script: Mutex<VecDeque<Steps>>,
    otherwise: Steps,
    requests: Mutex<Vec<(Instant, Recorded)>>,
    connections: Mutex<Vec<JoinHandle<()>>>,
}

impl Faulty {
    /// Starts a server that takes these steps, one list per request.
    ///
    /// It responds with [`good`] to all further requests.
    pub async fn start(script: impl IntoIterator<Item = Steps>) -> Self {
        Self::start_with(script, vec![send(good())]).await
    }

    /// Starts a server that takes the same steps for every request.
    pub async fn always(steps: Steps) -> Self {
        Self::start_with([], steps).await
    }

    async fn start_with(script: impl IntoIterator<Item = Steps>, otherwise: Steps) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            script: Mutex::new(script.into_iter().collect()),
            otherwise,
            requests: Mutex::default(),
            connections: Mutex::default(),
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

    /// Appends steps for a later request.
    pub fn next(&self, steps: Steps) {
        self.state.script.lock().unwrap().push_back(steps);
    }

    /// Returns all requests that were received completely.
    pub fn requests(&self) -> Vec<Recorded> {
        let requests = self.state.requests.lock().unwrap();
        requests
            .iter()
            .map(|(_, request)| request.clone())
            .collect()
    }

    /// Returns the arrival time of each request.
    pub fn arrivals(&self) -> Vec<Instant> {
        let requests = self.state.requests.lock().unwrap();
        requests.iter().map(|(time, _)| *time).collect()
    }

    /// Returns the number of accepted connections.
    pub fn connections(&self) -> usize {
        self.state.connections.lock().unwrap().len()
    }
}

impl Drop for Faulty {
    fn drop(&mut self) {
        self.task.abort();
        for connection in self.state.connections.lock().unwrap().iter() {
            connection.abort();
        }
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        // Nagle's algorithm would delay small segments.
        stream.set_nodelay(true).unwrap();
        let connection = tokio::spawn(serve(stream, Arc::clone(&state)));
        state.connections.lock().unwrap().push(connection);
    }
}

/// Serves one connection. A client may disconnect at any time, so write errors end the connection
/// silently.
async fn serve(mut stream: TcpStream, state: Arc<State>) {
    let mut buffer = Vec::new();
    while let Some(request) = read_request(&mut stream, &mut buffer).await {
        state
            .requests
            .lock()
            .unwrap()
            .push((Instant::now(), request));
        let next = state.script.lock().unwrap().pop_front();
        for step in next.unwrap_or_else(|| state.otherwise.clone()) {
            let Some(open) = take(step, stream).await else {
                return;
            };
            stream = open;
        }
    }
}

/// Takes a step. Returns the connection if it is still open.
async fn take(step: Step, mut stream: TcpStream) -> Option<TcpStream> {
    match step {
        Step::Send(bytes) => stream.write_all(&bytes).await.ok()?,
        Step::Pause(time) => tokio::time::sleep(time).await,
        Step::Drip(bytes, pause) => {
            for byte in bytes {
                tokio::time::sleep(pause).await;
                stream.write_all(&[byte]).await.ok()?;
            }
        }
        Step::Forever(bytes, pause) => loop {
            tokio::time::sleep(pause).await;
            stream.write_all(bytes).await.ok()?;
        },
        Step::Reset => {
            stream.set_zero_linger().unwrap();
            return None;
        }
        Step::Close => return None,
        Step::HalfClose => stream.shutdown().await.ok()?,
        Step::Hold => std::future::pending().await,
    }
    Some(stream)
}

/// Reads a complete request, whose beginning may be in the buffer. Returns `None` if the connection
/// ends first.
pub async fn read_request(
    stream: &mut (impl AsyncRead + Unpin),
    buffer: &mut Vec<u8>,
) -> Option<Recorded> {
    let end = loop {
        let end = buffer.windows(4).position(|window| window == b"\r\n\r\n");
        if let Some(end) = end {
            break end + 4;
        }
        more(stream, buffer).await?;
    };
    let head = String::from_utf8(buffer.drain(..end).collect()).unwrap();
    let mut lines = head.lines();
    let mut words = lines.next().unwrap().split(' ');
    let method = words.next().unwrap().to_owned();
    let target = words.next().unwrap();
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    let headers: HeaderMap = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| {
            let name: HeaderName = name.parse().unwrap();
            (name, HeaderValue::from_str(value).unwrap())
        })
        .collect();
    let length = headers.get("content-length");
    let length = length.map_or(0, |length| length.to_str().unwrap().parse().unwrap());
    while buffer.len() < length {
        more(stream, buffer).await?;
    }
    Some(Recorded {
        method,
        path: path.to_owned(),
        query,
        headers,
        body: buffer.drain(..length).collect(),
    })
}

async fn more(stream: &mut (impl AsyncRead + Unpin), buffer: &mut Vec<u8>) -> Option<()> {
    match stream.read_buf(buffer).await {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(()),
    }
}
