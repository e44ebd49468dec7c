//! An API and a login server whose answers depend on what they are asked.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use generated_client::{Client, ClientBuilder, Error};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::support::{Answer, Server};

/// One request, as far as it matters here.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) authorization: Option<String>,
    pub(crate) body: String,
}

/// What is said to the n-th request, from 1; and after which time.
pub(crate) type Said = (u16, String, Duration);

/// A server that stops when it is dropped.
pub(crate) struct StandIn {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    task: JoinHandle<()>,
}

impl StandIn {
    pub(crate) async fn start(say: impl Fn(usize, &Asked) -> Said + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (say, log) = (Arc::new(say), Arc::clone(&asked));
        let task = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (say, log) = (Arc::clone(&say), Arc::clone(&log));
                let service = service_fn(move |request| {
                    let (say, log) = (Arc::clone(&say), Arc::clone(&log));
                    async move { answer(request, &*say, &log).await }
                });
                tokio::spawn(async move {
                    http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await
                        .ok()
                });
            }
        });
        Self { url, asked, task }
    }

    /// A login server that gives the tokens `t1`, `t2` and so on, each after this time.
    pub(crate) async fn login(expires_in: u64, delay: Duration) -> Self {
        Self::start(move |number, _| (200, token(&format!("t{number}"), expires_in), delay)).await
    }

    /// An API that accepts all tokens but these.
    pub(crate) async fn api(revoked: &'static [&'static str]) -> Self {
        Self::start(move |_, asked| {
            let token = asked.authorization.as_deref().unwrap_or_default();
            let fine = !revoked.contains(&token.trim_start_matches("Bearer "));
            (
                if fine { 200 } else { 401 },
                "{}".to_owned(),
                Duration::ZERO,
            )
        })
        .await
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The `Authorization` of all requests, in their order.
    pub(crate) fn authorizations(&self) -> Vec<String> {
        let asked = self.asked().into_iter();
        asked
            .map(|asked| asked.authorization.unwrap_or_default())
            .collect()
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(
    request: hyper::Request<Incoming>,
    say: &(dyn Fn(usize, &Asked) -> Said + Send + Sync),
    log: &Mutex<Vec<Asked>>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let authorization = head.headers.get("authorization");
    let asked = Asked {
        authorization: authorization.map(|value| value.to_str().unwrap().to_owned()),
        body: String::from_utf8(body.to_vec()).unwrap(),
    };
    let number = {
        let mut log = log.lock().unwrap();
        log.push(asked.clone());
        log.len()
    };
    let (status, body, delay) = say(number, &asked);
    tokio::time::sleep(delay).await;
    let mut response = hyper::Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status.try_into().unwrap();
    Ok(response)
}

/// What a login server says when it gives a token.
pub(crate) fn token(token: &str, expires_in: u64) -> String {
    format!(r#"{{"access_token":"{token}","token_type":"bearer","expires_in":{expires_in}}}"#)
}

/// A scripted login server, and a client that signs in there with `id` and `hunter2`.
pub(crate) async fn scripted(
    answers: impl IntoIterator<Item = Answer>,
) -> (Server, StandIn, Client) {
    let (login, api) = (Server::start(answers).await, StandIn::api(&[]).await);
    let client = builder(&login.url(), &api.url).build().unwrap();
    (login, api, client)
}

/// A client in the making that signs in with `id` and `hunter2`.
pub(crate) fn builder(login: &str, api: &str) -> ClientBuilder {
    Client::builder()
        .base_url(api)
        .login_url(login)
        .client_credentials("id", "hunter2")
}

/// Calls the API.
pub(crate) async fn call(client: &Client) -> Result<(), Error> {
    client
        .organization()
        .get_organizations_limits_docs()
        .await
        .map(drop)
}
