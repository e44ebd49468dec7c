//! Refusals and invalid responses of the login server.

use generated_client::{Client, ErrorKind, Region};

use super::mock_server::{self, builder, call, scripted};
use crate::support::{Answer, raw};

/// Returns the error of a call for this response of the login server.
///
/// The message does not include the operation.
async fn message(answer: Answer) -> String {
    let (login, api, client) = scripted([answer]).await;
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SignIn, "{error}");
    assert!(!error.is_retryable() && api.requests().is_empty());
    assert!(
        !format!("{error} {error:?}").contains("hunter2"),
        "{error:?}"
    );
    assert_eq!(login.requests().len(), 1);
    let text = error.to_string();
    assert!(error.status().is_some(), "{text}");
    text.strip_prefix("getOrganizationsLimitsDocs: ")
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn error_contains_the_login_servers_message() {
    for (answer, expected) in [
        (
            Answer::json(
                400,
                r#"{"error":"invalid_client","error_description":"client not found"}"#,
            ),
            "the login server responded with 400 Bad Request: invalid_client: client not found",
        ),
        (
            Answer::json(400, r#"{"description":"bad","error":"invalid_request"}"#),
            "the login server responded with 400 Bad Request: invalid_request: bad",
        ),
        (
            Answer::json(401, r#"{"error":"unauthorized_client"}"#)
                .header("inin-correlation-id", "c-1"),
            "the login server responded with 401 Unauthorized: unauthorized_client (correlation id c-1)",
        ),
        (
            Answer::json(403, r#"{"code":"not.authorized","message":"No."}"#),
            "the login server responded with 403 Forbidden: not.authorized: No.",
        ),
        (
            Answer::json(
                400,
                r#"{"error":"a\nb\u001b[1m","error_description":"the secret hunter2 is wrong"}"#,
            ),
            r"the login server responded with 400 Bad Request: a\nb\u{1b}[1m: the secret [redacted] is wrong",
        ),
        (
            Answer::html(500, "<p>You sent aWQ6aHVudGVyMg==, that is id:hunter2</p>"),
            "the login server responded with 500 Internal Server Error: <p>You sent [redacted], that is id:[redacted]</p>",
        ),
        (
            Answer::empty(418),
            "the login server responded with 418 I'm a teapot",
        ),
        (
            Answer::empty(599),
            "the login server responded with 599 (unknown status)",
        ),
        (
            Answer::json(200, r#"{"error":"invalid_grant","error_description":"no"}"#),
            "the login server refused: invalid_grant: no",
        ),
    ] {
        assert_eq!(message(answer).await, expected);
    }
}

#[tokio::test]
async fn invalid_response_is_an_error_that_does_not_show_it() {
    let unreadable =
        |problem: &str| format!("the login server's response is invalid: {problem} (not shown)");
    let no_json = unreadable("it is not a JSON object");
    let no_token = unreadable("`access_token` is missing");
    let no_bearer = unreadable("`token_type` is not `bearer`");
    let unfit = unreadable("`access_token` contains invalid characters");
    for (answer, expected) in [
        (Answer::empty(200), &no_json),
        (Answer::empty(204), &no_json),
        (Answer::html(200, "<html>hunter2</html>"), &no_json),
        (Answer::json(200, "\"hunter2\""), &no_json),
        (Answer::json(200, "[\"hunter2\"]"), &no_json),
        (Answer::json(200, "{\"access_token\":\"hunter2\""), &no_json),
        (
            Answer::json(200, b"{\"access_token\":\"hunter2\xff\"}"),
            &no_json,
        ),
        (Answer::json(200, "{}"), &no_token),
        (Answer::json(200, r#"{"access_token":""}"#), &no_token),
        (
            Answer::json(200, r#"{"access_token":null,"token_type":"bearer"}"#),
            &no_token,
        ),
        (
            Answer::json(200, r#"{"access_token":["hunter2"]}"#),
            &no_token,
        ),
        (
            Answer::json(200, r#"{"access_token":"hunter2","token_type":"mac"}"#),
            &no_bearer,
        ),
        (
            Answer::json(200, r#"{"access_token":"hunter2","token_type":1}"#),
            &no_bearer,
        ),
        (
            Answer::json(200, r#"{"access_token":"hunter2\r\nX-Evil: 1"}"#),
            &unfit,
        ),
        (Answer::json(200, r#"{"access_token":"hunter2 "}"#), &unfit),
    ] {
        assert_eq!(&message(answer).await, expected);
    }
}

#[tokio::test]
async fn accepts_unusual_responses_with_a_token() {
    for body in [
        r#"{"access_token":"t1"}"#,
        r#"{"access_token":"t1","token_type":"Bearer"}"#,
        r#"{"access_token":"t1","token_type":null,"expires_in":null}"#,
        r#"{"access_token":"t1","expires_in":-1}"#,
        r#"{"access_token":"t1","expires_in":0}"#,
        r#"{"access_token":"t1","expires_in":"86400"}"#,
        r#"{"access_token":"t1","expires_in":86399.5}"#,
        r#"{"access_token":"t1","expires_in":1e300}"#,
        r#"{"access_token":"t1","expires_in":18446744073709551615}"#,
        r#"{"access_token":"t1","expires_in":"soon"}"#,
        r#"{"access_token":"t1","expires_in":{"a":[]},"scope":["x"],"error":null}"#,
    ] {
        let (login, api, client) = scripted([Answer::empty(200).body(body)]).await;
        call(&client).await.unwrap();
        call(&client).await.unwrap();
        assert_eq!(
            mock_server::authorizations(&api),
            ["Bearer t1"; 2],
            "{body}"
        );
        assert_eq!(login.requests().len(), 1, "{body}");
    }
}

#[tokio::test]
async fn rejects_an_oversized_response() {
    let body = format!("{{\"access_token\":\"{}\"}}", "t".repeat(1 << 20));
    let text = message(Answer::json(200, body)).await;
    assert_eq!(text, "the login server's response is too large");
}

#[tokio::test]
async fn does_not_follow_redirects() {
    let elsewhere = mock_server::login(86_400, std::time::Duration::ZERO).await;
    for status in [301, 302, 303, 307, 308] {
        let answer = Answer::empty(status).header("location", &elsewhere.url());
        let text = message(answer).await;
        assert_eq!(
            text,
            "the login server responded with a redirect, which is not followed"
        );
    }
    assert!(elsewhere.requests().is_empty());
}

#[tokio::test]
async fn invalid_http_is_an_error() {
    let api = mock_server::api(&[]).await;
    for bytes in [
        &b"SSH-2.0-hunter2\r\n"[..],
        b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{",
        b"",
    ] {
        let client = builder(&raw(bytes).await, &api.url()).build().unwrap();
        let error = call(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::SignIn, "{error}");
        assert!(
            error
                .to_string()
                .contains("the exchange with the login server failed"),
            "{error}"
        );
        assert!(!format!("{error:?}").contains("hunter2"));
    }
    assert!(api.requests().is_empty());
}

#[test]
fn rejects_an_unencrypted_login_url() {
    let url = "http://login.example.com";
    let error = builder(url, "http://127.0.0.1:9").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    let start = "the login URL must begin with https://; http:// would expose secrets";
    assert!(error.to_string().starts_with(start), "{error}");
    let derived = Client::builder()
        .base_url("http://api.example.com")
        .client_credentials("i", "s");
    assert!(derived.build().unwrap_err().to_string().starts_with(start));
}

#[test]
fn rejects_a_client_without_a_login_url() {
    let builder = |url: &str| Client::builder().base_url(url).client_credentials("i", "s");
    let error = builder("http://127.0.0.1:9").build().unwrap_err();
    let message = "the base URL does not determine the login URL: set `region` or `login_url`";
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::Config, message)
    );
    let client = builder("http://127.0.0.1:9").token("t").build().unwrap();
    assert_eq!(client.base_url(), "http://127.0.0.1:9");
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    {
        assert!(builder("https://api.example.com").build().is_ok());
        let client = Client::builder()
            .region(Region::EuWest1)
            .client_credentials("i", "s");
        assert_eq!(
            client.build().unwrap().base_url(),
            "https://api.mypurecloud.ie"
        );
    }
    let client = Client::builder()
        .region(Region::EuWest1)
        .base_url("http://127.0.0.1:9");
    assert_eq!(client.build().unwrap().base_url(), "http://127.0.0.1:9");
}

#[test]
fn build_rejects_invalid_credentials() {
    for (id, secret, message) in [
        ("", "hunter2", "the client id is empty"),
        ("a:b", "hunter2", "the client id must not contain a colon"),
        ("id", "", "the client secret is empty"),
    ] {
        let builder = Client::builder()
            .base_url("http://127.0.0.1:9")
            .login_url("http://localhost:9");
        let error = builder.client_credentials(id, secret).build().unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Config, message)
        );
    }
}
