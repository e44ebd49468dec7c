//! The mock server checks each request against its operation's metadata.

use crate::support::raw_http::call;
use generated_client::enums::{FieldConfigEntityType, LimitChangeStatus, MigrationType};
use generated_client::models::{MigrationUpdate, Organization};
use generated_client::operations::organization::{
    DeleteOrganizationsMe, GetFieldconfig, GetOrganizationsLimitsChangerequests,
    GetOrganizationsMe, GetOrganizationsMigrations, PatchOrganizationsFeature,
    PatchOrganizationsMigration, PutOrganizationsMe,
};
use generated_client::testing::{Allow, Server};
use serde_json::json;

/// Sends a hand-written request to a server with rules for many operations. Returns the status and
/// the message, and asserts that the report has the same message.
async fn refused(line: &str, headers: &[&str], body: &str) -> (u16, String) {
    let server = Server::start().await;
    server.on(GetFieldconfig).returns_json(json!({}));
    let listing = server.on(GetOrganizationsLimitsChangerequests);
    listing.returns_json(json!({}));
    server.on(GetOrganizationsMe).returns(Organization::new(1));
    server
        .on(GetOrganizationsMigrations)
        .returns_json(json!({}));
    server.on(PatchOrganizationsFeature).returns_json(json!({}));
    server.on(PatchOrganizationsMigration).returns(json!({}));
    server.on(PutOrganizationsMe).returns(Organization::new(1));
    server.on(DeleteOrganizationsMe).returns(());

    let answer = call(server.url(), line, headers, body).await;
    let error = answer.json();
    assert_eq!(error["code"], "testing.mismatch", "{answer:?}");
    assert_eq!(error["status"], answer.status);
    assert!(answer.head.contains("inin-correlation-id: testing-1"));
    let message = error["message"].as_str().unwrap().to_owned();
    let report = server.verify().unwrap_err();
    let [mismatch] = report.mismatches() else {
        unreachable!("one request, one mismatch: {report}");
    };
    assert_eq!(mismatch.message(), message);
    assert_eq!(mismatch.request(), line);
    (answer.status, message)
}

#[track_caller]
fn assert_refused(answer: (u16, String), status: u16, message: &str) {
    assert_eq!((answer.0, answer.1.as_str()), (status, message));
}

#[tokio::test]
async fn rejects_an_unknown_path() {
    let answer = refused("GET /api/v2/users", &[], "").await;
    assert_refused(answer, 404, "no operation has the path `/api/v2/users`");
}

#[tokio::test]
async fn suggests_a_similar_path() {
    let answer = refused("GET /api/v2/organisations/me", &[], "").await;
    assert_refused(
        answer,
        404,
        "no operation has the path `/api/v2/organisations/me`; did you mean `/api/v2/organizations/me`?",
    );
}

#[tokio::test]
async fn rejects_an_empty_path_parameter() {
    let (status, _) = refused("GET /api/v2/organizations/migrations/", &[], "").await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn rejects_an_unknown_method_of_a_path() {
    let answer = refused("POST /api/v2/organizations/me", &[], "").await;
    assert_refused(
        answer,
        405,
        "no operation has the method `POST` on `/api/v2/organizations/me`, only `DELETE`, `GET` and `PUT`",
    );
    let server = Server::start().await;
    let answer = call(server.url(), "POST /api/v2/organizations/me", &[], "").await;
    assert!(answer.head.contains("allow: delete, get, put"));
    assert!(server.verify().is_err());
}

#[tokio::test]
async fn suggests_a_similar_query_parameter() {
    let line = "GET /api/v2/organizations/limits/changerequests?pagesize=2&pagesize=3";
    assert_refused(
        refused(line, &[], "").await,
        400,
        "getOrganizationsLimitsChangerequests: unknown query parameter `pagesize`; did you mean `pageSize`?",
    );
}

#[tokio::test]
async fn rejects_an_unknown_query_parameter() {
    let line = "GET /api/v2/organizations/limits/changerequests?sort=up";
    assert_refused(
        refused(line, &[], "").await,
        400,
        "getOrganizationsLimitsChangerequests: unknown query parameter `sort`; expected `after`, `before`, `status`, `pageSize` or `expand`",
    );
}

#[tokio::test]
async fn rejects_a_query_parameter_of_an_operation_without_any() {
    assert_refused(
        refused("GET /api/v2/organizations/me?a%20b=1", &[], "").await,
        400,
        "getOrganizationsMe: unknown query parameter `a b`; the operation has none",
    );
}

#[tokio::test]
async fn rejects_a_repeated_query_parameter_that_is_no_list() {
    let line = "GET /api/v2/organizations/limits/changerequests?pageSize=2&pageSize=3";
    assert_refused(
        refused(line, &[], "").await,
        400,
        "getOrganizationsLimitsChangerequests: the query parameter `pageSize` is not a list but was sent 2 times",
    );
}

#[tokio::test]
async fn rejects_a_missing_required_query_parameter() {
    assert_refused(
        refused("GET /api/v2/fieldconfig", &[], "").await,
        400,
        "getFieldconfig: the required query parameter `type` is missing",
    );
}

#[tokio::test]
async fn rejects_invalid_numbers() {
    let line = "GET /api/v2/organizations/limits/changerequests?pageSize=2.5";
    assert_refused(
        refused(line, &[], "").await,
        400,
        "getOrganizationsLimitsChangerequests: the query parameter `pageSize` must be a 32-bit integer, not `2.5`",
    );
    let line = "GET /api/v2/organizations/limits/changerequests?after=now";
    assert_refused(
        refused(line, &[], "").await,
        400,
        "getOrganizationsLimitsChangerequests: the query parameter `after` must be a 64-bit integer, not `now`",
    );
}

#[tokio::test]
async fn rejects_invalid_booleans() {
    let line = "GET /api/v2/organizations/migrations?includeHidden=yes";
    assert_refused(
        refused(line, &[], "").await,
        400,
        "getOrganizationsMigrations: the query parameter `includeHidden` must be `true` or `false`, not `yes`",
    );
}

#[tokio::test]
async fn rejects_an_unknown_enum_value() {
    assert_refused(
        refused("GET /api/v2/fieldconfig?type=team", &[], "").await,
        400,
        "getFieldconfig: the query parameter `type` must be `person`, `group`, `org` or `externalContact`, not `team`",
    );
}

#[tokio::test]
async fn rejects_an_unknown_enum_value_in_a_list() {
    let line = "GET /api/v2/organizations/limits/changerequests?expand=statusHistory&expand=all";
    assert_refused(
        refused(line, &[], "").await,
        400,
        "getOrganizationsLimitsChangerequests: the query parameter `expand` must be `statusHistory`, not `all`",
    );
}

#[tokio::test]
async fn rejects_an_unknown_enum_value_in_the_path() {
    let (line, json) = (
        "PATCH /api/v2/organizations/features/chatt",
        "Content-Type: application/json",
    );
    let (status, message) = refused(line, &[json], "{}").await;
    assert_eq!(status, 400);
    let start =
        "patchOrganizationsFeature: the path parameter `featureName` must be `realtimeCIC`, ";
    assert!(message.starts_with(start), "{message}");
    assert!(
        message.ends_with(" or `custserv`, not `chatt`"),
        "{message}"
    );
}

#[tokio::test]
async fn rejects_a_missing_body() {
    assert_refused(
        refused("PATCH /api/v2/organizations/migrations/x", &[], "").await,
        400,
        "patchOrganizationsMigration: the required body is missing",
    );
}

#[tokio::test]
async fn rejects_a_body_of_an_operation_without_one() {
    let json = "Content-Type: application/json";
    assert_refused(
        refused("DELETE /api/v2/organizations/me", &[json], "{}").await,
        400,
        "deleteOrganizationsMe: the operation takes no body, but the request has one of 2 bytes",
    );
}

#[tokio::test]
async fn rejects_a_body_that_is_not_json() {
    let json = "Content-Type: application/json; charset=utf-8";
    let line = "PATCH /api/v2/organizations/migrations/x";
    assert_refused(
        refused(line, &[json], r#"{"a": "#).await,
        400,
        "patchOrganizationsMigration: the body is not JSON: EOF while parsing a value at line 1 column 6",
    );
}

#[tokio::test]
async fn rejects_a_body_with_the_wrong_media_type() {
    let line = "PATCH /api/v2/organizations/migrations/x";
    assert_refused(
        refused(line, &["Content-Type: text/plain"], "{}").await,
        400,
        "patchOrganizationsMigration: the `Content-Type` of the body must be `application/json`, not `text/plain`",
    );
    assert_refused(
        refused(line, &[], "{}").await,
        400,
        "patchOrganizationsMigration: the body has no `Content-Type`; it must be `application/json`",
    );
}

#[tokio::test]
async fn reports_all_problems_of_a_request() {
    let line = "GET /api/v2/fieldconfig?typ=org";
    let json = "Content-Type: application/json";
    assert_refused(
        refused(line, &[json], "{}").await,
        400,
        "getFieldconfig: unknown query parameter `typ`; did you mean `type`?; the required query parameter `type` is missing; the operation takes no body, but the request has one of 2 bytes",
    );
}

#[tokio::test]
async fn rejects_an_operation_without_a_rule() {
    let server = Server::start().await;
    let error = server
        .client()
        .organization()
        .get_organizations_me()
        .await
        .unwrap_err();
    let body = error.body().unwrap();
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(body.code.as_deref(), Some("testing.mismatch"));
    let message = "getOrganizationsMe: no rule for this operation";
    assert_eq!(body.message.as_deref(), Some(message));
    assert_eq!(server.verify().unwrap_err().mismatches().len(), 1);
}

#[tokio::test]
async fn accepts_valid_requests() {
    let server = Server::start().await;
    server.on(GetFieldconfig).returns_json(json!({}));
    let listing = server.on(GetOrganizationsLimitsChangerequests);
    listing.returns_json(json!({}));
    server
        .on(GetOrganizationsMigrations)
        .returns_json(json!({}));
    server.on(PatchOrganizationsMigration).returns(json!({}));
    server.on(PutOrganizationsMe).returns(Organization::new(2));
    let client = server.client();
    let api = client.organization();

    #[expect(deprecated, reason = "deprecated operations have parameters, too")]
    // The empty object is not a valid response, but the request is checked before it.
    let _ = api.get_fieldconfig(FieldConfigEntityType::Org).await;
    let listing = api.get_organizations_limits_changerequests().after(-1);
    let listing = listing.status(LimitChangeStatus::Open).page_size(2);
    listing
        .expand(["statusHistory".into(), "statusHistory".into()])
        .await
        .unwrap();
    let migrations = api.get_organizations_migrations().include_hidden(false);
    migrations.await.unwrap();
    let body = MigrationUpdate::new();
    api.patch_organizations_migration("a/b", &body)
        .await
        .unwrap();
    api.put_organizations_me().await.unwrap();
    assert_eq!(server.mismatches(), []);
}

#[tokio::test]
async fn unknown_enum_values_and_query_parameters_can_be_allowed() {
    let server = Server::start().await;
    server.allow(Allow::UnknownWords);
    server.allow(Allow::UnknownQueryParameters);
    server
        .on(GetOrganizationsLimitsChangerequests)
        .query("cursor", "c1")
        .returns_json(json!({}));
    let path = "/api/v2/organizations/limits/changerequests";
    let good = format!("GET {path}?cursor=c1&status=Unheard");
    let answer = call(server.url(), &good, &[], "").await;
    assert_eq!(answer.status, 200);
    let bad = format!("GET {path}?cursor=c1&pageSize=x");
    let answer = call(server.url(), &bad, &[], "").await;
    assert_eq!(answer.status, 400, "other problems are still reported");
    assert_eq!(server.verify().unwrap_err().mismatches().len(), 1);
}

#[tokio::test]
async fn unrecognized_enum_value_of_the_client_is_a_mismatch() {
    let server = Server::start().await;
    server
        .on(GetOrganizationsMigrations)
        .returns_json(json!({}));
    let client = server.client();
    let request = client.organization().get_organizations_migrations();
    let kind = MigrationType::from("Sideways");
    let error = request.migration_type(kind).await.unwrap_err();
    let message = error.body().unwrap().message.clone().unwrap();
    assert!(message.contains("not `Sideways`"), "{message}");
    assert!(server.verify().is_err());
}
