//! A tour of the client, against a stand-in server within this process: no account and no network needed.
//!
//! Run it with `cargo run --example tour`, and read it next to what it prints.

#[path = "../tests/support/mod.rs"]
mod support;

use std::error::Error;
use std::process::ExitCode;

use generated_client::enums::{LimitChangeRequestExpand, LimitChangeStatus, OrganizationState};
use generated_client::{Client, ErrorKind, Response, operations, required_permissions};
use support::{Answer, Server};

type Step = Result<(), Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match tour().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The tour ended early: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn tour() -> Step {
    println!(
        "A tour of generated-client. `->` is what goes over the wire, `<-` is what comes back."
    );
    let server = Server::start(answers()).await;
    let client = Client::builder()
        .base_url(server.url())
        .token("the access token")
        .build()?;
    fetch(&client, &server).await?;
    list(&client, &server).await?;
    patch(&client, &server).await?;
    fail(&client, &server).await?;
    facts()
}

async fn fetch(client: &Client, server: &Server) -> Step {
    heading("1. Fetch the organization");
    let response = client.organization().get_organizations_me().send().await?;
    show(server, &response)?;
    let organization = response.into_value();
    println!(
        "     name:     {}",
        organization.name.as_deref().unwrap_or("(none)")
    );
    println!(
        "     version:  {} (an i32, and always there)",
        organization.version
    );
    match organization.state {
        Some(OrganizationState::Active) => println!("     state:    active (a variant of an enum)"),
        state => return Err(format!("expected an active organization, not {state:?}").into()),
    }
    let features = organization.features.unwrap_or_default();
    let on: Vec<_> = features
        .iter()
        .filter(|(_, on)| **on)
        .map(|(name, _)| name.as_str())
        .collect();
    println!(
        "     features: {} of {} are on: {}",
        on.len(),
        features.len(),
        on.join(", ")
    );
    Ok(())
}

async fn list(client: &Client, server: &Server) -> Step {
    heading("2. List change requests, with optional parameters");
    let request = client
        .organization()
        .get_organizations_limits_changerequests()
        .status(LimitChangeStatus::Open)
        .page_size(2)
        .expand([LimitChangeRequestExpand::StatusHistory]);
    let response = request.send().await?;
    show(server, &response)?;
    for change in response.into_value().entities.unwrap_or_default() {
        let current = change.current_value.ok_or("no current value")?;
        println!(
            "     {}: from {current} to {} in {}",
            change.key, change.requested_value, change.namespace
        );
        for step in change.status_history.unwrap_or_default() {
            let (at, status) = (
                step.date_status_changed.ok_or("no date")?,
                step.status.ok_or("no status")?,
            );
            println!("       {at}  {status}");
        }
    }
    Ok(())
}

async fn patch(client: &Client, server: &Server) -> Step {
    heading("3. Change one field, and lose none");
    let response = client
        .organization()
        .get_organizations_authentication_settings()
        .send()
        .await?;
    show(server, &response)?;
    let mut settings = response.into_value();
    let unknown: Vec<_> = settings.extra.keys().map(String::as_str).collect();
    println!(
        "     a field that this version does not know is kept: {}",
        unknown.join(", ")
    );
    settings.multifactor_authentication_required = Some(true);
    let request = client
        .organization()
        .patch_organizations_authentication_settings(&settings);
    let response = request.send().await?;
    show(server, &response)?;
    let sent = server.requests().pop().ok_or("no request came")?.json();
    if sent["sessionPolicy"]["idleMinutes"] != 15 || *response.value() != settings {
        return Err("a field got lost".into());
    }
    println!("     it went back as it came, beside the changed one");
    Ok(())
}

async fn fail(client: &Client, server: &Server) -> Step {
    heading("4. Be refused, and know why");
    let Err(error) = client
        .organization()
        .get_organizations_migrations()
        .include_hidden(false)
        .await
    else {
        return Err("the server should have refused".into());
    };
    if error.kind() != ErrorKind::Status {
        return Err(error.into());
    }
    show_request(server)?;
    println!("  <- {}", error.status().ok_or("no status")?);
    println!("     on one line: {error}");
    let body = error.body().ok_or("no body")?;
    println!(
        "     code:        {}",
        body.code.as_deref().unwrap_or("(none)")
    );
    println!(
        "     to ask for:  {}",
        error.required_permissions().ok_or("no permissions")?
    );
    println!(
        "     for support: correlation id {}",
        error.correlation_id().ok_or("no correlation id")?
    );
    println!(
        "     try again?   {}",
        if error.is_retryable() {
            "yes"
        } else {
            "no, it would fail again"
        }
    );
    Ok(())
}

fn facts() -> Step {
    heading("5. Look operations up: the facts are data");
    let all = operations::OPERATIONS;
    let deprecated = all
        .iter()
        .filter(|operation| operation.is_deprecated())
        .count();
    println!(
        "     {} operations, {deprecated} of them deprecated; for example",
        all.len()
    );
    let found = all
        .iter()
        .find(|operation| operation.id() == "patchOrganizationsMigration");
    let operation = found.ok_or("no such operation")?;
    println!(
        "     {}: {} {}",
        operation.id(),
        operation.method(),
        operation.path()
    );
    println!("       requires {}", operation.permissions());
    println!(
        "     all of them together require {}",
        required_permissions(all)
    );
    println!("\nThat was all. The code is in generated-client/examples/tour.rs.");
    Ok(())
}

fn heading(text: &str) {
    println!("\n{text}\n");
}

fn show<T>(server: &Server, response: &Response<T>) -> Step {
    show_request(server)?;
    let id = response.correlation_id().ok_or("no correlation id")?;
    println!("  <- {}, correlation id {id}", response.status());
    Ok(())
}

fn show_request(server: &Server) -> Step {
    let request = server.requests().pop().ok_or("no request came")?;
    println!("  -> {} {}", request.method, request.path);
    if let Some(query) = &request.query {
        println!("  ->   ?{query}");
    }
    if !request.body.is_empty() {
        println!("  ->   {}", request.text());
    }
    Ok(())
}

/// What the stand-in server says, one after the other.
fn answers() -> [Answer; 5] {
    let settings = |mfa| {
        format!(
            r#"{{"multifactorAuthenticationRequired": {mfa}, "domainAllowlist": ["hibiscus.example"], "sessionPolicy": {{"idleMinutes": 15}}}}"#
        )
    };
    let organization = r#"{"id": "0c5f", "name": "Hibiscus Health", "version": 12, "state": "active",
        "features": {"chat": true, "directory": true, "hipaa": false}}"#;
    let change_requests = r#"{"entities": [{"id": "r-1", "key": "outbound.max.campaigns", "namespace": "outbound",
        "currentValue": 50, "requestedValue": 150.5, "description": "Season", "supportCaseUrl": "https://support.example/1",
        "statusHistory": [{"dateStatusChanged": "2023-10-31T12:00:00.120Z", "status": "Pending"},
            {"dateStatusChanged": "2023-11-02T08:30:00Z", "status": "Open"}]}]}"#;
    let refusal = r#"{"code": "missing.any.permissions", "message": "You are missing a permission.", "status": 403}"#;
    [
        Answer::json(200, organization).header("inin-correlation-id", "5f2c-1"),
        Answer::json(200, change_requests).header("inin-correlation-id", "5f2c-2"),
        Answer::json(200, settings(false)).header("inin-correlation-id", "5f2c-3"),
        Answer::json(200, settings(true)).header("inin-correlation-id", "5f2c-4"),
        Answer::json(403, refusal).header("inin-correlation-id", "5f2c-5"),
    ]
}
