//! Successful responses with and without bodies.

use crate::support::{Answer, Server};
use generated_client::models::MigrationUpdate;
use generated_client::{Client, ErrorKind, Json};
use serde_json::json;

fn client(server: &Server) -> Client {
    Client::builder()
        .base_url(server.url())
        .token("token")
        .build()
        .unwrap()
}

#[tokio::test]
async fn response_has_status_headers_correlation_id_and_value() {
    let answer =
        Answer::json(200, r#"{"version": 3, "name": "n"}"#).header("inin-correlation-id", "c-1");
    let server = Server::start([answer.header("x-more", "1")]).await;
    let response = client(&server)
        .organization()
        .get_organizations_me()
        .send()
        .await
        .unwrap();
    assert_eq!(response.status().as_u16(), 200);
    assert_eq!(response.headers()["x-more"], "1");
    assert_eq!(response.correlation_id(), Some("c-1"));
    assert_eq!(response.value().version, 3);
    let response = response.map(|organization| organization.name);
    assert_eq!(response.correlation_id(), Some("c-1"));
    let (status, headers, name) = response.clone().into_parts();
    assert_eq!(
        (status.as_u16(), &headers["x-more"], name.as_deref()),
        (200, &"1".parse().unwrap(), Some("n"))
    );
    assert_eq!(response.into_value().as_deref(), Some("n"));
}

#[tokio::test]
async fn void_operation_accepts_every_success_and_ignores_the_body() {
    let answers = [
        Answer::empty(200),
        Answer::empty(204),
        Answer::json(202, r#"{"ignored": true}"#),
        Answer::html(200, "<html>"),
        Answer::json(200, "{broken"),
    ];
    let statuses = [200, 204, 202, 200, 200];
    let server = Server::start(answers).await;
    for status in statuses {
        let response = client(&server)
            .organization()
            .delete_organizations_me()
            .send()
            .await
            .unwrap();
        assert_eq!(response.status().as_u16(), status);
        assert_eq!(response.correlation_id(), None);
        let () = response.into_value();
    }
    assert_eq!(server.requests()[0].method, "DELETE");
    let error = client(&server)
        .organization()
        .delete_organizations_me()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
}

#[tokio::test]
async fn untyped_operation_accepts_every_json_and_an_empty_body() {
    let bodies = [
        ("[1, \"a\", null]", json!([1, "a", null])),
        ("7", json!(7)),
        ("null", Json::Null),
        ("", Json::Null),
        (" ", Json::Null),
    ];
    let server = Server::start(bodies.clone().map(|(body, _)| Answer::json(200, body))).await;
    for (_, expected) in bodies {
        assert_eq!(
            client(&server)
                .organization()
                .get_organizations_limits_namespaces()
                .await
                .unwrap(),
            expected
        );
    }
    let server = Server::start([Answer::empty(204), Answer::html(200, "<html>")]).await;
    let update = MigrationUpdate::new().with_enabled(true);
    assert_eq!(
        client(&server)
            .organization()
            .patch_organizations_migration("m", &update)
            .await
            .unwrap(),
        Json::Null
    );
    let error = client(&server)
        .organization()
        .patch_organizations_migration("m", &update)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn every_2xx_status_is_success() {
    for status in [200, 201, 202, 203, 206, 226, 299] {
        let server = Server::start([Answer::json(status, r#" {"url": "u"} "#)]).await;
        let response = client(&server)
            .organization()
            .get_organizations_limits_docs()
            .send()
            .await
            .unwrap();
        assert_eq!(
            (response.status().as_u16(), response.value().url.as_deref()),
            (status, Some("u"))
        );
    }
}

#[tokio::test]
async fn ignores_the_media_type_of_a_response() {
    let answer = Answer::empty(200)
        .header("content-type", "text/plain")
        .body(r#"{"url": "u"}"#);
    let server = Server::start([answer, Answer::empty(200).body(r#"{"url": "u"}"#)]).await;
    for _ in 0..2 {
        client(&server)
            .organization()
            .get_organizations_limits_docs()
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn futures_are_send_and_clients_are_shared() {
    fn is_send_and_static<T: Send + 'static>(value: T) -> T {
        value
    }
    let answers = std::iter::repeat_n(Answer::json(200, r#"{"version": 1}"#), 8);
    let server = Server::start(answers).await;
    let client = client(&server);
    let tasks: Vec<_> = (0..4)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                let one = is_send_and_static(client.organization().get_organizations_me().send())
                    .await
                    .unwrap()
                    .into_value();
                let two =
                    is_send_and_static(client.organization().get_organizations_me().into_future())
                        .await
                        .unwrap();
                one == two
            })
        })
        .collect();
    for task in tasks {
        assert!(task.await.unwrap());
    }
    assert_eq!(server.requests().len(), 8);
}
