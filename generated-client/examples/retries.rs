//! Retries: the default behaviour, and how to change it.
//!
//! Run it with `cargo run --example retries`. A mock server in this process fails on purpose.

use std::error::Error;
use std::time::Duration;

use generated_client::enums::FeatureName;
use generated_client::models::FeatureState;
use generated_client::models::Organization;
use generated_client::operations::organization::{GetOrganizationsMe, PatchOrganizationsFeature};
use generated_client::retry::{RateLimit, RetryPolicy};
use generated_client::testing::Server;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = Server::start().await;
    let me = || server.on(GetOrganizationsMe);
    me().unavailable().times(2);
    me().too_many_requests(Duration::from_secs(1)).once();
    me().returns(Organization::new(7)).once();
    me().unavailable().once();
    me().too_many_requests(Duration::from_secs(3600)).once();
    me().returns(Organization::new(7));
    let client = server.client();
    let api = client.organization();

    let response = api.get_organizations_me().send().await?;
    println!(
        "{} after two 503 and a 429 with a delay of one second",
        response.status()
    );
    println!(
        "the mock server received {} requests\n",
        server.count_of(GetOrganizationsMe)
    );

    let error = api.get_organizations_me().retry(RetryPolicy::OFF).await;
    println!(
        "Without retries, for one request:\n  {}\n",
        error.err().ok_or("the call succeeded")?
    );

    let error = api
        .get_organizations_me()
        .await
        .err()
        .ok_or("the call succeeded")?;
    let asked = error.retry_after().unwrap_or_default();
    println!("The client does not wait for an hour; the error contains the delay: {asked:?}\n");

    server.on(PatchOrganizationsFeature).unavailable();
    let state = FeatureState::new().with_enabled(true);
    let request = api.patch_organizations_feature(FeatureName::RealtimeCic, &state);
    let error = request.await.err().ok_or("the call succeeded")?;
    println!("The server may have processed the PATCH, so it is not sent again:\n  {error}\n");

    // A rate limit keeps the program below the platform's limit, so that no request is rejected.
    let policy = RetryPolicy::DEFAULT
        .max_retries(2)
        .max_retry_after(Duration::from_secs(30));
    let builder = server.client_builder().retry(policy);
    let patient = builder.rate_limit(RateLimit::per_minute(300)).build()?;
    let version = patient.organization().get_organizations_me().await?.version;
    println!("At most 300 requests a minute: version {version}");
    Ok(())
}
