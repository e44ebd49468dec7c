//! Bodies and responses of any media type, and response types that differ by status.

use crate::runtime::testing;
use crate::runtime::{Content, Endpoint, ErrorKind, StatusCode, Unlisted};
use crate::server;
use crate::specs::bodies::models::{Thing, ThingPage};
use crate::specs::bodies::operations::bodies::{
    GetAnyNote, PatchNote, PatchThing, PutPicture, PutThing, PutThingAnswer, PutThingAnswerEndpoint,
};
use crate::support::Answer;

#[tokio::test]
async fn text_survives_a_round_trip() {
    let (server, client) = server([
        Answer::empty(200).body("gr\u{fc}n, \"quoted\""),
        Answer::empty(201).body("a;b"),
        Answer::empty(200),
    ])
    .await;
    let bodies = client.bodies();
    let answer = bodies.post_note("a\n\"b\"".to_owned()).await.unwrap();
    assert_eq!(answer, "gr\u{fc}n, \"quoted\"");
    let answer = bodies.patch_note().note("# c".to_owned()).await.unwrap();
    assert_eq!(answer, "a;b");
    assert_eq!(bodies.post_note(String::new()).await.unwrap(), "");

    let requests = server.requests();
    assert_eq!(requests[0].text(), "a\n\"b\"");
    assert_eq!(requests[0].header("content-type"), Some("text/plain"));
    assert_eq!(
        requests[0].header("accept"),
        Some("text/plain, application/json;q=0.5")
    );
    assert_eq!(requests[1].text(), "# c");
    assert_eq!(
        requests[1].header("content-type"),
        Some("text/markdown; charset=utf-8")
    );
    assert_eq!(
        requests[1].header("accept"),
        Some("text/csv, application/json;q=0.5")
    );
}

#[tokio::test]
async fn invalid_utf_8_text_is_an_error() {
    let (_server, client) = server([Answer::empty(200).body(b"\xff".to_vec())]).await;
    let error = client.bodies().post_note("a".to_owned()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("not UTF-8"), "{error}");
}

#[tokio::test]
async fn bytes_and_json_have_the_media_type_of_the_spec() {
    let thing = Thing::new("t");
    let (server, client) = server([
        Answer::empty(206).body(vec![1, 255]),
        Answer::json(200, r#"{"name":"t"}"#),
        Answer::empty(202),
    ])
    .await;
    let bodies = client.bodies();
    let picture = bodies.put_picture(vec![0, 255]).await.unwrap();
    assert_eq!(picture, [1, 255]);
    assert_eq!(bodies.patch_thing(&thing).await.unwrap(), thing);
    bodies.put_thing().body(vec![thing]).await.unwrap();

    let requests = server.requests();
    assert_eq!(requests[0].body, [0, 255]);
    assert_eq!(requests[0].header("content-type"), Some("image/png"));
    assert_eq!(
        requests[0].header("accept"),
        Some("image/jpeg, image/png, application/json;q=0.5")
    );
    assert_eq!(requests[1].text(), r#"{"name":"t"}"#);
    assert_eq!(
        requests[1].header("content-type"),
        Some("application/merge-patch+json")
    );
    assert_eq!(
        requests[1].header("accept"),
        Some("application/hal+json, application/json;q=0.5")
    );
    assert_eq!(
        requests[2].header("content-type"),
        Some("application/vnd.things+json")
    );
    assert_eq!(requests[2].header("accept"), Some("*/*"));
}

#[tokio::test]
async fn status_selects_the_response_type() {
    let thing = Thing::new("t");
    let (_server, client) = server([
        Answer::json(200, r#"{"name":"t"}"#),
        Answer::json(201, r#"[{"name":"t"}]"#),
        Answer::empty(202),
        Answer::empty(203).body("{"),
        Answer::empty(206).body(vec![255]),
        Answer::json(229, "7"),
        Answer::empty(204),
        Answer::empty(207).body("secret"),
    ])
    .await;
    let call = || client.bodies().put_thing();
    let first = call().send().await.unwrap();
    assert_eq!(first.status(), StatusCode::OK);
    assert_eq!(*first.value(), PutThingAnswer::Ok(Box::new(thing.clone())));
    assert_eq!(call().await.unwrap(), PutThingAnswer::Created(vec![thing]));
    assert_eq!(call().await.unwrap(), PutThingAnswer::Accepted);
    let text = PutThingAnswer::NonAuthoritativeInformation("{".to_owned());
    assert_eq!(call().await.unwrap(), text);
    let bytes = PutThingAnswer::PartialContent(vec![255]);
    assert_eq!(call().await.unwrap(), bytes);
    assert_eq!(call().await.unwrap(), PutThingAnswer::Status229(7));
    let nothing = Unlisted::new(StatusCode::NO_CONTENT, "");
    assert_eq!(call().await.unwrap(), PutThingAnswer::Unrecognized(nothing));
    let PutThingAnswer::Unrecognized(unlisted) = call().await.unwrap() else {
        panic!("207 is not listed");
    };
    assert_eq!(unlisted.status, StatusCode::MULTI_STATUS);
    assert_eq!(unlisted.body, "secret");
    assert!(!format!("{unlisted:?}").contains("secret"));
}

#[tokio::test]
async fn missing_body_of_a_status_is_an_error() {
    let (_server, client) = server([
        Answer::empty(200),
        Answer::json(201, r#"[{"nome":"t"}]"#),
        Answer::empty(206),
    ])
    .await;
    let bodies = client.bodies();
    let error = bodies.put_thing().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("empty"), "{error}");
    let error = bodies.put_thing().await.unwrap_err();
    assert_eq!(error.path(), Some("[0]"));
    let error = bodies.patch_thing(&Thing::new("t")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.status(), Some(StatusCode::PARTIAL_CONTENT));
}

#[tokio::test]
async fn statuses_with_equal_types_can_be_paged() {
    let (_server, client) = server([
        Answer::json(206, r#"{"things":[{"name":"a"}]}"#),
        Answer::json(200, r#"{"things":[]}"#),
        Answer::json(200, r#"{"things":[]}"#),
        Answer::json(200, r#"{"things":[]}"#),
    ])
    .await;
    let mut pages = client.bodies().get_things().pages();
    let first: ThingPage = pages.next().await.unwrap().unwrap();
    assert_eq!(first.things.unwrap(), [Thing::new("a")]);
}

#[tokio::test]
async fn mock_server_returns_each_response_with_its_status() {
    let server = testing::Server::start().await;
    let bodies = server.client();
    let answers = [
        PutThingAnswer::Created(vec![Thing::new("t")]),
        PutThingAnswer::Accepted,
        PutThingAnswer::NonAuthoritativeInformation("x".to_owned()),
        PutThingAnswer::PartialContent(vec![9]),
        PutThingAnswer::Unrecognized(Unlisted::new(StatusCode::MULTI_STATUS, "y")),
    ];
    for answer in answers {
        server.on(PutThing).returns(answer.clone()).once();
        assert_eq!(bodies.bodies().put_thing().await.unwrap(), answer);
    }
    server.on(PutThingAnswerEndpoint).returns(());
    let response = bodies.bodies().put_thing_answer().send().await.unwrap();
    assert_eq!(response.status(), StatusCode::ACCEPTED);
    server.on(PatchNote).returns("a,b".to_owned());
    let response = bodies.bodies().patch_note().send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    assert_eq!(response.headers()["content-type"], "text/csv");
    assert_eq!(response.value(), "a,b");
}

#[tokio::test]
async fn mock_server_checks_the_media_type() {
    let server = testing::Server::start().await;
    server.on(PutPicture).returns(vec![]);
    server.on(PatchNote).returns(String::new());
    server.on(PatchThing).returns(Thing::new("t"));
    let client = server.client();
    client.bodies().put_picture(vec![1]).await.unwrap();
    let note = || client.bodies().patch_note().note("n".to_owned());
    note().await.unwrap();
    client.bodies().patch_thing(&Thing::new("t")).await.unwrap();
    assert!(server.mismatches().is_empty());

    let picture = client.bodies().put_picture(vec![1]);
    let error = picture
        .header("Content-Type", "image/gif")
        .await
        .unwrap_err();
    let expected = "the `Content-Type` of the body must be `image/png`, not `image/gif`";
    assert!(error.to_string().contains(expected), "{error}");
    note()
        .header("Content-Type", "TEXT/markdown")
        .await
        .unwrap();
    let error = note()
        .header("Content-Type", "text/plain")
        .await
        .unwrap_err();
    assert!(error.to_string().contains("text/markdown"), "{error}");
    assert_eq!(server.mismatches().len(), 2);
    server.verify().unwrap_err();
}

#[test]
fn metadata_has_the_response_of_each_status() {
    let answers = PutThing::OPERATION.answers();
    let answers: Vec<_> = answers
        .iter()
        .map(|answer| (answer.status(), answer.content(), answer.media_type()))
        .collect();
    let json = Some(Content::Json);
    assert_eq!(
        answers,
        [
            (200, json, Some("application/json")),
            (201, json, Some("application/json")),
            (202, None, None),
            (203, Some(Content::Text), Some("text/plain")),
            (206, Some(Content::Binary), Some("application/octet-stream")),
            (229, json, Some("application/json")),
        ]
    );
    let body = PatchNote::OPERATION.body().unwrap();
    assert_eq!(body.content(), Content::Text);
    assert_eq!(body.media_type(), "text/markdown; charset=utf-8");
}

#[tokio::test]
async fn text_of_any_media_type_is_read_as_the_server_says() {
    let (server, client) = server([
        Answer::json(200, "\"a \\\"b\\\"\""),
        Answer::empty(200)
            .header("content-type", "application/hal+json; charset=utf-8")
            .body("\"c\""),
        Answer::empty(200)
            .header("content-type", "text/plain")
            .body("\"d\""),
        Answer::empty(200).body("e"),
        Answer::json(200, "not JSON"),
    ])
    .await;
    let mut texts = Vec::new();
    for _ in 0..5 {
        texts.push(client.bodies().get_any_note().await.unwrap());
    }
    assert_eq!(texts, ["a \"b\"", "c", "\"d\"", "e", "not JSON"]);
    assert_eq!(server.requests()[0].header("accept"), Some("*/*"));

    let server = testing::Server::start().await;
    server.on(GetAnyNote).returns("text".to_owned());
    assert_eq!(
        server.client().bodies().get_any_note().await.unwrap(),
        "text"
    );
}

#[tokio::test]
async fn documented_redirects_are_responses() {
    let found = Answer::empty(302).header("location", "/elsewhere");
    let (server, client) = server([found, Answer::empty(304), Answer::empty(307)]).await;
    let response = client.bodies().get_link().send().await.unwrap();
    assert_eq!(response.status(), StatusCode::FOUND);
    assert_eq!(response.headers()["location"], "/elsewhere");
    client.bodies().get_link().await.unwrap();
    let error = client.bodies().get_link().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(server.requests().len(), 3);
}
