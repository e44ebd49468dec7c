//! A 403: the permissions that are missing, and the permissions that a program needs.
//!
//! Run it with `cargo run --example forbidden`. A mock server in this process refuses the call.

use std::error::Error;

use generated_client::models::ErrorBody;
use generated_client::operations::organization::{
    GetOrganizationsMigrations, PatchOrganizationsMigration,
};
use generated_client::operations::{Endpoint, required_permissions};
use generated_client::testing::Server;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = Server::start().await;
    let refusal = ErrorBody::new()
        .with_code("missing.any.permissions")
        .with_message("You are missing one of these.");
    let rule = server.on(GetOrganizationsMigrations).fails(403, refusal);
    rule.with_correlation_id("0b25c6a2");

    let client = server.client();
    let request = client.organization().get_organizations_migrations();
    let Err(error) = request.await else {
        return Err("the call was not refused".into());
    };
    // One line for a log.
    println!("{error}\n");
    // Typed values for a program.
    if let Some(permissions) = error.required_permissions() {
        println!("the role lacks    {permissions}");
    }
    let code = error.body().and_then(|body| body.code.as_deref());
    println!("the server's code {}", code.unwrap_or("none"));
    let id = error.correlation_id();
    println!("for support       {}", id.unwrap_or("none"));

    // A program can list the permissions of all its operations before it calls any of them.
    let all = [
        GetOrganizationsMigrations::OPERATION,
        PatchOrganizationsMigration::OPERATION,
    ];
    println!(
        "\nReading and changing migrations requires\n{}",
        required_permissions(&all)
    );
    Ok(())
}
