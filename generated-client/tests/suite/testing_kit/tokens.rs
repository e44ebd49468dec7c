//! The mock server grants and requires tokens.

use std::time::Duration;

use crate::support::raw_http::{Answer, call};
use generated_client::models::Organization;
use generated_client::operations::organization::GetOrganizationsMe;
use generated_client::testing::Server;
use serde_json::json;

const FORM: &str = "Content-Type: application/x-www-form-urlencoded";
const BASIC: &str = "Authorization: Basic aWQ6c2VjcmV0";
const CLIENT: &str = "grant_type=client_credentials";

async fn sign_in(server: &Server) -> Answer {
    let line = "POST /oauth/token";
    call(server.url(), line, &[FORM, BASIC], CLIENT).await
}

/// Returns status and error code of a call with this token.
async fn call_with(server: &Server, token: &str) -> (u16, String) {
    let header = format!("Authorization: Bearer {token}");
    let line = "GET /api/v2/organizations/me";
    let answer = call(server.url(), line, &[&header], "").await;
    let code = answer.json()["code"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    (answer.status, code)
}

#[tokio::test]
async fn grants_a_token_for_a_day() {
    let server = Server::start().await;
    let answer = sign_in(&server).await;
    assert_eq!(answer.status, 200);
    assert!(answer.head.contains("content-type: application/json"));
    assert_eq!(
        answer.json(),
        json!({"access_token": "testing-token-1", "token_type": "bearer", "expires_in": 86400})
    );
    let second = sign_in(&server).await.json();
    assert_eq!(second["access_token"], "testing-token-2");
    assert_eq!(server.token_requests().len(), 2);
    assert_eq!(server.requests().len(), 0);
    let received = &server.token_requests()[0];
    assert_eq!(received.body(), CLIENT.as_bytes());
    assert!(!format!("{received:?} {received}").contains("aWQ6c2VjcmV0"));
}

#[tokio::test]
async fn rules_script_failures_expiry_and_tokens() {
    let server = Server::start().await;
    let rule = server.on_token();
    rule.fails(401, "invalid_client", "client not found").once();
    server
        .on_token()
        .too_many_requests(Duration::from_secs(2))
        .once();
    server
        .on_token()
        .expires_in(Duration::from_secs(300))
        .once();
    let rule = server.on_token().grants("my-token");
    rule.with_header("X-Mine", "yes").once();
    let answer = sign_in(&server).await;
    assert_eq!(answer.status, 401);
    assert_eq!(
        answer.json(),
        json!({"error": "invalid_client", "error_description": "client not found"})
    );
    let answer = sign_in(&server).await;
    assert_eq!(answer.status, 429);
    assert!(answer.head.contains("retry-after: 2"));
    assert_eq!(sign_in(&server).await.json()["expires_in"], 300);
    let answer = sign_in(&server).await;
    assert_eq!(answer.json()["access_token"], "my-token");
    assert!(answer.head.contains("x-mine: yes"));
    let fallback = sign_in(&server).await.json();
    assert_eq!(fallback["access_token"], "testing-token-3");
}

#[tokio::test]
async fn calls_need_a_token_if_required() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).returns(Organization::new(1));
    assert_eq!(call_with(&server, "any").await.0, 200);
    server.require_token();
    let line = "GET /api/v2/organizations/me";
    let answer = call(server.url(), line, &[], "").await;
    assert_eq!(answer.status, 401);
    assert_eq!(answer.json()["code"], "authentication.required");
    let dead = (401, "bad.credentials".to_owned());
    assert_eq!(call_with(&server, "any").await, dead);
    sign_in(&server).await;
    assert_eq!(call_with(&server, "testing-token-1").await.0, 200);
    assert_eq!(server.count_of(GetOrganizationsMe), 4);
}

#[tokio::test]
async fn tokens_expire_and_can_be_revoked() {
    let server = Server::start().await;
    server.on(GetOrganizationsMe).returns(Organization::new(1));
    server.require_token();
    server
        .on_token()
        .expires_in(Duration::from_millis(400))
        .once();
    sign_in(&server).await;
    assert_eq!(call_with(&server, "testing-token-1").await.0, 200);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(call_with(&server, "testing-token-1").await.0, 401);
    sign_in(&server).await;
    assert_eq!(call_with(&server, "testing-token-2").await.0, 200);
    server.revoke_tokens();
    assert_eq!(call_with(&server, "testing-token-2").await.0, 401);
    sign_in(&server).await;
    assert_eq!(call_with(&server, "testing-token-3").await.0, 200);
}

#[tokio::test]
async fn accepts_every_grant_of_the_platform() {
    let server = Server::start().await;
    for (headers, form, refresh) in [
        (
            &[FORM, BASIC][..],
            "grant_type=authorization_code&code=c&redirect_uri=u",
            true,
        ),
        (
            &[FORM],
            "grant_type=authorization_code&code=c&redirect_uri=u&client_id=i&code_verifier=v",
            true,
        ),
        (
            &[FORM, BASIC],
            "grant_type=refresh_token&refresh_token=r",
            true,
        ),
        (
            &[FORM, BASIC],
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer&orgName=o&assertion=a",
            false,
        ),
    ] {
        let answer = call(server.url(), "POST /oauth/token", headers, form).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(
            answer.json()["refresh_token"].is_string(),
            refresh,
            "{form}"
        );
    }
}

/// Asserts that this token request is a mismatch.
///
/// The response must have the form of an OAuth error.
async fn refused(line: &str, headers: &[&str], form: &str, status: u16, message: &str) {
    let server = Server::start().await;
    let answer = call(server.url(), line, headers, form).await;
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(
        answer.json(),
        json!({"error": "testing.mismatch", "error_description": message})
    );
    let report = server.verify().unwrap_err();
    assert_eq!(report.mismatches()[0].message(), message);
}

#[tokio::test]
async fn invalid_token_requests_are_mismatches() {
    let post = "POST /oauth/token";
    let message = "tokens are requested with `POST /oauth/token`, not `GET`";
    refused("GET /oauth/token", &[], "", 405, message).await;
    let message =
        "the `Content-Type` of a token request must be `application/x-www-form-urlencoded`";
    refused(post, &[BASIC], CLIENT, 400, message).await;
    let message = "the form has no `grant_type`";
    refused(post, &[FORM, BASIC], "a=b", 400, message).await;
    let message = "unknown grant type `password`";
    refused(post, &[FORM, BASIC], "grant_type=password", 400, message).await;
    let message = "the form has no `code`; the form has no `redirect_uri`";
    refused(
        post,
        &[FORM, BASIC],
        "grant_type=authorization_code",
        400,
        message,
    )
    .await;
    let message = "client credentials must be sent in an `Authorization: Basic` header";
    let form = "grant_type=client_credentials&client_id=i&client_secret=s";
    refused(post, &[FORM], form, 400, message).await;
    let message = "the request has neither an `Authorization: Basic` header nor a `client_id`";
    refused(
        post,
        &[FORM],
        "grant_type=refresh_token&refresh_token=r",
        400,
        message,
    )
    .await;
}
