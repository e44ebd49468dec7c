//! A 403: which permission is missing, and what a program asks for before it starts.
//!
//! Run it with `cargo run --example forbidden`: a stand-in within this process refuses.

use std::error::Error;

use generated_client::models::ErrorBody;
use generated_client::organization::{GetOrganizationsMigrations, PatchOrganizationsMigration};
use generated_client::testing::Server;
use generated_client::{Endpoint, required_permissions};

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
        return Err("it was not refused".into());
    };
    // What a log wants is one line.
    println!("{error}\n");
    // What a program wants is typed.
    if let Some(permissions) = error.required_permissions() {
        println!("the role lacks    {permissions}");
    }
    let code = error.body().and_then(|body| body.code.as_deref());
    println!("the server's code {}", code.unwrap_or("none"));
    let id = error.correlation_id();
    println!("for support       {}", id.unwrap_or("none"));

    // Better than to be refused: say beforehand what all operations of the program need.
    let all = [
        GetOrganizationsMigrations::OPERATION,
        PatchOrganizationsMigration::OPERATION,
    ];
    println!(
        "\nTo read and change migrations, have\n{}",
        required_permissions(&all)
    );
    Ok(())
}
