//! What the generator makes of the specs in `codegen/test_data/ok` compiles with the real runtime, and behaves where the
//! committed spec has nothing of the kind.
#![allow(
    dead_code,
    deprecated,
    missing_docs,
    unreachable_pub,
    unused_imports,
    unused_qualifications,
    clippy::module_inception,
    clippy::redundant_field_names,
    clippy::unwrap_used,
    clippy::upper_case_acronyms,
    reason = "all that is generated has to compile, a part of it is called, and a test fails by panicking"
)]

#[path = "../src/runtime/mod.rs"]
mod runtime;
mod support;

/// Tests of what all models have.
#[path = "fixtures/equality.rs"]
mod equality;
#[path = "fixtures/shown.rs"]
mod shown;

/// Tests of what the fixture `paging` brings.
#[path = "fixtures/listings.rs"]
mod listings;

#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/bodies/generated/mod.rs"]
mod bodies;
#[path = "fixtures/bodies.rs"]
mod calls_with_bodies;
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/docs/generated/mod.rs"]
mod docs;
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/forms/generated/mod.rs"]
mod forms;
#[path = "fixtures/forms.rs"]
mod calls_with_forms;
/// The one that the runtime takes its base URL from.
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/minimal/generated/mod.rs"]
mod generated;
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/groups/generated/mod.rs"]
mod groups;
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/inherit/generated/mod.rs"]
mod inherit;
#[path = "fixtures/inherit.rs"]
mod calls_with_inheritance;
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/names/generated/mod.rs"]
mod names;
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/paging/generated/mod.rs"]
mod paging;
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/recursive/generated/mod.rs"]
mod recursive;
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/server/generated/mod.rs"]
mod choosable;
#[path = "fixtures/server.rs"]
mod servers;
#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/types/generated/mod.rs"]
mod types;

#[rustfmt::skip]
#[path = "../../codegen/test_data/ok/unions/generated/mod.rs"]
mod unions;
#[path = "fixtures/unions.rs"]
mod calls_with_unions;

use runtime::{Client, Date, DateTime, ErrorKind, Json, Permissions};
use serde_json::json;
use support::{Answer, Server};
use types::enums::Kind;
use types::models::{Everything, Part};

async fn server(answers: impl IntoIterator<Item = Answer>) -> (Server, Client) {
    let server = Server::start(answers).await;
    let client = Client::builder()
        .base_url(server.url())
        .token("token")
        .build()
        .unwrap();
    (server, client)
}

fn instant() -> DateTime {
    "2026-01-31T12:00:00.25Z".parse().unwrap()
}

/// An object with every required field.
fn everything() -> Json {
    json!({
        "text": "t", "flag": true, "small": -1, "large": 5_000_000_000_i64, "single": 0.1, "double": 0.1,
        "day": "2026-01-31", "instant": "2026-01-31T12:00:00.25Z", "link": "https://example.com/?a=b",
        "free": {"any": [1, null]}, "password": "hunter2", "kind": "hexagonal",
        "part": {"name": "p"}, "parts": [{"name": "q", "size": 2}], "byName": {"r": {"name": "r"}},
    })
}

#[test]
fn the_base_url_is_the_specs() {
    let client = Client::builder().token("token").build().unwrap();
    assert_eq!(client.base_url(), "https://api.example.com");
    assert_eq!(docs::BASE_URL, "https://api.example.com/base");
}

#[tokio::test]
async fn parameters_of_every_kind_are_sent() {
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
    // the path has its own order, which is not the order of the arguments
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
    assert_eq!(request.header("x-count"), None, "a default is the server's");
}

#[tokio::test]
async fn an_impossible_header_value_is_an_error_and_nothing_is_sent() {
    let (server, client) = server([]).await;
    let request = client.mod_group().r#await();
    let error = request.header("x-bad", "a\nb").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidParameter);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn optional_lists_are_left_out_or_repeated() {
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
async fn bytes_go_out_and_come_back_as_they_are() {
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
async fn a_field_that_does_not_fit_is_named() {
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
async fn containers_and_plain_values_are_bodies_and_answers() {
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
async fn names_are_the_specs_on_the_wire() {
    let (server, client) = server([
        Answer::json(200, r#"{"Some": "s", "None": "n", "box": {"new": "b"}}"#),
        Answer::json(200, r#""*""#),
    ])
    .await;
    let names = client.hard_names();
    let answer = names
        .r#match("t", "s", "f")
        .r#in(["i"])
        .r#async(true)
        .self_(1)
        .filter_name("n")
        .top(2)
        .n2fa(false)
        .user_ids(["u"])
        .crate_("c")
        .await
        .unwrap();
    assert_eq!(answer.some.as_deref(), Some("s"));
    assert_eq!(answer.none.as_deref(), Some("n"));
    assert_eq!(answer.r#box.unwrap().new.as_deref(), Some("b"));
    let body = names::models::StringType::new().with_len(4);
    let word = names
        .new_(&body)
        .send_("1")
        .header_("2")
        .timeout_(3)
        .set_query_("4")
        .await
        .unwrap();
    assert_eq!(word, names::enums::Words::Star);

    let requests = server.requests();
    assert_eq!(requests[0].path, "/names/t/s");
    assert_eq!(
        requests[0].query.as_deref(),
        Some("fn=f&in=i&async=true&Self=1&filter%5Bname%5D=n&%24top=2&2fa=false&userIDs=u")
    );
    assert_eq!(requests[0].header("crate"), Some("c"));
    assert_eq!(
        requests[1].query.as_deref(),
        Some("send=1&header=2&timeout=3&setQuery=4")
    );
    assert_eq!(requests[1].text(), r#"{"len":4}"#);
}

#[test]
fn fields_of_any_name_keep_it_in_json() {
    let fields = json!({
        "type": "1", "match": "2", "async": "3", "gen": "4", "try": "5", "crate": "6", "super": "7", "Self": "8",
        "extra": "9", "_": "10", "2fa": true, "userIDs": ["11"], "IPv4Address": "12", "HTTPServer": "13", "x": "14",
        "with_x": "15", "null_x": "15", "null_null_x": "15", "null": "15", "schema": "16", "slot": "17", "new": "18", "clone": "19", "default": "20", "größe": 21,
        "@odata.type": "22", "a\"b\\c": "23", "index": 24, "models": "25", "runtime": "26", "unknown": "27",
    });
    let value: names::models::Fields = serde_json::from_value(fields.clone()).unwrap();
    assert_eq!(value.r#type.as_deref(), Some("1"));
    assert_eq!(value.extra_, "9");
    assert!(value.n2fa);
    assert_eq!(value.odata_type.as_deref(), Some("22"));
    assert_eq!(serde_json::to_value(&value).unwrap(), fields);
}

#[test]
fn a_null_goes_by_the_name_on_the_wire() {
    let value = names::models::Fields::new("t", "e", true, 1)
        .null_type()
        .null_x()
        .null_null_x()
        .null_null()
        .null_gr_uf6_udf_e()
        .null_a_b_c();
    assert_eq!(
        serde_json::to_value(&value).unwrap(),
        json!({
            "try": "t", "extra": "e", "2fa": true, "index": 1, "type": null, "x": null, "null_x": null, "null": null,
            "größe": null, "a\"b\\c": null,
        })
    );
}

#[tokio::test]
async fn what_a_patch_sends_can_be_null_at_every_depth() {
    use types::models::{Change, ChangedPart, ListedPart};
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

#[test]
fn enum_values_are_told_apart_and_unknown_ones_survive() {
    use names::enums::{Shades, Words};
    for word in Words::ALL {
        assert_eq!(&Words::from(word.as_str()), word);
        let json = serde_json::to_value(word).unwrap();
        assert_eq!(json, json!(word.as_str()));
        assert_eq!(&serde_json::from_value::<Words>(json).unwrap(), word);
    }
    for shade in Shades::ALL {
        assert_eq!(&Shades::from(shade.as_str()), shade);
    }
    let unknown: Shades = serde_json::from_value(json!("oPeN")).unwrap();
    assert_eq!(unknown, Shades::Unrecognized("oPeN".to_owned()));
    assert_eq!(serde_json::to_value(&unknown).unwrap(), json!("oPeN"));
    assert_eq!(Words::from("Unrecognized"), Words::UnrecognizedMixed);
}

#[tokio::test]
async fn models_contain_themselves() {
    let tree = json!({
        "name": "root",
        "left": {"name": "l", "right": {"name": "lr", "odd": [1]}},
        "children": [{"name": "c", "children": []}],
        "byName": {"x": {"name": "x"}},
        "nests": [{"y": {"name": "y"}}],
        "owner": {"tree": {"name": "owned"}},
    });
    let (server, client) = server([
        Answer::json(200, tree.to_string()),
        Answer::json(
            200,
            r#"{"egg": {"chicken": {"egg": {"layers": []}}, "layers": [{"egg": {"layers": []}}]}}"#,
        ),
    ])
    .await;
    let value: recursive::models::Tree = serde_json::from_value(tree.clone()).unwrap();
    let answer = client.recursive().put_tree(&value).await.unwrap();
    assert_eq!(answer, value);
    assert_eq!(server.request().json(), tree);
    assert_eq!(answer.owner.unwrap().tree.name, "owned");
    let chicken = client.recursive().get_chicken().await.unwrap();
    let egg = chicken.egg.unwrap();
    assert!(egg.chicken.unwrap().egg.unwrap().layers.is_empty());
    assert_eq!(egg.layers.len(), 1);
}

#[tokio::test]
async fn groups_share_models_and_names_of_methods() {
    let (server, client) = server([
        Answer::json(200, r#"[{"books": [{"title": "T"}], "room": "attic"}]"#),
        Answer::json(200, r#"{"a": "cellar"}"#),
        Answer::json(
            200,
            r#"{"title": "T", "reader": {"favourite": {"title": "F"}}}"#,
        ),
    ])
    .await;
    let shelves = client.shelves().get_shelves().await.unwrap();
    assert_eq!(shelves[0].room, Some(groups::enums::Room::Attic));
    let rooms = client.readers().get_shelves().await.unwrap();
    assert_eq!(rooms["a"], groups::enums::Room::Cellar);
    let book: groups::models::Book = client.shelves().get_book("1", "s").await.unwrap();
    assert_eq!(book.reader.unwrap().favourite.unwrap().title, "F");
    assert_eq!(server.requests()[2].path, "/shelves/s/books/1");
}

#[test]
fn the_facts_of_operations_are_data() {
    let find = |id: &str| {
        types::operations::OPERATIONS
            .iter()
            .find(|operation| operation.id() == id)
            .unwrap()
    };
    let expected = Permissions::All(&["kinds:kind:view", "kinds:kind:list"]);
    assert_eq!(find("getKinds").permissions(), expected);
    assert_eq!(find("putFile").permissions(), Permissions::None);
    assert_eq!(groups::operations::OPERATIONS.len(), 4);
    assert!(groups::operations::OPERATIONS[1].is_deprecated());
}
