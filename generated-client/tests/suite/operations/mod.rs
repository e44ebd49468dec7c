//! Every operation over real HTTP.
//!
//! The tests compare requests byte for byte, and read realistic responses as typed values.

mod limits;
mod metadata;
mod organization;
mod settings;

use std::process::{ExitCode, Termination};

use crate::support::{Answer, Server};
use generated_client::models::MigrationUpdate;
use generated_client::operations::OPERATIONS;
use generated_client::operations::{Endpoint, Permissions};
use generated_client::organization::OrganizationApi;
use generated_client::{Client, DateTime, ErrorKind, Json, Request};

/// The id of the operation that a test calls. Tests return it to [`every_operation_has_a_test`].
struct Exercised(&'static str);

impl Termination for Exercised {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

fn client(server: &Server) -> Client {
    let client = Client::builder().base_url(server.url());
    client.token("operations-token").build().unwrap()
}

/// Calls an operation and compares the request with an expected line.
///
/// An example of a line is `PATCH /a/path?a=query {"a":"body"}`.
async fn check_answer<O: Endpoint>(
    call: impl FnOnce(OrganizationApi<'_>) -> Request<O>,
    expected: &str,
    answer: Answer,
) -> (O::Output, Exercised) {
    let server = Server::start([answer.header("inin-correlation-id", "c-1")]).await;
    let response = call(client(&server).organization()).send().await.unwrap();
    assert_eq!(response.correlation_id(), Some("c-1"));

    let request = server.request();
    let mut line = format!("{} {}", request.method, request.path);
    for (mark, part) in [
        ('?', request.query.as_deref()),
        (' ', Some(request.text()).filter(|body| !body.is_empty())),
    ] {
        line.extend(part.map(|part| format!("{mark}{part}")));
    }
    assert_eq!(line, expected);
    let bearer = Some("Bearer operations-token");
    assert_eq!(request.header("authorization"), bearer);
    assert_eq!(request.header("accept"), Some("application/json"));
    let json = (!request.body.is_empty()).then_some("application/json");
    assert_eq!(request.header("content-type"), json);
    assert_eq!(request.method, O::OPERATION.method().as_str());
    (response.into_value(), Exercised(O::OPERATION.id()))
}

/// Like [`check_answer`], with status 200 and this JSON.
async fn check<O: Endpoint>(
    call: impl FnOnce(OrganizationApi<'_>) -> Request<O>,
    expected: &str,
    answer: Json,
) -> (O::Output, Exercised) {
    check_answer(call, expected, Answer::json(200, answer.to_string())).await
}

fn at(text: &str) -> Option<DateTime> {
    Some(text.parse().unwrap())
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

/// Runs the tests again and collects the operations that they call.
#[test]
fn every_operation_has_a_test() {
    let tests: &[fn() -> Exercised] = &[
        organization::delete_organizations_me,
        organization::get_fieldconfig,
        settings::get_organizations_authentication_settings,
        settings::get_organizations_embeddedintegration,
        settings::get_organizations_enforcescopes,
        settings::get_organizations_ipaddressauthentication,
        limits::get_organizations_limits_changerequest,
        limits::get_organizations_limits_changerequests,
        limits::get_organizations_limits_docs,
        limits::get_organizations_limits_namespace,
        limits::get_organizations_limits_namespace_defaults,
        limits::get_organizations_limits_namespaces,
        organization::get_organizations_me,
        organization::get_organizations_migration,
        organization::get_organizations_migration_state,
        organization::get_organizations_migrations,
        settings::get_organizations_passwordrequirements,
        settings::get_organizations_whitelist,
        settings::patch_organizations_authentication_settings,
        organization::patch_organizations_feature,
        limits::patch_organizations_limits_changerequest,
        organization::patch_organizations_migration,
        organization::post_organizations,
        limits::post_organizations_limits_changerequests,
        settings::put_organizations_embeddedintegration,
        settings::put_organizations_enforcescopes,
        settings::put_organizations_ipaddressauthentication,
        organization::put_organizations_me,
        settings::put_organizations_passwordrequirements,
        settings::put_organizations_whitelist,
    ];
    let exercised: Vec<_> = tests.iter().map(|test| test().0).collect();
    let all: Vec<_> = OPERATIONS.iter().map(|operation| operation.id()).collect();
    assert_eq!(exercised, all);
    assert_eq!(all.len(), 30);
}

#[tokio::test]
async fn forbidden_error_names_the_required_permissions() {
    let server = Server::start([
        Answer::json(403, r#"{"code": "missing.any.permissions", "status": 403}"#),
        Answer::json(403, r#"{"code": "not.authorized", "status": 403}"#),
    ])
    .await;
    let client = client(&server);
    let update = MigrationUpdate::new();
    let request = client
        .organization()
        .patch_organizations_migration("a", &update);
    let error = request.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    let required = Permissions::Any(&["migrations:organization:edit"]);
    assert_eq!(error.required_permissions(), Some(required));
    assert_eq!(
        error.to_string(),
        "patchOrganizationsMigration: 403 Forbidden: missing.any.permissions (requires any of `migrations:organization:edit`)"
    );
    let error = client
        .organization()
        .get_organizations_me()
        .await
        .unwrap_err();
    assert_eq!(
        error.required_permissions(),
        None,
        "the operation requires no permissions"
    );
}

#[test]
fn metadata_equals_the_api_reference() {
    use Permissions::{Any, None};
    for (id, method, path, deprecated, permissions) in [
        (
            "deleteOrganizationsMe",
            "DELETE",
            "/api/v2/organizations/me",
            false,
            Any(&["internal:organization:terminate"]),
        ),
        ("getFieldconfig", "GET", "/api/v2/fieldconfig", true, None),
        (
            "getOrganizationsLimitsNamespaceDefaults",
            "GET",
            "/api/v2/organizations/limits/namespaces/{namespaceName}/defaults",
            false,
            None,
        ),
        (
            "patchOrganizationsLimitsChangerequest",
            "PATCH",
            "/api/v2/organizations/limits/changerequests/{requestId}",
            false,
            Any(&["internal:limitChangeRequest:update"]),
        ),
        (
            "postOrganizations",
            "POST",
            "/api/v2/organizations",
            false,
            Any(&["internal:organization:add"]),
        ),
        (
            "putOrganizationsWhitelist",
            "PUT",
            "/api/v2/organizations/whitelist",
            true,
            Any(&["directory:organization:admin"]),
        ),
    ] {
        let operation = OPERATIONS.iter().find(|operation| operation.id() == id);
        let operation = operation.unwrap_or_else(|| panic!("no operation `{id}`"));
        assert_eq!(
            (operation.method().as_str(), operation.path()),
            (method, path)
        );
        assert_eq!(
            (operation.group(), operation.is_deprecated()),
            ("Organization", deprecated),
            "{id}"
        );
        assert_eq!(operation.permissions(), permissions, "{id}");
    }
}
