//! Accepts connections, and reads and responds to their requests, until the server is dropped.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::received::Received;
use super::reply::ReplyBody;
use super::state::{ServerState, lock};

/// Serves connections; dropping the future closes all of them.
pub(super) async fn accept(listener: TcpListener, state: Arc<Mutex<ServerState>>) {
    let mut connections = JoinSet::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(connections.spawn(serve(stream, Arc::clone(&state)))),
            // Probably too many open files: waits until other connections close.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, state: Arc<Mutex<ServerState>>) {
    let service = service_fn(|request| respond(request, &state));
    let served = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
    // All other errors are clients that disconnected, or responses that break on purpose.
    if let Err(error) = served
        && error.is_parse()
    {
        lock(&state).record_invalid_http(&error);
    }
}

async fn respond(
    request: hyper::Request<Incoming>,
    state: &Mutex<ServerState>,
) -> io::Result<hyper::Response<ReplyBody>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let target = head.uri.path_and_query();
    let target = target.map_or("/", |target| target.as_str()).to_owned();
    let received = Received::new(head.method, target, head.headers, body);
    let reply = lock(state).reply(received);
    reply.perform().await
}
