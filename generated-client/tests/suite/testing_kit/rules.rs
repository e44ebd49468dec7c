//! Rules of the mock server, their responses as seen by a client, and recorded requests.

use std::error::Error as _;
use std::time::{Duration, Instant};

use crate::support::raw_http::{call, exchange};
use generated_client::http::StatusCode;
use generated_client::models::{ErrorBody, LimitChangeRequestsEntityListing, Organization};
use generated_client::operations::organization::{
    DeleteOrganizationsMe, GetOrganizationsLimitsChangerequests, GetOrganizationsMe,
    GetOrganizationsMigration, PutOrganizationsMe,
};
use generated_client::testing::{Rule, RuleBuilder, Server};
use generated_client::{Error, ErrorKind};
use serde_json::json;

fn acme() -> Organization {
    Organization::new(7).with_name("Acme")
}

async fn fetch(server: &Server) -> Result<Organization, Error> {
    let client = server.client();
    client.organization().get_organizations_me().await
}

/// Returns the error of a call whose rule has this response.
async fn error_of(answer: impl Fn(RuleBuilder<'_, GetOrganizationsMe>) -> Rule<'_>) -> Error {
    let server = Server::start().await;
    answer(server.on(GetOrganizationsMe));
    let error = fetch(&server).await.unwrap_err();
    server.verify().unwrap();
    error
}

#[tokio::test]
async fn returns_a_value_like_the_platform() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).returns(acme());
    let client = server.client();
    let request = client.organization().get_organizations_me();
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.correlation_id(), Some("testing-1"));
    assert_eq!(response.into_value(), acme());
    let again = client.organization().get_organizations_me();
    let response = again.send().await.unwrap();
    assert_eq!(response.correlation_id(), Some("testing-2"));
}

#[tokio::test]
async fn returns_the_unit_value_as_no_content() {
    let server = Server::start().await;
    server.on(DeleteOrganizationsMe).returns(());
    let client = server.client();
    let request = client.organization().delete_organizations_me();
    assert_eq!(request.send().await.unwrap().status(), 204);
}

#[tokio::test]
async fn returned_json_can_have_unknown_fields() {
    let server = Server::start().await;
    let body = json!({"version": 1, "later": [true]});
    server.on(GetOrganizationsMe).returns_json(body);
    let organization = fetch(&server).await.unwrap();
    assert_eq!(organization.extra.get("later"), Some(&json!([true])));
}

#[tokio::test]
async fn returns_an_error_of_the_api() {
    let body = ErrorBody::new().with_code("not.authorized");
    let error = error_of(|rule| rule.fails(403, body.clone())).await;
    assert_eq!(error.status().unwrap(), 403);
    assert_eq!(error.body(), Some(&body));
    assert_eq!(error.correlation_id(), Some("testing-1"));
}

#[tokio::test]
async fn returns_any_status_headers_and_bytes() {
    let headers = [("Content-Type", "text/html"), ("X-Gateway", "g1")];
    let error = error_of(|rule| rule.answers(418, &headers, "<h1>Tea</h1>")).await;
    assert_eq!(error.status().unwrap(), 418);
    assert_eq!(error.headers().unwrap()["x-gateway"], "g1");
    assert_eq!(error.excerpt(), Some("<h1>Tea</h1>"));
}

#[tokio::test]
async fn returns_too_many_requests() {
    let wait = Duration::from_millis(3_600_001);
    let error = error_of(|rule| rule.too_many_requests(wait)).await;
    assert_eq!(error.status().unwrap(), 429);
    assert_eq!(error.headers().unwrap()["retry-after"], "3601");
    let code = error.body().unwrap().code.as_deref();
    assert_eq!(code, Some("too.many.requests"));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn unavailable() {
    let error = error_of(|rule| rule.unavailable()).await;
    assert_eq!(error.status().unwrap(), 503);
    let code = error.body().unwrap().code.as_deref();
    assert_eq!(code, Some("service.unavailable"));
}

#[tokio::test]
async fn never_responds() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).hangs();
    let client = server.client();
    let request = client.organization().get_organizations_me();
    let error = request
        .timeout(Duration::from_millis(100))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn closes_the_connection() {
    let error = error_of(|rule| rule.resets()).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.status(), None);
}

#[tokio::test]
async fn truncates_the_body() {
    let error = error_of(|rule| rule.half_a_body()).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    let server = Server::start().await;
    server.on(GetOrganizationsMe).half_a_body();
    let line = "GET /api/v2/organizations/me";
    let answer = call(server.url(), line, &[], "").await;
    assert_eq!(answer.status, 200);
    assert!(answer.head.contains("content-length: 30"), "{answer:?}");
    assert_eq!(answer.body, r#"{"name": "cut o"#);
}

#[tokio::test]
async fn returns_broken_json() {
    let error = error_of(|rule| rule.broken_json()).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.path(), Some("name"));
}

#[tokio::test]
async fn every_response_can_have_a_delay_and_headers() {
    let delay = Duration::from_millis(150);
    let start = Instant::now();
    let error = error_of(|rule| {
        let rule = rule.fails(400, ErrorBody::new().with_code("bad.request"));
        rule.delay(delay)
            .with_header("X-Late", "yes")
            .with_correlation_id("c-1")
    })
    .await;
    assert!(start.elapsed() >= delay);
    assert_eq!(error.headers().unwrap()["x-late"], "yes");
    assert_eq!(error.correlation_id(), Some("c-1"));
}

#[tokio::test]
async fn rules_apply_in_order_until_used_up() {
    let server = Server::start().await;
    let failure = ErrorBody::new().with_code("general.conflict");
    server.on(GetOrganizationsMe).fails(409, failure).once();
    server.on(GetOrganizationsMe).returns(acme()).times(2);
    let other = Organization::new(8);
    server.on(GetOrganizationsMe).returns(other.clone());
    assert_eq!(fetch(&server).await.unwrap_err().status().unwrap(), 409);
    assert_eq!(fetch(&server).await.unwrap(), acme());
    assert_eq!(fetch(&server).await.unwrap(), acme());
    assert_eq!(fetch(&server).await.unwrap(), other);
    assert_eq!(fetch(&server).await.unwrap(), other);
    assert_eq!(server.count_of(GetOrganizationsMe), 5);
}

#[tokio::test]
async fn conditions_select_the_rule() {
    let server = Server::start().await;
    let body = acme();
    server
        .on(PutOrganizationsMe)
        .body(&body)
        .header("X-Tenant", 5)
        .returns(Organization::new(1));
    server
        .on(PutOrganizationsMe)
        .when(|request| request.json()["version"] == 9)
        .returns(Organization::new(2));
    server.on(PutOrganizationsMe).returns(Organization::new(3));
    let client = server.client();
    let put = |body: Organization, tenant: &'static str| {
        let request = client.organization().put_organizations_me().body(&body);
        request.header("X-Tenant", tenant)
    };
    assert_eq!(put(acme(), "5").await.unwrap().version, 1);
    assert_eq!(put(acme(), "6").await.unwrap().version, 3);
    assert_eq!(put(Organization::new(9), "5").await.unwrap().version, 2);
    assert_eq!(put(Organization::new(4), "5").await.unwrap().version, 3);
}

#[tokio::test]
async fn path_parameters_are_compared_decoded() {
    let server = Server::start().await;
    let rule = server
        .on(GetOrganizationsMigration)
        .path("migrationName", "a/b c");
    rule.returns_json(json!({"name": "it"})).once();
    let client = server.client();
    let request = client.organization().get_organizations_migration("a/b c");
    let _ = request.include_details(true).await;
    let [received] = &server.requests_of(GetOrganizationsMigration)[..] else {
        unreachable!("expected one request")
    };
    assert_eq!(
        received.path(),
        "/api/v2/organizations/migrations/a%2Fb%20c"
    );
    assert_eq!(received.path_parameter("migrationName"), Some("a/b c"));
    assert_eq!(received.query_value("includeDetails"), Some("true"));
}

#[tokio::test]
async fn several_rules_serve_a_listing() {
    let server = Server::start().await;
    let next = "/api/v2/organizations/limits/changerequests?pageSize=2&after=2";
    let page = LimitChangeRequestsEntityListing::new;
    let first = server.on(GetOrganizationsLimitsChangerequests);
    first.query("after", 2).returns(page());
    let second = server.on(GetOrganizationsLimitsChangerequests);
    second.returns(page().with_next_uri(next));
    let client = server.client();
    let api = client.organization();
    let listing = api.get_organizations_limits_changerequests();
    assert_eq!(listing.await.unwrap().next_uri.as_deref(), Some(next));
    let answer = call(server.url(), &format!("GET {next}"), &[], "").await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "{}"));
}

#[tokio::test]
async fn printed_requests_contain_no_secrets() {
    let server = Server::start().await;
    server.on(PutOrganizationsMe).returns(acme());
    let client = server.client_builder().token("s3cret-token");
    let client = client.build().unwrap();
    let request = client.organization().put_organizations_me();
    request
        .body(&acme())
        .header("X-Shown", "yes")
        .await
        .unwrap();
    let [received] = &server.requests()[..] else {
        unreachable!("expected one request")
    };
    let line = "PUT /api/v2/organizations/me (putOrganizationsMe)";
    assert_eq!(received.to_string(), line);
    let debug = format!("{received:?}");
    assert_eq!(
        debug,
        format!("Received {{ request: {line}, body_size: 27, .. }}")
    );
    let all = format!("{received:#}");
    assert!(all.contains("\nauthorization: [redacted]\n"), "{all}");
    assert!(all.contains("\nx-shown: yes\n"), "{all}");
    assert!(
        all.ends_with("\n\n{\"name\":\"Acme\",\"version\":7}"),
        "{all}"
    );
    assert_eq!(
        received.header("authorization"),
        Some("Bearer s3cret-token")
    );
    assert_eq!(received.json(), json!({"name": "Acme", "version": 7}));
    assert_eq!(received.operation().unwrap().id(), "putOrganizationsMe");
}

#[tokio::test]
async fn servers_are_independent() {
    let (one, other) = (Server::start().await, Server::start().await);
    one.on(GetOrganizationsMe).returns(acme());
    other.on(GetOrganizationsMe).returns(Organization::new(8));
    assert_ne!(one.url(), other.url());
    assert_eq!(fetch(&one).await.unwrap(), acme());
    assert_eq!(fetch(&other).await.unwrap().version, 8);
    assert_eq!(one.requests().len(), 1);
    drop(one);
    assert_eq!(fetch(&other).await.unwrap().version, 8);
}

/// A thousand, or fewer if the limit of open files is low, at two files per connection.
fn a_thousand() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let files = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"));
    let files = files.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    (files.unwrap_or(256_usize).saturating_sub(56) / 2).min(1000)
}

#[tokio::test(flavor = "multi_thread")]
async fn serves_a_thousand_concurrent_calls() {
    let server = Server::start().await;
    let (delay, count) = (Duration::from_millis(50), a_thousand());
    let rule = server.on(GetOrganizationsMe).returns(acme());
    rule.delay(delay).times(count);
    let client = server.client();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..count {
        let client = client.clone();
        calls.spawn(async move { client.organization().get_organizations_me().await });
    }
    for result in calls.join_all().await {
        assert_eq!(result.unwrap(), acme());
    }
    assert_eq!(server.count_of(GetOrganizationsMe), count);
}

#[tokio::test]
async fn reports_invalid_http_and_keeps_serving() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).returns(acme());
    exchange(
        server.url(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    )
    .await;
    // An incomplete request must not block others.
    let half = tokio::net::TcpStream::connect(server.url().trim_start_matches("http://")).await;
    let half = half.unwrap();
    half.try_write(b"GET /api/v2").unwrap();
    assert_eq!(fetch(&server).await.unwrap(), acme());
    let [mismatch] = &server.mismatches()[..] else {
        unreachable!("expected one mismatch")
    };
    let message = "invalid HTTP/1.1: invalid HTTP method parsed";
    assert_eq!(mismatch.message(), message);
    server.verify().unwrap_err();
}

#[tokio::test]
async fn dropping_the_server_ends_calls_at_once() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).hangs();
    let client = server.client();
    let call = tokio::spawn(async move { client.organization().get_organizations_me().await });
    while server.requests().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    drop(server);
    let ended = tokio::time::timeout(Duration::from_secs(20), call).await;
    let error = ended.unwrap().unwrap().unwrap_err();
    assert!(error.source().is_some(), "{error}");
}
