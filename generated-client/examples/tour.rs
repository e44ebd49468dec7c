//! A tour of the client, against the testing kit's server within this process: no account and no network needed.
//!
//! Run it with `cargo run --example tour`, and read it next to what it prints.

use std::error::Error;
use std::fmt::Display;
use std::process::ExitCode;

use generated_client::enums::{LimitChangeRequestExpand, LimitChangeStatus, OrganizationState};
use generated_client::models::ErrorBody;
use generated_client::organization::{
    GetOrganizationsAuthenticationSettings, GetOrganizationsLimitsChangerequests,
    GetOrganizationsMe, GetOrganizationsMigrations, OrganizationApi,
    PatchOrganizationsAuthenticationSettings,
};
use generated_client::testing::Server;
use generated_client::{Response, operations, required_permissions};
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
    println!("`->` is what goes over the wire, `<-` is what comes back.");
    let server = Server::start().await;
    script(&server);
    let client = server.client_builder().token("an-access-token").build()?;
    fetch(client.organization(), &server).await?;
    list(client.organization(), &server).await?;
    patch(client.organization(), &server).await?;
    be_refused(client.organization(), &server).await?;
    look_up()
}

async fn fetch(api: OrganizationApi<'_>, server: &Server) -> Step {
    println!("\n1. Fetch the organization\n");
    let organization = shown(server, api.get_organizations_me().send().await?)?;
    fact("name", organization.name.ok_or("no name")?);
    fact("version", organization.version);
    let active = organization.state == Some(OrganizationState::Active);
    fact("active", yes_no(active));
    for (feature, on) in organization.features.unwrap_or_default() {
        fact(&format!("has {feature}"), yes_no(on));
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
    let listing = shown(server, request.send().await?)?;
    for change in listing.entities.unwrap_or_default() {
        fact("limit", format!("{} of {}", change.key, change.namespace));
        fact("now", change.current_value.ok_or("no current value")?);
        fact("requested", change.requested_value);
        for step in change.status_history.unwrap_or_default() {
            let status = step.status.ok_or("no status")?;
            let date = step.date_status_changed.ok_or("no date")?;
            fact(status.as_str(), format!("since {date}"));
        }
    }
    Ok(())
}

async fn patch(api: OrganizationApi<'_>, server: &Server) -> Step {
    println!("\n3. Change one field, and lose none\n");
    let request = api.get_organizations_authentication_settings();
    let mut settings = shown(server, request.send().await?)?;
    for name in settings.extra.keys() {
        fact("not in the model", format!("{name}, kept all the same"));
    }
    settings.multifactor_authentication_required = Some(true);
    let request = api.patch_organizations_authentication_settings(&settings);
    let now = shown(server, request.send().await?)?;
    if now != settings {
        return Err("a field got lost".into());
    }
    fact("now required", "a second factor; all else is as it was");
    Ok(())
}

async fn be_refused(api: OrganizationApi<'_>, server: &Server) -> Step {
    println!("\n4. Be refused, and know why\n");
    let request = api.get_organizations_migrations().include_hidden(false);
    let error = request.await.err().ok_or("it was not refused")?;
    show_request(server)?;
    let body = error.body().ok_or_else(|| error.to_string())?;
    println!("  <- {}", error.status().ok_or("no status")?);
    fact("code", body.code.as_deref().ok_or("no code")?);
    fact(
        "requires",
        error.required_permissions().ok_or("no permissions")?,
    );
    fact("for support", error.correlation_id().ok_or("no id")?);
    fact("worth a retry", yes_no(error.is_retryable()));
    println!("     All that prints as one line:\n     {error}");
    Ok(())
}

fn look_up() -> Step {
    println!("\n5. Look operations up: the facts are data\n");
    let all = operations::OPERATIONS;
    fact("operations", all.len());
    let deprecated = all.iter().filter(|one| one.is_deprecated());
    fact("deprecated", deprecated.count());
    let mut migrations = all.iter().filter(|one| one.path().contains("/migrations"));
    let one = migrations.next().ok_or("no such operation")?;
    fact("one of them", one.id());
    fact("it sends", format!("{} {}", one.method(), one.path()));
    fact("it requires", one.permissions());
    println!("     To call all that are about migrations, have");
    let all_migrations: Vec<_> = migrations.chain([one]).copied().collect();
    println!("     {}.", required_permissions(&all_migrations));
    Ok(())
}

fn fact(name: &str, value: impl Display) {
    println!("     {name:17} {value}");
}

fn yes_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

/// Prints what was sent and what came back, and returns the value.
fn shown<T>(server: &Server, response: Response<T>) -> Result<T, Box<dyn Error>> {
    show_request(server)?;
    let id = response.correlation_id().ok_or("no correlation id")?;
    println!("  <- {}, correlation id {id}", response.status());
    Ok(response.into_value())
}

fn show_request(server: &Server) -> Step {
    let request = server.requests().pop().ok_or("no request came")?;
    println!("  -> {} {}", request.method(), request.path());
    for (name, value) in request.query() {
        println!("  ->   {name} = {value}");
    }
    if !request.body().is_empty() {
        println!("  ->   {}", request.json());
    }
    Ok(())
}

/// What the server answers. It checks by itself that the requests are such that the API takes them.
fn script(server: &Server) {
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
    // A body in which a field got lost would have no answer.
    patch.body(settings(true)).returns_json(settings(true));
    let refusal = ErrorBody::new().with_code("missing.any.permissions");
    let refusal = refusal.with_message("You may not do this.");
    server.on(GetOrganizationsMigrations).fails(403, refusal);
}
