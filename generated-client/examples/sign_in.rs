//! Sign-in: a client from environment variables, and the use of its token.
//!
//! `cargo run --example sign_in` requests the organization's name from the platform if
//! `GENESYSCLOUD_REGION`, `GENESYSCLOUD_OAUTHCLIENT_ID` and `GENESYSCLOUD_OAUTHCLIENT_SECRET` are
//! set, as for the vendor's CLI. Without them, a mock server in this process takes the place of the
//! login server and the platform.

use std::error::Error;

use generated_client::models::Organization;
use generated_client::operations::organization::GetOrganizationsMe;
use generated_client::testing::Server;
use generated_client::{Client, ClientBuilder};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    match ClientBuilder::from_env() {
        Ok(builder) => greet(&builder.build()?).await,
        Err(problem) => {
            println!("No platform configured: {problem}.\nUsing a mock server.\n");
            with_mock_server().await
        }
    }
}

async fn greet(client: &Client) -> Result<(), Box<dyn Error>> {
    let organization = client.organization().get_organizations_me().await?;
    println!("Hello, {}!", organization.name.unwrap_or_default());
    Ok(())
}

async fn with_mock_server() -> Result<(), Box<dyn Error>> {
    let server = Server::start().await;
    server.require_token();
    let acme = Organization::new(1).with_name("Acme");
    server.on(GetOrganizationsMe).returns(acme);

    let builder = server.client_builder();
    let client = builder.client_credentials("an-id", "a-secret").build()?;
    println!("Two calls, one sign-in:");
    greet(&client).await?;
    greet(&client).await?;
    println!("token requests so far: {}", server.token_requests().len());

    println!("\nThe token is revoked; the call requests a new one and is sent again:");
    server.revoke_tokens();
    greet(&client).await?;
    println!("token requests so far: {}", server.token_requests().len());
    Ok(())
}
