//! Tests of a program that uses the client: a function and its tests with the mock server.
//!
//! Run it with `cargo run --example testing`. In a real program, the tests are `#[tokio::test]`s,
//! and a dev-dependency enables the mock server:
//! `generated-client = { path = "..", features = ["testing"] }`.

use std::time::Duration;

use generated_client::models::{ErrorBody, Organization};
use generated_client::operations::organization::{GetOrganizationsMe, PutOrganizationsMe};
use generated_client::testing::Server;
use generated_client::{Client, Error};

/// Renames the organization, unless it has that name already. This is the function to test.
///
/// Returns whether the name was changed.
async fn rename(client: &Client, name: &str) -> Result<bool, Error> {
    let mut organization = client.organization().get_organizations_me().await?;
    if organization.name.as_deref() == Some(name) {
        return Ok(false);
    }
    organization.name = Some(name.to_owned());
    let request = client.organization().put_organizations_me();
    request.body(&organization).await?;
    Ok(true)
}

/// The usual case. Dropping the server fails the test if the function sent an invalid request.
async fn renames_the_organization() {
    let server = Server::start().await;
    let (old, new) = (
        Organization::new(3).with_name("Acme"),
        Organization::new(3).with_name("Emca"),
    );
    server.on(GetOrganizationsMe).returns(old);
    let put = server.on(PutOrganizationsMe).body(&new);
    put.returns(new.clone()).once();

    assert!(
        rename(&server.client(), "Emca")
            .await
            .is_ok_and(|renamed| renamed)
    );
}

/// Without a rule for `PUT`, sending one would be a mismatch.
async fn keeps_an_equal_name() {
    let server = Server::start().await;
    let organization = Organization::new(3).with_name("Acme");
    server.on(GetOrganizationsMe).returns(organization);

    assert!(
        rename(&server.client(), "Acme")
            .await
            .is_ok_and(|renamed| !renamed)
    );
    assert_eq!(server.count_of(GetOrganizationsMe), 1);
}

/// Rules can respond with errors.
async fn reports_missing_permissions() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).returns(Organization::new(3));
    let refusal = ErrorBody::new().with_code("missing.any.permissions");
    server.on(PutOrganizationsMe).fails(403, refusal);

    let error = rename(&server.client(), "Acme").await.err();
    println!(
        "   {}",
        error.map_or_else(String::new, |error| error.to_string())
    );
}

/// Rules can simulate failures of the network.
async fn waits_for_a_slow_platform() {
    let server = Server::start().await;
    let organization = Organization::new(3).with_name("Acme");
    let slow = server.on(GetOrganizationsMe).returns(organization);
    slow.delay(Duration::from_millis(200));

    assert!(rename(&server.client(), "Acme").await.is_ok());
}

/// A mismatch. Without the call of `verify`, the test would fail with the report.
async fn reports_mismatches() {
    let server = Server::start().await;
    let listing = server.client();
    let listing = listing
        .organization()
        .get_organizations_limits_changerequests();
    let result = listing.status("Opne".into()).await;

    assert!(result.is_err());
    if let Err(report) = server.verify() {
        println!("   {report}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("Renames the organization");
    renames_the_organization().await;
    println!("Keeps an equal name");
    keeps_an_equal_name().await;
    println!("Reports missing permissions");
    reports_missing_permissions().await;
    println!("Waits for a slow platform");
    waits_for_a_slow_platform().await;
    println!("Reports mismatches");
    reports_mismatches().await;
}
