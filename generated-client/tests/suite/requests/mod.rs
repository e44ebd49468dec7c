//! Sending requests: encoding, redirects, retries and limits.

mod encoding;
mod headers;
mod limits;
mod redirects;
mod retries;

use generated_client::Client;

use crate::support::{Answer, Server};

const TOKEN: &str = "wire-token-4711";

fn client(base_url: &str) -> Client {
    Client::builder()
        .base_url(base_url)
        .token(TOKEN)
        .build()
        .unwrap()
}

/// Starts a mock server that responds to two requests, and a client of it.
async fn server() -> (Server, Client) {
    let server = Server::start([Answer::json(200, "{}"), Answer::json(200, "{}")]).await;
    let client = client(&server.url());
    (server, client)
}
