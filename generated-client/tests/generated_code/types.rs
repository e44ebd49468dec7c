//! Parameters, bodies and fields of every type.

use serde_json::json;

use crate::runtime::{Client, Date, ErrorKind};
use crate::specs::docs;
use crate::specs::types::enums::Kind;
use crate::specs::types::models::{Change, ChangedPart, Everything, ListedPart, Part};
use crate::support::Answer;
use crate::{everything, instant, server};

#[test]
fn base_url_is_that_of_the_spec() {
    let client = Client::builder().token("token").build().unwrap();
    assert_eq!(client.base_url(), "https://api.example.com");
    assert_eq!(docs::BASE_URL, "https://api.example.com/base");
}

#[tokio::test]
async fn sends_parameters_of_every_type() {
    let (server, client) = server([Answer::json(200, everything().to_string())]).await;
    client
        .types()
        .get_kinds(
            Kind::Round,
            "a/b",
            -7,
            Date::constant(2026, 1, 31),
            true,
            1.5,
            [3, 1],
            [Kind::Square, Kind::from("hexagonal")],
            ["x y", "z"],
            instant(),
            "trace-1",
        )
        .if_match("\"etag\"")
        .x_kind(Kind::Square)
        .x_since(instant())
        .await
        .unwrap();
    let request = server.request();
    // The parameters in the path have another order than the arguments.
    assert_eq!(request.path, "/kinds/a%2Fb/-7/2026-01-31/round/true/1.5");
    let query = request.query.as_deref().unwrap();
    assert_eq!(
        query,
        "ids=3&ids=1&kinds=square&kinds=hexagonal&names=x%20y&names=z&since=2026-01-31T12%3A00%3A00.25Z"
    );
    assert_eq!(request.header("x-trace-id"), Some("trace-1"));
    assert_eq!(request.header("if-match"), Some("\"etag\""));
    assert_eq!(request.header("x-kind"), Some("square"));
    assert_eq!(request.header("x-since"), Some("2026-01-31T12:00:00.25Z"));
    assert_eq!(
        request.header("x-count"),
        None,
        "the client sent a default value"
    );
}

#[tokio::test]
async fn rejects_an_invalid_header_value() {
    let (server, client) = server([]).await;
    let request = client.mod_group().r#await();
    let error = request.header("x-bad", "a\nb").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidParameter);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn optional_lists_are_omitted_or_repeated() {
    let (server, client) = server([Answer::empty(204), Answer::empty(204)]).await;
    let days = [Date::constant(2026, 1, 31), Date::constant(2024, 2, 29)];
    client.types().get_defaults().await.unwrap();
    client
        .types()
        .get_defaults()
        .dates(days)
        .flags([true, false])
        .uris(Vec::<String>::new())
        .float(0.1)
        .date_time(instant())
        .await
        .unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].query, None);
    assert_eq!(
        requests[1].query.as_deref(),
        Some(
            "dates=2026-01-31&dates=2024-02-29&flags=true&flags=false&float=0.1&dateTime=2026-01-31T12%3A00%3A00.25Z"
        )
    );
}

#[tokio::test]
async fn bytes_survive_a_round_trip() {
    let bytes: Vec<u8> = vec![0, 159, 146, 150, b'"', 255];
    let (server, client) = server([
        Answer::empty(200).body(bytes.clone()),
        Answer::empty(200),
        Answer::empty(204),
    ])
    .await;
    let answer = client
        .types()
        .patch_file()
        .content(bytes.clone())
        .await
        .unwrap();
    assert_eq!(answer, bytes);
    let nothing = client.types().patch_file().await.unwrap();
    assert_eq!(nothing, Vec::<u8>::new());
    client.types().put_file(bytes.clone()).await.unwrap();

    let requests = server.requests();
    assert_eq!(requests[0].body, bytes);
    assert_eq!(
        requests[0].header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(requests[0].header("accept"), Some("*/*"));
    assert_eq!(requests[1].body, b"");
    assert_eq!(requests[1].header("content-type"), None);
    assert_eq!(requests[2].body, bytes);
}

#[tokio::test]
async fn every_type_of_field_survives_a_round_trip() {
    let mut sent = everything();
    let optional = json!({
        "optText": "t", "optFlag": false, "optSmall": 1, "optLarge": 1, "optSingle": 2.5, "optDouble": 2.5,
        "optDay": "0001-01-01", "optInstant": "1969-12-31T23:59:59Z", "optLink": "urn:x", "optFree": [null],
        "optPassword": "p", "optKind": "square", "optPart": {"name": "o", "later": 1}, "kinds": ["round", "new"],
        "days": ["2024-02-29"], "instants": {"a": "2026-01-31T12:00:00Z"}, "nest": [[1], []],
        "deep": {"a": [{"b": {"name": "n"}}]}, "jsons": [1, null, "x"], "serverSet": "s", "unheardOf": {"kept": true},
    });
    sent.as_object_mut()
        .unwrap()
        .extend(optional.as_object().unwrap().clone());
    let (server, client) = server([
        Answer::json(200, sent.to_string()),
        Answer::json(200, everything().to_string()),
    ])
    .await;
    let value: Everything = serde_json::from_value(sent.clone()).unwrap();
    let answer = client.types().put_kinds(&value).await.unwrap();
    assert_eq!(answer, value);
    assert_eq!(server.request().json(), sent);

    assert_eq!(value.day, Date::constant(2026, 1, 31));
    assert_eq!(value.instant, instant());
    assert_eq!(value.single, 0.1_f32);
    assert_eq!(value.opt_day, Some(Date::constant(1, 1, 1)));
    assert_eq!(value.kind, Kind::Unrecognized("hexagonal".to_owned()));
    assert_eq!(value.opt_kind, Some(Kind::Square));
    assert_eq!(value.password.expose(), "hunter2");
    assert!(!format!("{value:?}").contains("hunter2"));
}

#[tokio::test]
async fn decode_error_names_the_field() {
    for (field, wrong) in [
        ("day", json!("2026-02-30")),
        ("instant", json!("yesterday")),
        ("single", json!("0.1")),
        ("small", json!(3_000_000_000_i64)),
    ] {
        let mut body = everything();
        body[field] = wrong;
        let (_server, client) = server([Answer::json(200, body.to_string())]).await;
        let part = serde_json::from_value(everything()).unwrap();
        let error = client.types().put_kinds(&part).await.unwrap_err();
        assert!(error.to_string().contains(field), "{error}");
    }
}

#[tokio::test]
async fn containers_and_scalars_are_bodies_and_responses() {
    let parts = r#"[{"name":"a","size":1},{"name":"b"}]"#;
    let (server, client) = server([
        Answer::json(200, parts),
        Answer::json(200, r#"{"x":{"name":"c"}}"#),
        Answer::json(200, r#""back""#),
        Answer::json(200, "[1, null]"),
        Answer::json(200, r#""2026-01-31T12:00:00.25Z""#),
        Answer::json(200, r#""triangular""#),
        Answer::json(200, "[1,2]"),
        Answer::empty(200),
    ])
    .await;
    let types = client.types();
    let list = vec![Part::new("a").with_size(1), Part::new("b")];
    assert_eq!(types.post_models(list.clone()).await.unwrap(), list);
    let body = [("k".to_owned(), list)].into();
    let map = types.patch_models().body(body).await.unwrap();
    assert_eq!(map["x"], Part::new("c"));
    let text = types.post_text("there".to_owned()).await.unwrap();
    assert_eq!(text, "back");
    let free = types.post_json(json!({"a": null})).await.unwrap();
    assert_eq!(free, json!([1, null]));
    let moment = types.post_date(Date::constant(2026, 1, 31)).await.unwrap();
    assert_eq!(moment, instant());
    let kind = types.patch_kind().body(Kind::Round).await.unwrap();
    assert_eq!(kind, Kind::from("triangular"));
    assert_eq!(types.post_number(0.5).await.unwrap(), [1, 2]);
    types.head_kinds().await.unwrap();

    let bodies: Vec<String> = server
        .requests()
        .iter()
        .map(|request| request.text().to_owned())
        .collect();
    let map = format!(r#"{{"k":{parts}}}"#);
    let expected = [
        parts,
        map.as_str(),
        r#""there""#,
        r#"{"a":null}"#,
        r#""2026-01-31""#,
        r#""round""#,
        "0.5",
        "",
    ];
    assert_eq!(bodies, expected);
    assert_eq!(server.requests()[7].method, "HEAD");
}

#[tokio::test]
async fn patch_bodies_can_be_null_at_every_depth() {
    let (server, client) = server([Answer::json(200, everything().to_string())]).await;
    let listed = ListedPart::new().with_again(Change::new(2).null_password());
    let change = Change::new(1)
        .with_text("t")
        .with_password("hunter2")
        .null_password()
        .null_text()
        .with_text("u")
        .with_part(ChangedPart::new().null_size())
        .with_by_name([("k".to_owned(), vec![listed])].into());
    assert!(!format!("{change:?}").contains("hunter2"));
    client.types().patch_kinds(&change).await.unwrap();
    assert_eq!(
        server.request().json(),
        json!({
            "version": 1, "text": "u", "password": null, "part": {"size": null},
            "byName": {"k": [{"again": {"version": 2, "password": null}}]},
        })
    );
    let cleared = change.null_part().null_by_name();
    assert_eq!(
        serde_json::to_value(&cleared).unwrap(),
        json!({"version": 1, "text": "u", "password": null, "part": null, "byName": null})
    );
}
