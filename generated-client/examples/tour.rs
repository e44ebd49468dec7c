//! A tour of the client, with a mock server in this process.
//!
//! It needs neither an account nor a network.
//!
//! Run it with `cargo run --example tour`, and read it next to its output.

use std::error::Error;
use std::fmt::Display;
use std::process::ExitCode;

use generated_client::Response;
use generated_client::enums::{LimitChangeRequestExpand, LimitChangeStatus, OrganizationState};
use generated_client::models::ErrorBody;
use generated_client::operations::organization::{
    GetOrganizationsAuthenticationSettings, GetOrganizationsLimitsChangerequests,
    GetOrganizationsMe, GetOrganizationsMigrations, PatchOrganizationsAuthenticationSettings,
};
use generated_client::operations::{self, required_permissions};
use generated_client::organization::OrganizationApi;
use generated_client::testing::Server;
use serde_json::json;

type Step = Result<(), Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Err(error) = tour().await else {
        return ExitCode::SUCCESS;
    };
    eprintln!("The tour ended early: {error}");
    ExitCode::FAILURE
}

async fn tour() -> Step {
    println!("`->` marks requests, `<-` marks responses.");
    let server = Server::start().await;
    define_rules(&server);
    let client = server.client_builder().token("an-access-token").build()?;
    fetch(client.organization(), &server).await?;
    list(client.organization(), &server).await?;
    patch(client.organization(), &server).await?;
    show_error(client.organization(), &server).await?;
    show_metadata()
}

async fn fetch(api: OrganizationApi<'_>, server: &Server) -> Step {
    println!("\n1. Fetch the organization\n");
    let organization = print_exchange(server, api.get_organizations_me().send().await?)?;
    print_value("name", organization.name.ok_or("no name")?);
    print_value("version", organization.version);
    let active = organization.state == Some(OrganizationState::Active);
    print_value("active", yes_no(active));
    for (feature, on) in organization.features.unwrap_or_default() {
        print_value(&format!("has {feature}"), yes_no(on));
    }
    Ok(())
}

async fn list(api: OrganizationApi<'_>, server: &Server) -> Step {
    println!("\n2. List change requests, with optional parameters\n");
    let request = api
        .get_organizations_limits_changerequests()
        .status(LimitChangeStatus::Open)
        .page_size(2)
        .expand([LimitChangeRequestExpand::StatusHistory]);
    let listing = print_exchange(server, request.send().await?)?;
    for change in listing.entities.unwrap_or_default() {
        print_value("limit", format!("{} of {}", change.key, change.namespace));
        print_value("now", change.current_value.ok_or("no current value")?);
        print_value("requested", change.requested_value);
        for step in change.status_history.unwrap_or_default() {
            let status = step.status.ok_or("no status")?;
            let date = step.date_status_changed.ok_or("no date")?;
            print_value(status.as_str(), format!("since {date}"));
        }
    }
    Ok(())
}

async fn patch(api: OrganizationApi<'_>, server: &Server) -> Step {
    println!("\n3. Change one field without losing others\n");
    let request = api.get_organizations_authentication_settings();
    let mut settings = print_exchange(server, request.send().await?)?;
    for name in settings.extra.keys() {
        print_value("not in the model", format!("{name}, preserved"));
    }
    settings.multifactor_authentication_required = Some(true);
    let request = api.patch_organizations_authentication_settings(&settings);
    let now = print_exchange(server, request.send().await?)?;
    if now != settings {
        return Err("a field was lost".into());
    }
    print_value(
        "now required",
        "a second factor; everything else is unchanged",
    );
    Ok(())
}

async fn show_error(api: OrganizationApi<'_>, server: &Server) -> Step {
    println!("\n4. An error and its cause\n");
    let request = api.get_organizations_migrations().include_hidden(false);
    let error = request.await.err().ok_or("the call was not refused")?;
    print_request(server)?;
    let body = error.body().ok_or_else(|| error.to_string())?;
    println!("  <- {}", error.status().ok_or("no status")?);
    print_value("code", body.code.as_deref().ok_or("no code")?);
    print_value(
        "requires",
        error.required_permissions().ok_or("no permissions")?,
    );
    print_value("for support", error.correlation_id().ok_or("no id")?);
    print_value("retryable", yes_no(error.is_retryable()));
    println!("     The error prints as one line:\n     {error}");
    Ok(())
}

fn show_metadata() -> Step {
    println!("\n5. Operation metadata\n");
    let all = operations::OPERATIONS;
    print_value("operations", all.len());
    let deprecated = all.iter().filter(|one| one.is_deprecated());
    print_value("deprecated", deprecated.count());
    let mut migrations = all.iter().filter(|one| one.path().contains("/migrations"));
    let one = migrations.next().ok_or("no such operation")?;
    print_value("an example", one.id());
    print_value("request", format!("{} {}", one.method(), one.path()));
    print_value("requires", one.permissions());
    println!("     Calling all operations on migrations requires");
    let all_migrations: Vec<_> = migrations.chain([one]).copied().collect();
    println!("     {}.", required_permissions(&all_migrations));
    Ok(())
}

fn print_value(name: &str, value: impl Display) {
    println!("     {name:17} {value}");
}

fn yes_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// Prints the request and the response, and returns the value.
fn print_exchange<T>(server: &Server, response: Response<T>) -> Result<T, Box<dyn Error>> {
    print_request(server)?;
    let id = response.correlation_id().ok_or("no correlation id")?;
    println!("  <- {}, correlation id {id}", response.status());
    Ok(response.into_value())
}

fn print_request(server: &Server) -> Step {
    let request = server.requests().pop().ok_or("no request was sent")?;
    println!("  -> {} {}", request.method(), request.path());
    for (name, value) in request.query() {
        println!("  ->   {name} = {value}");
    }
    if !request.body().is_empty() {
        println!("  ->   {}", request.json());
    }
    Ok(())
}

/// Defines the server's responses. The server checks the requests by itself.
fn define_rules(server: &Server) {
    server.on(GetOrganizationsMe).returns_json(json!({
        "name": "Hibiscus Health", "version": 12, "state": "active", "features": {"chat": true, "hipaa": false},
    }));
    let listing = server.on(GetOrganizationsLimitsChangerequests);
    listing.query("pageSize", 2).returns_json(json!({"entities": [{
        "key": "max.campaigns", "namespace": "outbound", "currentValue": 50, "requestedValue": 150.5,
        "description": "Season", "supportCaseUrl": "https://support.example/1",
        "statusHistory": [
            {"status": "Pending", "dateStatusChanged": "2023-10-31T12:00:00.120Z"},
            {"status": "Open", "dateStatusChanged": "2023-11-02T08:30:00Z"},
        ],
    }]}));
    let settings = |required: bool| json!({"multifactorAuthenticationRequired": required, "sessionPolicy": {"idleMinutes": 15}});
    let get = server.on(GetOrganizationsAuthenticationSettings);
    get.returns_json(settings(false));
    let patch = server.on(PatchOrganizationsAuthenticationSettings);
    // A body that had lost a field would match no rule.
    patch.body(settings(true)).returns_json(settings(true));
    let refusal = ErrorBody::new().with_code("missing.any.permissions");
    let refusal = refusal.with_message("You may not do this.");
    server.on(GetOrganizationsMigrations).fails(403, refusal);
}
