//! Listings: page by page, item by item, and continuing after an error.
//!
//! Run it with `cargo run --example listing`. A mock server in this process has three pages, and
//! its second page fails at times.

use std::error::Error;

use generated_client::enums::LimitChangeStatus;
use generated_client::operations::organization::GetOrganizationsLimitsChangerequests;
use generated_client::retry::RetryPolicy;
use generated_client::testing::Server;
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = three_pages().await;
    let client = server.client();
    let open = || {
        let request = client.organization();
        let request = request.get_organizations_limits_changerequests();
        request.status(LimitChangeStatus::Open).page_size(2)
    };

    println!("Item by item; each page is requested when it is needed:");
    let mut items = open().items();
    while let Some(change) = items.next().await {
        println!("  {}", change?.key);
    }

    println!("\nPage by page:");
    let mut pages = open().pages();
    while let Some(page) = pages.next().await {
        println!("  {} items", page?.entities.unwrap_or_default().len());
    }

    println!("\nAfter an error, continue with the page that failed:");
    let mut items = open().retry(RetryPolicy::OFF).items();
    loop {
        match items.next().await {
            Some(Ok(change)) => println!("  {}", change.key),
            Some(Err(error)) => {
                println!("  ({error})");
                items.resume();
            }
            None => return Ok(()),
        }
    }
}

/// Serves three pages. The second page succeeds once, then fails, then succeeds again.
async fn three_pages() -> Server {
    let server = Server::start().await;
    let after = |after: u32| {
        server
            .on(GetOrganizationsLimitsChangerequests)
            .query("after", after)
    };
    let second = page(&["c", "d"], Some(4));
    after(2).returns_json(second.clone()).times(2);
    after(2).unavailable().once();
    after(2).returns_json(second);
    after(4).returns_json(page(&["e"], None));
    let first = server.on(GetOrganizationsLimitsChangerequests);
    first.returns_json(page(&["a", "b"], Some(2)));
    server
}

fn page(keys: &[&str], next: Option<u32>) -> Value {
    let entity = |key: &&str| {
        json!({
            "key": key, "namespace": "outbound", "requestedValue": 2, "description": "More", "supportCaseUrl": "",
        })
    };
    let entities: Vec<Value> = keys.iter().map(entity).collect();
    let next =
        next.map(|after| format!("/api/v2/organizations/limits/changerequests?after={after}"));
    json!({"entities": entities, "nextUri": next})
}
