//! Middleware: code around each attempt, here a cache and a counter of requests on the wire.
//!
//! Run it with `cargo run --example middleware`. A mock server in this process responds.

use std::collections::HashMap;
use std::error::Error;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use generated_client::Response;
use generated_client::http::Bytes;
use generated_client::middleware::{Attempt, BoxFuture, Middleware, Next};
use generated_client::models::Organization;
use generated_client::operations::organization::GetOrganizationsMe;
use generated_client::testing::Server;

type Outcome = Result<Response<Bytes>, generated_client::Error>;

/// Repeats the earlier response to a `GET` of the same URL.
#[derive(Default)]
struct Cache(Mutex<HashMap<String, Response<Bytes>>>);

impl Middleware for Cache {
    fn handle<'a>(&'a self, attempt: Attempt, next: Next<'a>) -> BoxFuture<'a, Outcome> {
        Box::pin(async move {
            let url = attempt.url().to_string();
            if attempt.method() != "GET" {
                return next.run(attempt).await;
            }
            let known = self
                .0
                .lock()
                .ok()
                .and_then(|cache| cache.get(&url).cloned());
            if let Some(known) = known {
                return Ok(known);
            }
            let response = next.run(attempt).await?;
            if response.status().is_success()
                && let Ok(mut cache) = self.0.lock()
            {
                cache.insert(url, response.clone());
            }
            Ok(response)
        })
    }
}

/// Counts attempts. Added after the cache, it is further inside and sees only requests that the
/// cache does not serve.
struct Count(Arc<AtomicU32>);

impl Middleware for Count {
    fn handle<'a>(&'a self, attempt: Attempt, next: Next<'a>) -> BoxFuture<'a, Outcome> {
        let count = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        println!(
            "  {count}: {} {}",
            attempt.operation().id(),
            attempt.url().path()
        );
        next.run(attempt)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).returns(Organization::new(7));
    let sent = Arc::new(AtomicU32::new(0));
    let builder = server.client_builder().middleware(Cache::default());
    let client = builder.middleware(Count(Arc::clone(&sent))).build()?;

    for _ in 0..3 {
        client.organization().get_organizations_me().await?;
    }
    println!(
        "Three calls, requests on the wire: {}.",
        sent.load(Ordering::Relaxed)
    );
    Ok(())
}
