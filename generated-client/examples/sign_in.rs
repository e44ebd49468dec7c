//! Sign-in: a client from the environment, and what becomes of its token.
//!
//! `cargo run --example sign_in` asks the platform for the organization's name if `GENESYSCLOUD_REGION`,
//! `GENESYSCLOUD_OAUTHCLIENT_ID` and `GENESYSCLOUD_OAUTHCLIENT_SECRET` are set, as the vendor's CLI wants them. Without
//! them a stand-in within this process plays the login server and the platform.

use std::error::Error;

use generated_client::models::Organization;
use generated_client::organization::GetOrganizationsMe;
use generated_client::testing::Server;
use generated_client::{Client, ClientBuilder};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    match ClientBuilder::from_env() {
        Ok(builder) => greet(&builder.build()?).await,
        Err(problem) => {
            println!("No platform to call: {problem}.\nA stand-in takes its place.\n");
            with_a_stand_in().await
        }
    }
}

async fn greet(client: &Client) -> Result<(), Box<dyn Error>> {
    let organization = client.organization().get_organizations_me().await?;
    println!("Hello, {}!", organization.name.unwrap_or_default());
    Ok(())
}

async fn with_a_stand_in() -> Result<(), Box<dyn Error>> {
    let server = Server::start().await;
    server.require_token();
    let acme = Organization::new(1).with_name("Acme");
    server.on(GetOrganizationsMe).returns(acme);

    let builder = server.client_builder();
    let client = builder.client_credentials("an-id", "a-secret").build()?;
    println!("Two calls, one sign-in:");
    greet(&client).await?;
    greet(&client).await?;
    println!("asked for a token {} time", server.token_requests().len());

    println!("\nThe token dies early; the call gets a new one and is sent again:");
    server.revoke_tokens();
    greet(&client).await?;
    println!("asked for a token {} times", server.token_requests().len());
    Ok(())
}
