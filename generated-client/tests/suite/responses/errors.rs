//! Error details for each kind of failure, and redaction.

use std::error::Error as _;
use std::time::Duration;

use crate::support::{Answer, Server};
use generated_client::operations::Permissions;
use generated_client::retry::RetryPolicy;
use generated_client::{Client, Error, ErrorKind};

const TOKEN: &str = "errors-token-4711";

fn client(base_url: &str) -> Client {
    Client::builder()
        .retry(RetryPolicy::OFF)
        .base_url(base_url)
        .token(TOKEN)
        .build()
        .unwrap()
}

/// Calls `getOrganizationsAuthenticationSettings` with this response and returns the error.
async fn failure(answer: Answer) -> Error {
    let server = Server::start([answer]).await;
    let error = client(&server.url())
        .organization()
        .get_organizations_authentication_settings()
        .await
        .unwrap_err();
    assert_eq!(server.requests().len(), 1);
    checked(error)
}

/// Asserts that an error is one line, names the operation and does not contain the token.
fn checked(error: Error) -> Error {
    let line = error.to_string();
    assert!(!line.contains('\n') && !line.contains('\r'), "{line:?}");
    let operation = error.operation().unwrap();
    assert!(line.starts_with(&format!("{}: ", operation.id())), "{line}");
    let mut everything = format!("{line} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(inner) = source {
        everything.push_str(&format!("{inner} {inner:?}"));
        source = inner.source();
    }
    for secret in [TOKEN, "Bearer", "/api/v2/", "http://"] {
        assert!(!everything.contains(secret), "{secret} in {everything}");
    }
    error
}

#[test]
fn errors_are_small_send_and_static() {
    fn is_send_and_static<T: std::error::Error + Send + Sync + 'static>() {}
    is_send_and_static::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[tokio::test]
async fn reads_the_error_body_of_the_api() {
    let body = r#"{"message": "Missing the following permission(s): [x]", "code": "missing.any.permissions", "status": 403,
        "messageParams": {"permissions": "x"}, "contextId": "c-1", "details": [{"fieldName": "f"}], "errors": [{"code": "inner"}],
        "limit": {"key": "k", "value": 5}, "added": {"by": "the server"}}"#;
    let error = failure(Answer::json(403, body).header("inin-correlation-id", "1234-abc")).await;
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.status().unwrap().as_u16(), 403);
    assert_eq!(error.correlation_id(), Some("1234-abc"));
    assert_eq!(
        error.operation().unwrap().id(),
        "getOrganizationsAuthenticationSettings"
    );
    assert_eq!(
        error.required_permissions(),
        Some(Permissions::Any(&["directory:organization:admin"]))
    );
    assert_eq!(
        (error.excerpt(), error.path(), error.is_retryable()),
        (None, None, false)
    );
    let body = error.body().unwrap();
    assert_eq!(body.code.as_deref(), Some("missing.any.permissions"));
    assert_eq!(body.message_params.as_ref().unwrap()["permissions"], "x");
    assert_eq!(
        body.details.as_ref().unwrap()[0].field_name.as_deref(),
        Some("f")
    );
    assert_eq!(
        body.errors.as_ref().unwrap()[0].code.as_deref(),
        Some("inner")
    );
    assert_eq!(body.limit.as_ref().unwrap().value, Some(5));
    assert_eq!(body.extra["added"]["by"], "the server");
    assert_eq!(
        error.to_string(),
        "getOrganizationsAuthenticationSettings: 403 Forbidden: missing.any.permissions: Missing the following \
         permission(s): [x] (requires any of `directory:organization:admin`; correlation id 1234-abc)"
    );
}

#[tokio::test]
async fn only_403_names_the_required_permissions() {
    let error = failure(Answer::json(
        404,
        r#"{"code": "not.found", "message": "No."}"#,
    ))
    .await;
    assert_eq!(error.required_permissions(), None);
    assert_eq!(
        error.to_string(),
        "getOrganizationsAuthenticationSettings: 404 Not Found: not.found: No."
    );

    let server = Server::start([Answer::json(403, r#"{"message": "No."}"#)]).await;
    let error = client(&server.url())
        .organization()
        .get_organizations_me()
        .await
        .unwrap_err();
    assert_eq!(error.required_permissions(), None);
    assert_eq!(error.to_string(), "getOrganizationsMe: 403 Forbidden: No.");
}

#[tokio::test]
async fn excerpts_a_gateway_page() {
    let page = "\u{a0}<html>\r\n<b>Bad\u{1b}[31m gateway\u{202e}</b>\0";
    let error = failure(Answer::html(502, page)).await;
    assert_eq!(error.body(), None);
    assert_eq!(
        error.excerpt(),
        Some("\u{a0}<html>\\r\\n<b>Bad\\u{1b}[31m gateway\\u{202e}</b>\\u{0}")
    );
    assert!(
        error
            .to_string()
            .contains("502 Bad Gateway: \u{a0}<html>\\r\\n<b>Bad"),
        "{error}"
    );
    assert!(error.is_retryable());
}

#[tokio::test]
async fn excerpt_ends_after_512_characters_on_a_boundary() {
    for (character, ascii) in [
        ("x", 0),
        ("é", 0),
        ("日", 1),
        ("🦀", 0),
        ("🦀", 1),
        ("🦀", 2),
        ("🦀", 3),
    ] {
        let start = "a".repeat(ascii);
        let page = format!("{start}{}", character.repeat(5000));
        let expected = format!("{start}{}…", character.repeat(512 - ascii));
        assert_eq!(
            failure(Answer::html(500, page)).await.excerpt(),
            Some(expected.as_str())
        );
        let page = format!("{start}{}", character.repeat(512 - ascii));
        assert_eq!(
            failure(Answer::html(500, page.as_str())).await.excerpt(),
            Some(page.as_str())
        );
    }
    let error = failure(Answer::html(500, b"\xff\xfe ok".as_slice())).await;
    assert_eq!(error.excerpt(), Some("\u{fffd}\u{fffd} ok"));
}

#[tokio::test]
async fn empty_error_shows_its_status() {
    for body in ["", " \r\n"] {
        let error = failure(
            Answer::empty(500)
                .header("inin-correlation-id", "abc")
                .body(body),
        )
        .await;
        assert_eq!((error.body(), error.excerpt()), (None, None));
        let line = "getOrganizationsAuthenticationSettings: 500 Internal Server Error (correlation id abc)";
        assert_eq!(error.to_string(), line);
        assert!(!error.is_retryable());
    }
    let error = failure(Answer::empty(599)).await;
    assert_eq!(
        error.to_string(),
        "getOrganizationsAuthenticationSettings: 599 (unknown status)"
    );
}

#[tokio::test]
async fn excerpts_json_that_is_no_error_body() {
    for body in [
        r#"{"error":"invalid_grant"}"#,
        "{}",
        "[1]",
        "\"text\"",
        r#"{"status":"many"}"#,
        r#"{"code":"#,
        "null",
    ] {
        let error = failure(Answer::json(400, body)).await;
        assert_eq!((error.body(), error.excerpt()), (None, Some(body)));
    }
}

#[tokio::test]
async fn temporary_failures_are_retryable() {
    for (status, retryable) in [
        (400, false),
        (401, false),
        (404, false),
        (408, false),
        (409, false),
        (429, true),
    ]
    .into_iter()
    .chain([
        (500, false),
        (501, false),
        (502, true),
        (503, true),
        (504, true),
        (505, false),
    ]) {
        let error = failure(Answer::empty(status).header("retry-after", "7")).await;
        assert_eq!(error.is_retryable(), retryable, "{status}");
        assert_eq!(error.headers().unwrap()["retry-after"], "7");
    }
}

#[tokio::test]
async fn decode_error_has_the_path_of_the_field() {
    let body = r#"{"entities": [{"key": "k", "namespace": "n", "requestedValue": 1, "description": "d", "supportCaseUrl": "u",
        "statusHistory": [{}, {"status": 5}]}]}"#;
    let server = Server::start([Answer::json(200, body)]).await;
    let error = client(&server.url())
        .organization()
        .get_organizations_limits_changerequests()
        .await
        .unwrap_err();
    let error = checked(error);
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Decode, 200)
    );
    assert_eq!(error.path(), Some("entities[0].statusHistory[1].status"));
    assert_eq!(
        (error.body(), error.excerpt(), error.is_retryable()),
        (None, None, false)
    );
    let start = "getOrganizationsLimitsChangerequests: cannot decode the response: entities[0].statusHistory[1].status: \
                 invalid type: integer `5`, expected a string at line 2";
    assert!(error.to_string().starts_with(start), "{error}");
}

#[tokio::test]
async fn successful_html_page_is_a_decode_error_with_an_excerpt() {
    let error = failure(Answer::html(200, "<html>Log in!</html>")).await;
    assert_eq!(
        (error.kind(), error.excerpt()),
        (ErrorKind::Decode, Some("<html>Log in!</html>"))
    );
    assert!(
        error
            .to_string()
            .ends_with("(its media type is text/html; charset=utf-8)"),
        "{error}"
    );
}

#[tokio::test]
async fn empty_truncated_or_oversized_success_is_an_error() {
    for (body, reason) in [
        ("", "the response is empty, expected JSON"),
        ("\n", "the response is empty, expected JSON"),
        (
            "{\"passwordRequirements\": {\"minimumLength\": 1",
            "passwordRequirements: EOF while parsing an object",
        ),
        ("{} {}", "trailing characters"),
        (
            "null",
            "invalid type: null, expected an object (OrgAuthSettings)",
        ),
        (
            "[]",
            "invalid type: sequence, expected an object (OrgAuthSettings)",
        ),
    ] {
        let error = failure(Answer::json(200, body)).await;
        assert_eq!(error.kind(), ErrorKind::Decode);
        let start =
            format!("getOrganizationsAuthenticationSettings: cannot decode the response: {reason}");
        assert!(error.to_string().starts_with(&start), "{error}");
    }
}

#[tokio::test]
async fn deep_nesting_is_an_error() {
    let bomb = format!("{{\"x\": {}", "[".repeat(1_000_000));
    let error = failure(Answer::json(200, bomb)).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    let error = failure(Answer::json(400, "{\"errors\": [".repeat(100_000))).await;
    assert_eq!((error.kind(), error.body()), (ErrorKind::Status, None));
}

#[tokio::test]
async fn missing_server_is_a_connect_error() {
    let request = client(&crate::support::nobody().await)
        .organization()
        .get_organizations_limits_namespace("secret-name");
    let error = checked(request.await.unwrap_err());
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.is_retryable());
    assert_eq!(
        (error.status(), error.headers(), error.correlation_id()),
        (None, None, None)
    );
    assert!(error.to_string().contains("could not connect: "), "{error}");
    assert!(error.to_string().contains("refused"), "{error}");
    assert!(!format!("{error:?}").contains("secret-name"));
    assert!(error.source().is_some());
}

#[tokio::test]
async fn silent_server_hits_the_timeout_of_client_or_request() {
    let server = Server::start([Answer::silence(), Answer::silence()]).await;
    let short = Duration::from_millis(80);
    let client = client(&server.url());
    let error = checked(
        client
            .organization()
            .get_organizations_me()
            .timeout(short)
            .await
            .unwrap_err(),
    );
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::Timeout, "getOrganizationsMe: timed out")
    );
    assert!(error.is_retryable());

    let client = Client::builder()
        .base_url(server.url())
        .token(TOKEN)
        .timeout(short)
        .build()
        .unwrap();
    let error = checked(
        client
            .organization()
            .get_organizations_me()
            .await
            .unwrap_err(),
    );
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn stalled_body_hits_the_timeout() {
    let url = crate::support::raw_open(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{").await;
    let short = Duration::from_millis(80);
    let error = client(&url)
        .organization()
        .get_organizations_me()
        .timeout(short)
        .await
        .unwrap_err();
    assert_eq!(checked(error).kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn invalid_http_and_closed_connections_are_transport_errors() {
    for answer in [
        b"SSH-2.0-OpenSSH_9.6\r\n".as_slice(),
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b"",
    ] {
        let url = crate::support::raw(answer).await;
        let error = checked(
            client(&url)
                .organization()
                .get_organizations_me()
                .await
                .unwrap_err(),
        );
        assert_eq!(error.kind(), ErrorKind::Transport, "{answer:?}");
        assert!(!error.is_retryable());
        assert!(
            error
                .to_string()
                .contains("the exchange with the server failed: "),
            "{error}"
        );
    }
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn corrupt_compressed_body_is_a_transport_error() {
    let answer = Answer::json(200, "{}").header("content-encoding", "gzip");
    assert_eq!(failure(answer).await.kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn error_keeps_its_status_if_the_body_breaks() {
    let url =
        crate::support::raw(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 100\r\n\r\n<ht")
            .await;
    let error = checked(
        client(&url)
            .organization()
            .get_organizations_me()
            .await
            .unwrap_err(),
    );
    assert_eq!(
        (error.kind(), error.is_retryable()),
        (ErrorKind::Status, true)
    );
}

#[tokio::test]
async fn escapes_control_characters_of_server_texts() {
    let error = failure(Answer::json(
        400,
        r#"{"code": "a\nb", "message": "c\r\n\u001b[2Jd"}"#,
    ))
    .await;
    assert!(
        error
            .to_string()
            .ends_with("400 Bad Request: a\\nb: c\\r\\n\\u{1b}[2Jd"),
        "{error}"
    );
    let long = format!(r#"{{"message": "{}"}}"#, "m".repeat(100_000));
    assert!(failure(Answer::json(400, long)).await.to_string().len() < 1000);
    let long = format!(r#"{{"passwordRequirements": "{}"}}"#, "m".repeat(100_000));
    assert!(failure(Answer::json(200, long)).await.to_string().len() < 1000);
}
