//! A script without async code, with the feature `blocking`.
//!
//! Run it with `cargo run --example script`. A mock server on its own thread responds. A real
//! script gets its client from `Client::from_env()` and calls `wait()` in the same way.

use std::error::Error;

use generated_client::Client;
use generated_client::models::Organization;
use generated_client::operations::organization::{
    GetOrganizationsLimitsChangerequests, GetOrganizationsMe,
};
use generated_client::testing::Server;
use serde_json::json;

fn script(client: &Client) -> Result<(), generated_client::Error> {
    let organization = client.organization().get_organizations_me().wait()?;
    println!("{} requests:", organization.name.unwrap_or_default());
    let requests = client
        .organization()
        .get_organizations_limits_changerequests();
    for change in requests.items().wait() {
        let change = change?;
        println!("  {} {}", change.requested_value, change.key);
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Runtime::new()?;
    let server = runtime.block_on(Server::start());
    let acme = Organization::new(1).with_name("Acme");
    server.on(GetOrganizationsMe).returns(acme);
    server.on(GetOrganizationsLimitsChangerequests).returns_json(json!({"entities": [{
        "key": "max.campaigns", "namespace": "outbound", "requestedValue": 150, "description": "Season", "supportCaseUrl": "",
    }]}));
    script(&server.client())?;
    Ok(())
}
