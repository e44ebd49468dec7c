//! Base URLs with variables, and operations with their own server.

use crate::runtime::{Client, Endpoint, ErrorKind, testing};
use crate::specs::server::named_servers::{UPLOAD, ZONE_FILES, ZONE_FILES_TEMPLATE};
use crate::specs::server::operations::things::PutThing;
use crate::specs::server::{BASE_URL, SERVER};
use crate::support::{Answer, Server};

#[test]
fn unset_variables_have_their_defaults() {
    assert_eq!(BASE_URL, "https://eu.example.com:443/v2/api");
    assert_eq!(SERVER.url(&[]).unwrap(), BASE_URL);
    let url = SERVER.url(&[("base", "v3"), ("region", "us")]).unwrap();
    assert_eq!(url, "https://us.example.com:443/v3");
    let client = Client::builder().base_url(url).token("t").build().unwrap();
    assert_eq!(client.base_url(), "https://us.example.com/v3");
    let template = "https://{region}.example.com:{port}/{base}";
    assert_eq!(SERVER.template(), template);
    let names: Vec<_> = SERVER.variables().iter().map(|item| item.name()).collect();
    assert_eq!(names, ["region", "port", "base"]);
    assert_eq!(SERVER.variables()[0].values(), ["eu", "us"]);
    assert_eq!(SERVER.variables()[1].default_value(), "443");
}

#[test]
fn invalid_variables_are_errors() {
    for (name, value, expected) in [
        ("zone", "eu", "no variable \"zone\""),
        ("region", "de", "must be one of [\"eu\", \"us\"]"),
        ("base", "@evil.example", "an invalid character"),
        ("base", "{region}", "an invalid character"),
        ("port", "4 4", "an invalid character"),
    ] {
        let error = SERVER.url(&[(name, value)]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test]
async fn operations_go_to_their_own_server() {
    let body = r#"{"files":["a"],"nextUri":"/files?page=2"}"#;
    let files = Server::start([
        Answer::json(200, body),
        Answer::json(200, r#"{"files":["b"]}"#),
    ])
    .await;
    let upload = Server::start([Answer::empty(204)]).await;
    let api = Server::start([Answer::json(200, "\"x\"")]).await;
    let client = Client::builder()
        .base_url(api.url())
        .server(UPLOAD, format!("{}/v3/", upload.url()))
        .server(ZONE_FILES, "http://localhost:1")
        .server(ZONE_FILES, files.url())
        .token("t")
        .build()
        .unwrap();
    let things = client.things();
    things.get_thing().await.unwrap();
    things.put_thing("text".to_owned()).await.unwrap();
    let mut items = things.get_files().items();
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    assert_eq!(items.next().await.unwrap().unwrap(), "b");
    assert_eq!(api.request().path, "/thing");
    assert_eq!(upload.request().path, "/v3/thing");
    assert_eq!(upload.request().header("authorization"), Some("Bearer t"));
    let requests = files.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[1].query.as_deref(), Some("page=2"));
}

#[tokio::test]
async fn replaced_base_url_requires_the_other_servers() {
    let client = Client::builder().base_url("http://localhost:1").token("t");
    let client = client.build().unwrap();
    let error = client
        .things()
        .put_thing("text".to_owned())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    let text = error.to_string();
    assert!(text.contains("set the URL of `upload`"), "{text}");
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[test]
fn operations_have_default_servers() {
    let client = Client::builder().token("t").build().unwrap();
    let things = client.things();
    let upload = format!("{:?}", things.put_thing("text".to_owned()));
    assert!(
        upload.contains("https://upload.example.com/v1/thing"),
        "{upload}"
    );
    let files = format!("{:?}", things.get_files());
    assert!(
        files.contains("https://a.files.example.com/files"),
        "{files}"
    );
    assert_eq!(UPLOAD.name(), "upload");
    assert_eq!(PutThing::OPERATION.server(), Some(UPLOAD));
    let url = ZONE_FILES_TEMPLATE.url(&[("zone", "b")]).unwrap();
    assert_eq!(url, "https://b.files.example.com");
    let error = Client::builder().server(UPLOAD, "ftp://x").build();
    let text = error.unwrap_err().to_string();
    assert!(
        text.starts_with("server `upload`: the base URL must begin"),
        "{text}"
    );
}

#[tokio::test]
async fn mock_server_has_the_operations_of_all_servers() {
    let server = testing::Server::start().await;
    server.on(PutThing).returns(());
    server
        .client()
        .things()
        .put_thing("text".to_owned())
        .await
        .unwrap();
    server.verify().unwrap();
}
