//! The mock server fails a test on mismatches and unmet rules, and reports them.

use crate::support::raw_http::call;
use generated_client::models::{MigrationUpdate, Organization};
use generated_client::operations::organization::{
    GetOrganizationsLimitsChangerequests, GetOrganizationsMe, GetOrganizationsMigration,
    PatchOrganizationsMigration,
};
use generated_client::testing::Server;
use serde_json::json;

const ME: &str = "GET /api/v2/organizations/me";

/// Runs a task and returns its panic message.
async fn panic_of(task: impl Future<Output = ()> + Send + 'static) -> String {
    let panic = tokio::spawn(task).await.unwrap_err().into_panic();
    *panic.downcast::<String>().unwrap()
}

#[tokio::test]
async fn dropping_the_server_panics_with_all_mismatches() {
    let message = panic_of(async {
        let server = Server::start().await;
        call(server.url(), "GET /elsewhere?a=b", &[], "").await;
        call(server.url(), &format!("{ME}?a=b"), &[], "").await;
    })
    .await;
    assert_eq!(
        message,
        "the mock server recorded 2 mismatches
  GET /elsewhere?a=b
    no operation has the path `/elsewhere`
  GET /api/v2/organizations/me?a=b
    getOrganizationsMe: unknown query parameter `a`; the operation has none"
    );
}

#[tokio::test]
async fn dropping_the_server_panics_with_unmet_rules() {
    let line = line!() + 4;
    let message = panic_of(async {
        let server = Server::start().await;
        let organization = Organization::new(1);
        server.on(GetOrganizationsMe).returns(organization).times(2);
        server.on(GetOrganizationsMe).unavailable().once();
        server.on_token().grants("t").once();
        server.on(GetOrganizationsMe).unavailable().times(0);
        server.on(GetOrganizationsMe).unavailable();
        call(server.url(), ME, &[], "").await;
    })
    .await;
    let (file, next, after) = (file!(), line + 1, line + 2);
    assert_eq!(
        message,
        format!(
            "the mock server recorded 3 unmet rules
  getOrganizationsMe: the rule at {file}:{line}:16 was used once, expected 2 times
  getOrganizationsMe: the rule at {file}:{next}:16 was never used, expected once
  sign-in: the rule at {file}:{after}:16 was never used, expected once"
        )
    );
}

#[tokio::test]
async fn server_without_mismatches_drops_silently() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).unavailable().once();
    server.on(GetOrganizationsMigration).unavailable();
    assert_eq!(call(server.url(), ME, &[], "").await.status, 503);
}

#[tokio::test]
async fn failing_test_keeps_its_own_message() {
    let message = panic_of(async {
        let server = Server::start().await;
        call(server.url(), "GET /elsewhere", &[], "").await;
        let (number, word) = (1, "own");
        panic!("the test's {word} message, number {number}");
    })
    .await;
    assert_eq!(message, "the test's own message, number 1");
}

#[tokio::test]
async fn verified_server_drops_silently() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).unavailable().once();
    call(server.url(), "GET /elsewhere", &[], "").await;
    assert_eq!(server.mismatches().len(), 1);
    let report = server.verify().unwrap_err();
    assert_eq!(report.mismatches().len(), 1);
    assert_eq!(report.mismatches()[0].operation(), None);
    assert_eq!(
        report.mismatches()[0].problems(),
        ["no operation has the path `/elsewhere`"]
    );
    assert_eq!(report.unmet().len(), 1);
    let first = report.to_string();
    let first = first.lines().next().unwrap();
    assert_eq!(
        first,
        "the mock server recorded 1 mismatch and 1 unmet rule"
    );
}

#[tokio::test]
async fn mismatch_explains_why_each_rule_did_not_match() {
    let server = Server::start().await;
    server
        .on(GetOrganizationsLimitsChangerequests)
        .query("pageSize", 50)
        .returns_json(json!({}));
    let rule = server.on(GetOrganizationsLimitsChangerequests);
    rule.when(|request| request.query().is_empty())
        .returns_json(json!({}));
    let rule = server.on(GetOrganizationsLimitsChangerequests);
    rule.header("X-Tenant", "t").returns_json(json!({}));
    let rule = server.on(GetOrganizationsLimitsChangerequests);
    rule.unavailable().times(0);
    let rule = server.on(GetOrganizationsLimitsChangerequests);
    rule.when(|_| panic!("as it may be")).unavailable();
    let request = "GET /api/v2/organizations/limits/changerequests?pageSize=2";
    assert_eq!(call(server.url(), request, &[], "").await.status, 400);
    let message = server.verify().unwrap_err().mismatches()[0].message();
    let reasons: Vec<&str> = message.split("the rule at ").collect();
    let place = concat!(file!(), ":");
    assert!(
        reasons[1..].iter().all(|reason| reason.starts_with(place)),
        "{message}"
    );
    let reasons: Vec<&str> = reasons
        .iter()
        .map(|reason| reason.split_once(' ').unwrap().1)
        .collect();
    assert_eq!(
        reasons,
        [
            "no rule applies to this request: ",
            "requires the query parameter `pageSize` to be `50`, ",
            "requires its `when` condition to hold, ",
            "requires the header `X-Tenant` to be `t`, ",
            "applies to no request, ",
            "panicked in a condition",
        ]
    );
}

#[tokio::test]
async fn mismatch_shows_the_expected_body() {
    let server = Server::start().await;
    let wanted = MigrationUpdate::new().with_enabled(true);
    let rule = server.on(PatchOrganizationsMigration).body(&wanted);
    rule.path("migrationName", "m").returns(json!({}));
    let json = ["Content-Type: application/json"];
    let line = "PATCH /api/v2/organizations/migrations/m";
    let answer = call(server.url(), line, &json, r#"{"enabled":false}"#).await;
    assert!(
        answer
            .body
            .contains(r#"requires the body to be `{\"enabled\":true}`"#),
        "{answer:?}"
    );
    let other = "PATCH /api/v2/organizations/migrations/n";
    let answer = call(server.url(), other, &json, r#"{"enabled":true}"#).await;
    assert!(
        answer
            .body
            .contains("requires the path parameter `migrationName` to be `m`"),
        "{answer:?}"
    );
    let answer = call(server.url(), line, &json, r#"{"enabled":true}"#).await;
    assert_eq!(answer.status, 200);
    server.verify().unwrap_err();
}

#[tokio::test]
async fn misspelt_condition_panics() {
    let message = panic_of(async {
        let server = Server::start().await;
        let rule = server.on(GetOrganizationsMigration);
        rule.path("migrationname", "x").unavailable();
    })
    .await;
    assert_eq!(
        message,
        "getOrganizationsMigration: unknown path parameter `migrationname`; did you mean `migrationName`?"
    );
    let message = panic_of(async {
        let server = Server::start().await;
        server.on(GetOrganizationsMe).query("x", 1).unavailable();
    })
    .await;
    assert_eq!(
        message,
        "getOrganizationsMe: unknown query parameter `x`; the operation has none"
    );
}

#[tokio::test]
async fn invalid_response_of_a_rule_panics() {
    let message = panic_of(async {
        let server = Server::start().await;
        server.on(GetOrganizationsMe).answers(99, &[], "");
    })
    .await;
    assert_eq!(message, "99 is not an HTTP status");
    let message = panic_of(async {
        let server = Server::start().await;
        let body = generated_client::models::ErrorBody::new();
        server.on(GetOrganizationsMe).fails(201, body);
    })
    .await;
    assert_eq!(message, "the status 201 Created is not an error");
    let message = panic_of(async {
        let server = Server::start().await;
        let rule = server.on(GetOrganizationsMe).unavailable();
        rule.with_header("Content-Length", "5");
    })
    .await;
    assert_eq!(
        message,
        "header `content-length` cannot be set: it follows from the body"
    );
}
