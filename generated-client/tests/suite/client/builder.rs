//! The client builder: validation, redaction and custom HTTP clients; and operation metadata.

use std::time::Duration;

use crate::support::{Answer, Server};
use generated_client::operations::OPERATIONS;
use generated_client::operations::organization::{
    GetOrganizationsMe, PatchOrganizationsFeature, PutOrganizationsMe,
};
use generated_client::operations::{Endpoint, Operation, Permissions, required_permissions};
use generated_client::{Client, ErrorKind};

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[test]
fn default_base_url_is_that_of_the_spec() {
    let client = Client::builder().build().unwrap();
    assert_eq!(client.base_url(), "https://api.inindca.com");
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[test]
fn https_needs_a_tls_feature_or_a_custom_http_client() {
    let error = Client::builder().build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(
        error
            .to_string()
            .starts_with("https needs the feature `rustls` or `native-tls`"),
        "{error}"
    );
    let client = Client::builder()
        .http_client(reqwest::Client::new())
        .build()
        .unwrap();
    assert_eq!(client.base_url(), "https://api.inindca.com");
}

#[test]
fn rejects_invalid_base_urls_without_showing_them() {
    for (url, message) in [
        ("", "the base URL is not a URL: relative URL without a base"),
        (
            "api.hunter2.example",
            "the base URL is not a URL: relative URL without a base",
        ),
        ("https://", "the base URL is not a URL: empty host"),
        (
            "ftp://hunter2.example",
            "the base URL must begin with http:// or https://",
        ),
        (
            "file:///hunter2",
            "the base URL must begin with http:// or https://",
        ),
        (
            "https://u:hunter2@host",
            "the base URL must not contain a user name or password",
        ),
        (
            "https://hunter2@host",
            "the base URL must not contain a user name or password",
        ),
        (
            "https://host/?key=hunter2",
            "the base URL must not contain a query or fragment",
        ),
        (
            "https://host/#hunter2",
            "the base URL must not contain a query or fragment",
        ),
        (
            "https://host//hunter2",
            "the path of the base URL must not begin with two slashes",
        ),
        (
            "https://host\\/hunter2",
            "the path of the base URL must not begin with two slashes",
        ),
    ] {
        let builder = Client::builder().base_url(url);
        assert!(!format!("{builder:?}").contains("hunter2"));
        let error = builder.build().unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Config, message),
            "{url}"
        );
        assert!(error.operation().is_none() && !error.is_retryable());
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}

#[test]
fn rejects_invalid_tokens_and_headers_without_showing_them() {
    for token in [
        "hunter2\r\nX-Evil: 1",
        "hunter2 ",
        "hünter2",
        "hunter2\0",
        "",
    ] {
        let builder = Client::builder().token(token);
        assert!(!format!("{builder:?}").contains("nter2"));
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(
            error
                .to_string()
                .starts_with("the token is empty or contains invalid characters"),
            "{error}"
        );
        assert!(!format!("{error:?}").contains("nter2"));
    }
    for (name, value) in [
        ("X-Key", "hunter2\n"),
        ("a b", "hunter2"),
        ("content-length", "hunter2"),
    ] {
        let builder = Client::builder().default_header(name, value);
        assert!(!format!("{builder:?}").contains("hunter2"));
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
    assert_eq!(
        Client::builder()
            .user_agent("a\nb")
            .build()
            .unwrap_err()
            .kind(),
        ErrorKind::Config
    );
}

#[test]
fn debug_output_contains_no_credentials() {
    let client = Client::builder()
        .base_url("http://localhost:1")
        .token("hunter2")
        .default_header("x-key", "hunter2")
        .build()
        .unwrap();
    let request = client
        .organization()
        .get_organizations_limits_changerequests()
        .header("x-key", "hunter2")
        .after(0);
    let shown = format!("{request:?}");
    assert!(
        shown.contains("getOrganizationsLimitsChangerequests"),
        "{shown}"
    );
    assert!(
        shown.contains("http://localhost:1/api/v2/organizations/limits/changerequests?after=0"),
        "{shown}"
    );
    let all = format!(
        "{shown} {client:?} {:?} {:?}",
        client.organization(),
        request.send()
    );
    assert!(
        !all.contains("hunter2") && all.contains("localhost:1"),
        "{all}"
    );
}

/// Builds an HTTP client that adds a header. With rustls it brings its own TLS configuration,
/// because reqwest panics without one.
fn custom_http_client() -> reqwest::Client {
    let header = [("x-own".parse().unwrap(), "1".parse().unwrap())]
        .into_iter()
        .collect();
    let builder = reqwest::Client::builder().default_headers(header);
    #[cfg(feature = "rustls")]
    let builder = {
        let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider);
        let tls = tls.with_safe_default_protocol_versions().unwrap();
        let tls = tls.with_root_certificates(rustls::RootCertStore::empty());
        builder.tls_backend_preconfigured(tls.with_no_client_auth())
    };
    builder.build().unwrap()
}

#[tokio::test]
async fn custom_http_client_keeps_token_headers_and_timeout() {
    let server = Server::start([Answer::json(200, "{}"), Answer::silence()]).await;
    let builder = Client::builder()
        .base_url(server.url())
        .token("token")
        .default_header("x-key", "v");
    let client = builder
        .http_client(custom_http_client())
        .timeout(Duration::from_millis(80))
        .build()
        .unwrap();
    client
        .organization()
        .get_organizations_limits_docs()
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(request.header("x-own"), Some("1"));
    assert_eq!(request.header("x-key"), Some("v"));
    assert_eq!(request.header("authorization"), Some("Bearer token"));
    let error = client
        .organization()
        .get_organizations_limits_docs()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[tokio::test]
async fn https_to_a_server_without_tls_is_a_connect_error() {
    let server = Server::start([Answer::json(200, "{}")]).await;
    let url = server.url().replace("http://", "https://");
    let client = Client::builder()
        .base_url(url)
        .token("token")
        .build()
        .unwrap();
    let error = client
        .organization()
        .get_organizations_limits_docs()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(server.requests().is_empty());
}

#[test]
fn operation_metadata_is_public() {
    assert_eq!(OPERATIONS.len(), 30);
    let me = GetOrganizationsMe::OPERATION;
    assert!(OPERATIONS.contains(&me));
    assert_eq!(
        (me.id(), me.method().as_str(), me.path()),
        ("getOrganizationsMe", "GET", "/api/v2/organizations/me")
    );
    assert_eq!(
        (me.group(), me.is_deprecated(), me.permissions()),
        ("Organization", false, Permissions::None)
    );
    let deprecated = OPERATIONS
        .iter()
        .filter(|operation| operation.is_deprecated())
        .count();
    assert_eq!(deprecated, 11);
    let client = Client::builder()
        .base_url("http://localhost:1")
        .build()
        .unwrap();
    assert_eq!(client.organization().get_organizations_me().operation(), me);
}

#[test]
fn permissions_print_and_combine() {
    assert_eq!(Permissions::None.to_string(), "no permissions");
    assert_eq!(
        Permissions::Any(&["a:b:c", "d:e:f"]).to_string(),
        "any of `a:b:c`, `d:e:f`"
    );
    assert_eq!(Permissions::All(&["a:b:c"]).to_string(), "all of `a:b:c`");
    assert_eq!(Permissions::All(&["a:b:c"]).list(), ["a:b:c"]);
    let text = Permissions::Text("Ask an administrator");
    assert_eq!(
        text.to_string(),
        "permissions that are not understood: `Ask an administrator`"
    );
    assert!(text.list().is_empty());

    let none = required_permissions(&[GetOrganizationsMe::OPERATION]);
    assert!(none.is_empty() && none.are_met_by(&[]));
    assert_eq!(none.to_string(), "no permissions");

    let operations = [
        GetOrganizationsMe::OPERATION,
        PutOrganizationsMe::OPERATION,
        PatchOrganizationsFeature::OPERATION,
    ];
    let required = required_permissions(&operations);
    assert_eq!(
        required.to_string(),
        "all of `directory:organization:admin`"
    );
    assert!(
        required.are_met_by(&["x", "directory:organization:admin"]) && !required.are_met_by(&["x"])
    );

    let by_id = |id: &str| -> &'static Operation {
        OPERATIONS
            .iter()
            .find(|operation| operation.id() == id)
            .unwrap()
    };
    let required = required_permissions(&[
        by_id("postOrganizations"),
        by_id("putOrganizationsMe"),
        by_id("getOrganizationsMigrations"),
    ]);
    assert_eq!(required.all.len(), 3);
    assert!(required.any.is_empty());
}
