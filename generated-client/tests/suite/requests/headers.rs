//! Request headers: precedence and validation.

use generated_client::{Client, ErrorKind};

use super::{TOKEN, server};
use crate::support::{Answer, Server};

#[tokio::test]
async fn request_headers_override_client_headers() {
    let server = Server::start([Answer::json(200, "{}"), Answer::json(200, "{}")]).await;
    let client = Client::builder()
        .base_url(server.url())
        .token(TOKEN)
        .user_agent("my-app/1")
        .default_header("X-One", "client")
        .default_header("X-Two", "client")
        .build()
        .unwrap();
    let request = client.organization().get_organizations_limits_docs();
    let request = request
        .header("x-one", "first")
        .header("X-ONE", "request")
        .header("authorization", "Basic abc");
    request
        .header("accept", "application/problem+json")
        .await
        .unwrap();
    client
        .organization()
        .get_organizations_limits_docs()
        .await
        .unwrap();
    let [one, two] = server.requests().try_into().unwrap();
    assert_eq!(one.header("x-one"), Some("request"));
    assert_eq!(one.header("x-two"), Some("client"));
    assert_eq!(one.header("authorization"), Some("Basic abc"));
    assert_eq!(one.header("accept"), Some("application/problem+json"));
    assert_eq!(one.header("user-agent"), Some("my-app/1"));
    assert_eq!(
        two.header("x-one"),
        Some("client"),
        "a header of one request was kept for the next"
    );
    assert_eq!(two.header("authorization"), Some("Bearer wire-token-4711"));
}

#[tokio::test]
async fn rejects_invalid_headers() {
    for (name, value, message) in [
        (
            "X-Bad",
            "hush\r\nX-Evil: 1",
            "header `x-bad` has a value with invalid characters",
        ),
        ("no name", "hush", "\"no name\" is not a header name"),
        ("", "hush", "\"\" is not a header name"),
        (
            "Content-Length",
            "3",
            "header `content-length` cannot be set: it follows from the body",
        ),
        (
            "transfer-encoding",
            "chunked",
            "header `transfer-encoding` cannot be set: it follows from the body",
        ),
    ] {
        let (server, client) = server().await;
        let request = client
            .organization()
            .get_organizations_limits_docs()
            .header(name, value);
        let error = request.header("x-good", "1").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidParameter);
        assert_eq!(
            error.to_string(),
            format!("getOrganizationsLimitsDocs: {message}")
        );
        assert!(!format!("{error:?}").contains("hush"));
        assert!(server.requests().is_empty());
    }
}

#[tokio::test]
async fn client_without_token_sends_no_credentials() {
    let server = Server::start([Answer::json(200, "{}")]).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    client
        .organization()
        .get_organizations_limits_docs()
        .await
        .unwrap();
    assert_eq!(server.request().header("authorization"), None);
}
