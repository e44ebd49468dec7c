//! Requests byte for byte: methods, paths, queries, headers and bodies.

use std::time::Duration;

use super::{client, server};

use crate::support::{Answer, Server};
use generated_client::ErrorKind;
use generated_client::enums::{
    FeatureName, FieldConfigEntityType, LimitChangeRequestExpand, LimitChangeStatus,
};
use generated_client::models::{
    FeatureState, LimitChangeRequest, Organization, OrganizationCreate,
};

#[tokio::test]
async fn get_sends_path_and_headers_without_body() {
    let server = Server::start([Answer::json(200, r#"{"version": 1}"#)]).await;
    let organization = client(&server.url())
        .organization()
        .get_organizations_me()
        .await
        .unwrap();
    assert_eq!(organization.version, 1);
    let request = server.request();
    assert_eq!(
        (request.method.as_str(), request.path.as_str()),
        ("GET", "/api/v2/organizations/me")
    );
    assert_eq!(request.query, None);
    assert_eq!(
        request.header("authorization"),
        Some("Bearer wire-token-4711")
    );
    assert_eq!(request.header("accept"), Some("application/json"));
    let version = concat!("generated-client/", env!("CARGO_PKG_VERSION"));
    assert_eq!(request.header("user-agent"), Some(version));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.text(), "");
}

#[tokio::test]
async fn sends_a_request_only_when_awaited() {
    let (server, client) = server().await;
    let request = client.organization().get_organizations_limits_docs();
    let future = request.send();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(server.requests().is_empty());
    future.await.unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn base_url_can_have_a_slash_or_a_path() {
    for (suffix, path) in [
        ("", "/api/v2/organizations/limits/docs"),
        ("/", "/api/v2/organizations/limits/docs"),
        ("/gateway", "/gateway/api/v2/organizations/limits/docs"),
        (
            "/gateway/eu/",
            "/gateway/eu/api/v2/organizations/limits/docs",
        ),
        ("/a%20b//", "/a%20b/api/v2/organizations/limits/docs"),
    ] {
        let (server, _) = server().await;
        let client = client(&format!("{}{suffix}", server.url()));
        client
            .organization()
            .get_organizations_limits_docs()
            .await
            .unwrap();
        assert_eq!(server.request().path, path, "{suffix:?}");
    }
}

#[tokio::test]
async fn path_arguments_stay_within_their_segment() {
    for (argument, segment) in [
        ("plain-Name_1.2~3", "plain-Name_1.2~3"),
        ("../x", "..%2Fx"),
        ("..\\x", "..%5Cx"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("%2e%2e", "%252e%252e"),
        ("%2F", "%252F"),
        ("...", "..."),
        (".hidden", ".hidden"),
        (" ", "%20"),
        ("a b+c&d=e;f,g@h:i", "a%20b%2Bc%26d%3De%3Bf%2Cg%40h%3Ai"),
        ("{migrationName}", "%7BmigrationName%7D"),
        (
            "naïve 日本 🦀",
            "na%C3%AFve%20%E6%97%A5%E6%9C%AC%20%F0%9F%A6%80",
        ),
        ("a\r\nHost: b\0", "a%0D%0AHost%3A%20b%00"),
    ] {
        let (server, client) = server().await;
        client
            .organization()
            .get_organizations_migration_state(argument)
            .await
            .unwrap();
        assert_eq!(
            server.request().path,
            format!("/api/v2/organizations/migrations/{segment}/state"),
            "{argument:?}"
        );
        client
            .organization()
            .get_organizations_migration(argument)
            .await
            .unwrap();
        assert_eq!(
            server.requests()[1].path,
            format!("/api/v2/organizations/migrations/{segment}"),
            "{argument:?}"
        );
    }
}

#[tokio::test]
async fn rejects_path_arguments_that_would_change_the_path() {
    for (argument, reason) in [
        ("", "is empty"),
        (".", "must not be `.`"),
        ("..", "must not be `..`"),
    ] {
        let (server, client) = server().await;
        let error = client
            .organization()
            .get_organizations_migration_state(argument)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidParameter);
        let message =
            format!("getOrganizationsMigrationState: path parameter `migrationName` {reason}");
        assert_eq!(error.to_string(), message);
        let error = client
            .organization()
            .get_organizations_migration(argument)
            .include_details(true)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidParameter);
        let feature = FeatureName::from(argument);
        let state = FeatureState::new().with_enabled(true);
        let error = client
            .organization()
            .patch_organizations_feature(feature, &state)
            .await
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("patchOrganizationsFeature: path parameter `featureName` {reason}")
        );
        assert!(server.requests().is_empty());
    }
}

#[tokio::test]
async fn sends_zero_and_false_and_omits_absent_parameters() {
    let (server, client) = server().await;
    client
        .organization()
        .get_organizations_limits_changerequests()
        .after(0)
        .page_size(0)
        .await
        .unwrap();
    client
        .organization()
        .get_organizations_migrations()
        .include_hidden(false)
        .await
        .unwrap();
    let queries: Vec<_> = server
        .requests()
        .into_iter()
        .map(|request| request.query)
        .collect();
    assert_eq!(
        queries,
        [
            Some("after=0&pageSize=0".to_owned()),
            Some("includeHidden=false".to_owned())
        ]
    );
}

#[tokio::test]
async fn encodes_queries_and_replaces_repeated_settings() {
    let (server, client) = server().await;
    let request = client
        .organization()
        .get_organizations_limits_changerequests();
    let request = request
        .after(1)
        .before(i64::MIN)
        .after(i64::MAX)
        .status(LimitChangeStatus::Open);
    request
        .status(LimitChangeStatus::from("a&b=c d/ü"))
        .await
        .unwrap();
    let query =
        "before=-9223372036854775808&after=9223372036854775807&status=a%26b%3Dc%20d%2F%C3%BC";
    assert_eq!(server.request().query.as_deref(), Some(query));
}

#[tokio::test]
async fn lists_repeat_their_key_and_are_replaced_as_a_whole() {
    let history = || LimitChangeRequestExpand::StatusHistory;
    for (lists, query) in [
        (
            vec![vec![history(), "x".into()]],
            Some("after=1&expand=statusHistory&expand=x"),
        ),
        (
            vec![vec![history(), "x".into()], vec!["y".into()]],
            Some("after=1&expand=y"),
        ),
        (vec![vec![history()], vec![]], Some("after=1")),
    ] {
        let (server, client) = server().await;
        let mut request = client
            .organization()
            .get_organizations_limits_changerequests()
            .after(1);
        for list in lists {
            request = request.expand(list);
        }
        request.await.unwrap();
        assert_eq!(server.request().query.as_deref(), query);
    }
    let (server, client) = server().await;
    let request = client
        .organization()
        .get_organizations_limits_changerequests();
    request.expand([history()]).expand([]).await.unwrap();
    assert_eq!(
        server.request().query,
        None,
        "the URL ends with a question mark"
    );
}

#[tokio::test]
#[expect(
    deprecated,
    reason = "it is the operation with a required query parameter"
)]
async fn required_query_parameters_are_arguments() {
    let (server, client) = server().await;
    client
        .organization()
        .get_fieldconfig(FieldConfigEntityType::ExternalContact)
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(
        (request.path.as_str(), request.query.as_deref()),
        ("/api/v2/fieldconfig", Some("type=externalContact"))
    );
}

#[tokio::test]
async fn bodies_are_json_without_absent_fields() {
    let (server, client) = server().await;
    let state = FeatureState::new().with_enabled(false);
    client
        .organization()
        .patch_organizations_feature(FeatureName::Hipaa, &state)
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(
        (request.method.as_str(), request.path.as_str()),
        ("PATCH", "/api/v2/organizations/features/hipaa")
    );
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("content-length"), Some("17"));
    assert_eq!(request.text(), r#"{"enabled":false}"#);
}

#[tokio::test]
async fn sends_secrets_unredacted() {
    let server = Server::start([Answer::json(200, r#"{"version": 1}"#)]).await;
    let body = OrganizationCreate::new("Name", "admin", "p\u{e4}ss\"w\\rd", "domain", "short")
        .with_products(["a".to_owned()]);
    client(&server.url())
        .organization()
        .post_organizations()
        .body(&body)
        .await
        .unwrap();
    let sent = server.request().json();
    assert_eq!(sent["adminPassword"], "p\u{e4}ss\"w\\rd");
    assert_eq!(sent["products"], serde_json::json!(["a"]));
    assert_eq!(sent.as_object().unwrap().len(), 6);
}

#[tokio::test]
async fn optional_body_can_be_omitted_or_replaced() {
    let organization = r#"{"version": 1}"#;
    let server = Server::start([
        Answer::json(200, organization),
        Answer::json(200, organization),
    ])
    .await;
    let client = client(&server.url());
    client.organization().put_organizations_me().await.unwrap();
    let request = client
        .organization()
        .put_organizations_me()
        .body(&Organization::new(1).with_name("first"));
    request.body(&Organization::new(2)).await.unwrap();
    let requests = server.requests();
    assert_eq!(
        (requests[0].text(), requests[0].header("content-type")),
        ("", None)
    );
    assert_eq!(
        (requests[1].text(), requests[1].header("content-type")),
        (r#"{"version":2}"#, Some("application/json"))
    );
}

#[tokio::test]
async fn reports_the_first_mistake() {
    let (server, client) = server().await;
    let request = client
        .organization()
        .get_organizations_migration("")
        .header("bad name", "")
        .include_details(true);
    let error = request.await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "getOrganizationsMigration: path parameter `migrationName` is empty"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn rejects_numbers_without_json_form() {
    let (server, client) = server().await;
    let body = LimitChangeRequest::new("key", "namespace", f64::NAN, "why", "url");
    let error = client
        .organization()
        .post_organizations_limits_changerequests(&body)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.path()),
        (ErrorKind::Encode, Some("requestedValue"))
    );
    let message = "cannot encode the body: requestedValue: the number is not finite";
    assert_eq!(
        error.to_string(),
        format!("postOrganizationsLimitsChangerequests: {message}")
    );
    assert!(server.requests().is_empty());
}
