//! The mock server of `testing` with parameters and responses of every type.

use crate::instant;
use crate::runtime::Date;
use crate::runtime::testing::Server;
use crate::specs::types::enums::Kind;
use crate::specs::types::operations::types::{GetDefaults, GetKinds, PatchFile, PutFile};
use crate::support::raw_http::call;
use serde_json::json;

#[tokio::test]
async fn accepts_parameters_of_every_type() {
    let server = Server::start().await;
    let rule = server
        .on(GetKinds)
        .path("text", "a/b")
        .path("kind", Kind::Round);
    rule.answers(418, &[], "").once();
    let client = server.client();
    let request = client.types().get_kinds(
        Kind::Round,
        "a/b",
        -7,
        Date::constant(2026, 1, 31),
        true,
        1.5,
        [3, 1],
        [Kind::Square, Kind::Round],
        ["x y", "z"],
        instant(),
        "trace-1",
    );
    let request = request.x_since(instant()).x_kind(Kind::Square).x_count(4);
    let error = request.await.unwrap_err();
    assert_eq!(error.status().unwrap(), 418);
    let received = &server.requests_of(GetKinds)[0];
    assert_eq!(received.path_parameter("day"), Some("2026-01-31"));
    let names: Vec<&str> = received.query_values("names").collect();
    assert_eq!(names, ["x y", "z"]);
    assert_eq!(received.query()[0], ("ids".to_owned(), "3".to_owned()));
}

#[tokio::test]
async fn checks_parameters_of_every_type() {
    let server = Server::start().await;
    server.on(GetKinds).unavailable();
    let line = "GET /kinds/t/x/2026-02-30/oval/1/NaN?ids=1&ids=b&kinds=round&since=now";
    let headers = ["X-Kind: oval", "X-Since: then", "X-Count: many"];
    let answer = call(server.url(), line, &headers, "").await;
    assert_eq!(answer.status, 400);
    assert_eq!(
        server.verify().unwrap_err().mismatches()[0].problems(),
        [
            "the path parameter `kind` must be `round` or `square`, not `oval`",
            "the path parameter `whole` must be a 64-bit integer, not `x`",
            "the path parameter `day` must be a date such as `2023-10-31`, not `2026-02-30`",
            "the path parameter `flag` must be `true` or `false`, not `1`",
            "the path parameter `number` must be a number, not `NaN`",
            "the query parameter `ids` must be a 64-bit integer, not `b`",
            "the required query parameter `names` is missing",
            "the query parameter `since` must be a date-time such as `2023-10-31T12:00:00Z`, not `now`",
            "the required header `X-Trace-Id` is missing",
            "the header `X-Kind` must be `round` or `square`, not `oval`",
            "the header `X-Since` must be a date-time such as `2023-10-31T12:00:00Z`, not `then`",
            "the header `X-Count` must be a 32-bit integer, not `many`",
        ]
    );
}

#[tokio::test]
async fn returns_and_accepts_bytes() {
    let server = Server::start().await;
    let bytes = vec![0, 255, b'"'];
    server.on(PatchFile).returns(bytes.clone());
    server.on(PutFile).returns(());
    let client = server.client();
    let response = client.types().patch_file().send().await.unwrap();
    assert_eq!(
        response.headers()["content-type"],
        "application/octet-stream"
    );
    assert_eq!(response.into_value(), bytes);
    client.types().put_file(bytes.clone()).await.unwrap();
    assert_eq!(server.requests_of(PutFile)[0].body(), bytes);
    assert_eq!(call(server.url(), "PUT /file", &[], "").await.status, 400);
    let report = server.verify().unwrap_err();
    let message = report.mismatches()[0].message();
    assert_eq!(message, "putFile: the required body is missing");
}

#[tokio::test]
async fn errors_have_the_type_of_the_error_model() {
    let server = Server::start().await;
    let body = json!({"code": "c", "anything": 1});
    server.on(GetDefaults).fails(400, body.clone());
    let client = server.client();
    let error = client.types().get_defaults().await.unwrap_err();
    assert_eq!(error.body(), Some(&body));
}
