//! How a program that uses the client is tested: a function, and the tests of it, against the testing kit.
//!
//! Run it with `cargo run --example testing`. In a program of its own, the tests would be `#[tokio::test]`s, and the
//! kit a dev-dependency: `generated-client = { path = "..", features = ["testing"] }`.

use std::time::Duration;

use generated_client::models::{ErrorBody, Organization};
use generated_client::organization::{GetOrganizationsMe, PutOrganizationsMe};
use generated_client::testing::Server;
use generated_client::{Client, Error};

/// What is to be tested: gives the organization a new name, unless it has that name already.
///
/// Tells whether it had to.
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

/// The usual case. Dropping the server fails the test if the function sent anything that the API does not take.
async fn an_organization_gets_its_new_name() {
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

/// There is no rule for `PUT`: to send one would be a mismatch.
async fn a_name_that_is_right_is_left_alone() {
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

/// Failures are scripted the same way.
async fn who_may_not_rename_is_told() {
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

/// So are failures of the network.
async fn a_platform_that_is_slow_is_waited_for() {
    let server = Server::start().await;
    let organization = Organization::new(3).with_name("Acme");
    let slow = server.on(GetOrganizationsMe).returns(organization);
    slow.delay(Duration::from_millis(200));

    assert!(rename(&server.client(), "Acme").await.is_ok());
}

/// What a mistake looks like. A test that does not ask for the report fails with it.
async fn a_mistake_is_reported() {
    let server = Server::start().await;
    let listing = server.client();
    let listing = listing
        .organization()
        .get_organizations_limits_changerequests();
    let answer = listing.status("Opne".into()).await;

    assert!(answer.is_err());
    if let Err(report) = server.verify() {
        println!("   {report}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("An organization gets its new name");
    an_organization_gets_its_new_name().await;
    println!("A name that is right is left alone");
    a_name_that_is_right_is_left_alone().await;
    println!("Who may not rename is told");
    who_may_not_rename_is_told().await;
    println!("A platform that is slow is waited for");
    a_platform_that_is_slow_is_waited_for().await;
    println!("A mistake is reported");
    a_mistake_is_reported().await;
}
