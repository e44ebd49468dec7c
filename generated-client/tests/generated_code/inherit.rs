//! Model inheritance, required nullable fields, limits, scopes, and anonymous calls.

use crate::runtime::testing::{self, Allow};
use crate::runtime::{Client, Endpoint, ErrorKind, Limit, required_scopes};
use crate::server;
use crate::specs::inherit::enums::Colour;
use crate::specs::inherit::models::{Animal, Dog, Scores, Team, Vet};
use crate::specs::inherit::operations::OPERATIONS;
use crate::specs::inherit::operations::inherit::{GetLimits, GetToken, PutDog};
use crate::support::Answer;
use serde_json::json;

fn dog() -> Dog {
    Dog::new("Rex", None, None, None)
}

#[tokio::test]
async fn inherited_fields_precede_own_fields() {
    let whole = r#"{"id":"1","name":"Rex","selfUri":"u","age":3,"colour":"brown","mother":{"id":"0","name":"Bea","owner":null,"vet":null,"twin":null},"owner":null,"vet":{"street":"S"},"twin":null,"weights":[0.5]}"#;
    let (server, client) = server([Answer::json(200, whole)]).await;
    let mut mother = dog();
    mother.id = Some("0".to_owned());
    mother.name = "Bea".to_owned();
    let mut vet = Vet::default();
    vet.extra.insert("street".to_owned(), json!("S"));
    let rex = Dog::new("Rex", None, Some(vet), None)
        .with_id("1")
        .with_own_uri("u")
        .with_age(3)
        .with_colour(Colour::Brown)
        .with_mother(mother)
        .with_weights([0.5]);
    assert_eq!(client.inherit().put_dog(&rex).await.unwrap(), rex);
    assert_eq!(server.request().text(), whole);
    let animal: Animal = serde_json::from_str(r#"{"id":"2","age":1,"colour":"x"}"#).unwrap();
    assert_eq!(animal.id, "2");
    assert_eq!(animal.age, Some(1));
}

#[test]
fn required_nullable_fields_serialize_null() {
    let text = serde_json::to_string(&dog()).unwrap();
    let expected = r#"{"name":"Rex","owner":null,"vet":null,"twin":null}"#;
    assert_eq!(text, expected);
    assert_eq!(serde_json::from_str::<Dog>(&text).unwrap(), dog());
    let twins = Dog::new("Rex", Some("O".to_owned()), None, Some(dog()));
    let text = serde_json::to_string(&twins).unwrap();
    assert_eq!(serde_json::from_str::<Dog>(&text).unwrap(), twins);
    let cleared = serde_json::to_value(dog().with_chip(1).null_chip().null_tag()).unwrap();
    assert!(cleared["chip"].is_null() && cleared.get("chip").is_some());
    assert!(cleared.get("tag").is_some());

    let missing = r#"{"id":"1","name":"Rex","vet":null}"#;
    let error = serde_json::from_str::<Dog>(missing)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("missing fields `owner`, `twin` of Dog"),
        "{error}"
    );
}

#[tokio::test]
async fn additional_fields_are_preserved() {
    let body = r#"{"total":1,"title":"T","a":[{"value":1.5}]}"#;
    let (server, client) = server([Answer::json(200, body)]).await;
    let mut scores = Scores::new().with_total(1);
    let score = json!([{"value": 1.5}]);
    scores.extra.insert("a".to_owned(), score.clone());
    let team: Team = client.inherit().put_scores(&scores).await.unwrap();
    assert_eq!(team.title.as_deref(), Some("T"));
    assert_eq!(team.extra["a"], score);
    assert_eq!(
        server.request().text(),
        r#"{"total":1,"a":[{"value":1.5}]}"#
    );
}

#[tokio::test]
async fn anonymous_call_sends_no_credentials() {
    let (server, client) = server([Answer::json(200, "\"t\""), Answer::json(200, "\"t\"")]).await;
    client.inherit().get_token().await.unwrap();
    let other = Client::builder()
        .base_url(server.url())
        .default_header("Authorization", "Basic x")
        .default_header("X-Other", "y")
        .build()
        .unwrap();
    other.inherit().get_token().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].header("authorization"), None);
    assert_eq!(requests[1].header("authorization"), None);
    assert_eq!(requests[1].header("x-other"), Some("y"));
}

#[tokio::test]
async fn anonymous_call_fetches_no_token() {
    let server = testing::Server::start().await;
    server.require_token();
    server.on(GetToken).returns("t".to_owned());
    let url = server.url();
    let builder = Client::builder().base_url(url).login_url(url);
    let client = builder.client_credentials("id", "secret").build().unwrap();
    assert_eq!(client.inherit().get_token().await.unwrap(), "t");
    assert!(server.token_requests().is_empty());
    server.verify().unwrap();
}

#[tokio::test]
async fn mock_server_checks_limits() {
    let server = testing::Server::start().await;
    server.on(GetLimits).returns_json(json!({"id": "1"}));
    let client = server.client();
    let call = |size| client.inherit().get_limits(size, "2026-01-31T12:00:00");
    let good = call(500).words(["ab", "cd"]).share(1.25).x_count([-1, 5]);
    good.await.unwrap();
    call(1).await.unwrap();
    let one_letter = call(1).words(["a", "bc", "bc"]);
    let error = one_letter.await.unwrap_err().to_string();
    for problem in [
        "`words` must have at least 2 characters, not 1",
        "`words` must have at most 2 values, not 3",
        "`words` must not contain `bc` twice",
    ] {
        assert!(error.contains(problem), "{error}");
    }
    for (wrong, problem) in [
        (call(0), "`size` must be at least 1, not `0`"),
        (call(501), "`size` must be at most 500, not `501`"),
        (call(1).share(0.0), "`share` must be more than 0, not `0`"),
        (
            call(1).share(1.5),
            "`share` must be less than 1.5, not `1.5`",
        ),
        (
            call(1).share(0.3),
            "`share` must be a multiple of 0.25, not `0.3`",
        ),
        (
            call(1).x_count([0, -2]),
            "`X-Count` must be at least -1, not `-2`",
        ),
    ] {
        let error = wrong.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        assert!(error.to_string().contains(problem), "{error}");
    }
    server.allow(Allow::UnknownWords);
    server.verify().unwrap_err();
}

#[test]
fn metadata_has_limits_and_scopes() {
    let parameters = GetLimits::OPERATION.parameters();
    assert_eq!(parameters[0].limits(), [Limit::Min("1"), Limit::Max("500")]);
    assert_eq!(parameters[3].limits(), []);
    assert_eq!(PutDog::OPERATION.scopes(), ["dogs", "dogs:write"]);
    assert!(GetToken::OPERATION.is_anonymous());
    assert!(!PutDog::OPERATION.is_anonymous());
    let scopes: Vec<_> = required_scopes(OPERATIONS).into_iter().collect();
    assert_eq!(scopes, ["dogs", "dogs:write"]);
}
