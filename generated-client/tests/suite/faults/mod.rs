//! Misbehaving servers: faults end in an error of the right kind, and the client remains usable.

mod connection;
#[cfg(any(feature = "gzip", feature = "brotli"))]
mod decompression;
mod response;

use generated_client::retry::RetryPolicy;
use generated_client::{Client, ClientBuilder};

/// Builds a client that sends each request once.
fn builder(url: String) -> ClientBuilder {
    Client::builder()
        .base_url(url)
        .token("token")
        .retry(RetryPolicy::OFF)
}

fn client(url: String) -> Client {
    builder(url).build().unwrap()
}
