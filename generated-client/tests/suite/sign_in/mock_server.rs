//! Mock servers for the API and the login server.

use std::time::Duration;

use generated_client::{Client, ClientBuilder, Error};

use crate::support::{Answer, Recorded, Server};

/// Starts a login server that grants the tokens `t1`, `t2` and so on, each after this delay.
pub(crate) async fn login(expires_in: u64, delay: Duration) -> Server {
    Server::computing(move |number, _| {
        Answer::empty(200)
            .body(token(&format!("t{number}"), expires_in))
            .delay(delay)
    })
    .await
}

/// Starts an API server that accepts all tokens except these.
pub(crate) async fn api(revoked: &'static [&'static str]) -> Server {
    Server::computing(move |_, request| {
        let token = authorization(request);
        let is_revoked = revoked.contains(&token.trim_start_matches("Bearer "));
        Answer::empty(if is_revoked { 401 } else { 200 }).body("{}")
    })
    .await
}

/// Returns the `Authorization` header; empty if the request has none.
pub(crate) fn authorization(request: &Recorded) -> &str {
    request.header("authorization").unwrap_or_default()
}

/// Returns the `Authorization` headers of all requests in order.
pub(crate) fn authorizations(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let headers = requests.iter().map(authorization);
    headers.map(str::to_owned).collect()
}

/// Returns the response body of a granted token.
pub(crate) fn token(token: &str, expires_in: u64) -> String {
    format!(r#"{{"access_token":"{token}","token_type":"bearer","expires_in":{expires_in}}}"#)
}

/// Starts a login and an API server, and builds a client of both.
///
/// The login server is scripted. The client signs in with `id` and `hunter2`.
pub(crate) async fn scripted(
    answers: impl IntoIterator<Item = Answer>,
) -> (Server, Server, Client) {
    let (login, api) = (Server::start(answers).await, api(&[]).await);
    let client = builder(&login.url(), &api.url()).build().unwrap();
    (login, api, client)
}

/// Returns a client builder that signs in with `id` and `hunter2`.
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
