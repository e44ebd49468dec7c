//! Objects, lists of them and JSON in queries, headers, paths and forms.

use serde_json::json;

use crate::runtime::testing;
use crate::runtime::{Client, Date, Endpoint, ErrorKind, FilePart, Map, Request, Style};
use crate::server;
use crate::specs::styles::enums::Word;
use crate::specs::styles::models::{Card, Filter, Owner, Page, Round};
use crate::specs::styles::operations::catalog::{
    GetExploded, GetMarked, GetThing, GetThings, GetTrail, PostThing, PutThing,
};
use crate::specs::styles::unions::Shape;
use crate::support::Answer;

fn filter() -> Filter {
    Filter::new()
        .with_state(Word::Open)
        .with_share(0.1)
        .with_since(Date::constant(2026, 1, 31))
        .with_tags(["a&b".to_owned(), "c".to_owned()])
        .with_owner(Page::new(7))
}

fn map(pairs: &[(&str, &str)]) -> Map<String> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// Replaces the percent-encoded characters of the tests.
fn decoded(text: &str) -> String {
    let mut text = text.to_owned();
    for character in "[]{}\",:& ".chars() {
        let code = format!("%{:02X}", u32::from(character));
        text = text.replace(&code, &character.to_string());
    }
    text
}

/// Sends a request and returns its query without the required page, decoded.
async fn query(set: impl FnOnce(Request<GetThings>) -> Request<GetThings>) -> String {
    let (server, client) = server([Answer::empty(204)]).await;
    set(client.catalog().get_things(&Page::new(1)))
        .await
        .unwrap();
    let query = server.requests()[0].query.clone().unwrap();
    let others = query
        .split('&')
        .filter(|pair| *pair != "page%5Bnumber%5D=1");
    decoded(&others.collect::<Vec<_>>().join("&"))
}

#[tokio::test]
async fn writes_objects_in_a_query() {
    let all = query(|request| request.filter(&filter())).await;
    let expected = "state=open&share=0.1&since=2026-01-31&tags=a&b&tags=c&owner[number]=7";
    assert_eq!(all, expected);
    let form = query(|request| request.area(&Page::new(2).with_size(3))).await;
    assert_eq!(form, "area=size,3,number,2");
    let deep = query(|request| request.deep(&filter())).await;
    let expected = "deep[state]=open&deep[share]=0.1&deep[since]=2026-01-31&deep[tags][0]=a&b\
                    &deep[tags][1]=c&deep[owner][number]=7";
    assert_eq!(deep, expected);
    let labels = query(|request| request.labels(map(&[("a", "1"), ("b", "2")]))).await;
    assert_eq!(labels, "labels[a]=1&labels[b]=2");
    let shape = query(|request| request.shape(&Shape::from(Round::new().with_radius(2)))).await;
    assert_eq!(shape, "shape[kind]=round&shape[radius]=2");
    let empty = query(|request| request.filter(&Filter::new())).await;
    assert_eq!(empty, "");
}

#[tokio::test]
async fn writes_lists_and_json_in_a_query() {
    let marks = query(|request| request.marks(vec!["a".to_owned(), "b".to_owned()])).await;
    assert_eq!(marks, "marks[0]=a&marks[1]=b");
    let items = query(|request| request.items_(vec![Page::new(1), Page::new(2)])).await;
    assert_eq!(items, "items[0][number]=1&items[1][number]=2");
    let json = query(|request| request.query(json!({"a": [1, null]}))).await;
    assert_eq!(json, r#"query={"a":[1,null]}"#);
    let none = query(|request| request.or_null(None)).await;
    assert_eq!(none, "or_null=null");
    let some = query(|request| request.or_null(Some(Page::new(3)))).await;
    assert_eq!(some, r#"or_null={"number":3}"#);
    let words = query(|request| request.words(vec![Word::Open, Word::Closed])).await;
    assert_eq!(words, r#"words=["open","closed"]"#);
    let word = query(|request| request.word("a".to_owned())).await;
    assert_eq!(word, r#"word="a""#);
    for (value, expected) in [
        (json!("x"), "any=x"),
        (json!([1, 2]), "any=1&any=2"),
        (json!({"a": true, "b": null}), "a=true"),
        (json!(null), ""),
    ] {
        assert_eq!(query(|request| request.any(value)).await, expected);
    }
}

#[tokio::test]
async fn setting_an_object_again_replaces_it() {
    let twice = query(|request| {
        let request = request.filter(&filter()).size(3);
        request.filter(&Filter::new().with_state(Word::Closed))
    });
    assert_eq!(twice.await, "size=3&state=closed");
}

#[tokio::test]
async fn writes_objects_in_paths_and_headers() {
    let (server, client) = server([Answer::empty(204)]).await;
    let page = Page::new(2).with_size(3);
    let pairs = map(&[("a", "1,2"), ("b", "x/y")]);
    let list = vec!["p".to_owned()];
    let request = client
        .catalog()
        .get_thing(&page, pairs.clone(), list, &page);
    request
        .x_pairs(pairs)
        .x_json(json!({"a": 1}))
        .await
        .unwrap();
    let requests = server.requests();
    let expected = "/things/size,3,number,2/a=1%2C2,b=x%2Fy/%5B%22p%22%5D";
    assert_eq!(requests[0].path, expected);
    assert_eq!(requests[0].header("x-page"), Some("size,3,number,2"));
    assert_eq!(requests[0].header("x-pairs"), Some("a=1,2,b=x/y"));
    assert_eq!(requests[0].header("x-json"), Some(r#"{"a":1}"#));
}

#[tokio::test]
async fn leaves_reserved_characters_as_they_are() {
    let (server, client) = server([Answer::empty(204)]).await;
    let text = "/a?b=c:d&e+f%[g] \u{e4}";
    let request = client.catalog().get_reserved().path(text).plain(text);
    let request = request.list(["x/y", "z"]).deep(map(&[("k/", "l/m&n")]));
    request.await.unwrap();
    let plain = "%2Fa%3Fb%3Dc%3Ad%26e%2Bf%25%5Bg%5D%20%C3%A4";
    let reserved = "/a?b=c:d%26e%2Bf%25%5Bg%5D%20%C3%A4";
    let expected = format!("path={reserved}&plain={plain}&list=x/y%7Cz&deep%5Bk%2F%5D=l/m%26n");
    assert_eq!(
        server.requests()[0].query.as_deref(),
        Some(expected.as_str())
    );
}

#[tokio::test]
async fn writes_exploded_values_in_a_path() {
    let server = testing::Server::start().await;
    server.on(GetMarked).returns(());
    let client = server.client();
    let labels = vec!["a".to_owned(), "b;c".to_owned()];
    let shades = vec![Word::Open, Word::Closed];
    let pairs = map(&[("k", "1"), ("l", "2")]);
    let page = Page::new(2).with_size(3);
    let request = client.catalog().get_marked(labels, shades, pairs, &page);
    request.await.unwrap();
    let received = &server.requests_of(GetMarked)[0];
    let expected = "/marked/.a.b%3Bc/;shades=open;shades=closed/.k=1.l=2/x;size=3;number=2";
    assert_eq!(received.path(), expected);
    assert_eq!(received.object("labels"), Some(json!(["a", "b;c"])));
    assert_eq!(received.object("shades"), Some(json!(["open", "closed"])));
    assert_eq!(received.object("pairs"), Some(json!({"k": "1", "l": "2"})));
    let page = json!({"size": "3", "number": "2"});
    assert_eq!(received.object("page"), Some(page));
    let request = client
        .catalog()
        .get_marked(Vec::new(), Vec::new(), Map::new(), &Page::new(1));
    let error = request.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidParameter);
    server.verify().unwrap();
}

#[tokio::test]
async fn writes_cookies() {
    let server = testing::Server::start().await;
    server.on(GetTrail).returns(());
    let client = server.client();
    let request = client.catalog().get_trail("a;b c");
    let request = request.size(3).ids([1, 2]);
    let request = request.words([Word::Open, Word::Closed]);
    let request = request.marks(["x y", "z"]).page(&Page::new(2).with_size(3));
    let request = request.filter(&Filter::new().with_state(Word::Open));
    request.any(json!({"k": 1})).await.unwrap();
    let received = &server.requests_of(GetTrail)[0];
    let expected = "session_id=a%3Bb%20c; size=3; ids=1; ids=2; words=open,closed; \
                    marks=x%20y%20z; page=size,3,number,2; state=open; any=%7B%22k%22%3A1%7D";
    assert_eq!(received.header("cookie"), Some(expected));
    assert_eq!(received.cookie("session_id"), Some("a;b c"));
    assert_eq!(received.cookie("other"), None);
    let page = json!({"size": "3", "number": "2"});
    assert_eq!(received.object("page"), Some(page));
    let filter = json!({"state": "open"});
    assert_eq!(received.object("filter"), Some(filter));
    assert_eq!(received.object("any"), Some(json!({"k": 1})));
    let nothing: [&str; 0] = [];
    let request = client.catalog().get_trail("").marks(["x"]).marks(nothing);
    request.await.unwrap();
    let received = &server.requests_of(GetTrail)[1];
    assert_eq!(received.header("cookie"), Some("session_id="));
    server.verify().unwrap();
}

#[tokio::test]
async fn mock_server_checks_cookies() {
    let server = testing::Server::start().await;
    server.on(GetTrail).returns(());
    let client = server.client();
    let request = client.catalog().get_trail("a");
    let request = request.header("cookie", "size=x; words=open,shut");
    request.await.unwrap_err();
    let report = server.verify().unwrap_err().to_string();
    for expected in ["the cookie `size`", "the cookie `words`"] {
        assert!(report.contains(expected), "{report}");
    }
}

#[tokio::test]
async fn rejects_an_empty_object_in_the_path() {
    let (server, client) = server([]).await;
    let page = Page::new(1);
    let request = client
        .catalog()
        .get_thing(&page, Map::new(), Vec::new(), &page);
    let error = request.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidParameter);
    assert!(error.to_string().contains("`pairs` is empty"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn rejects_numbers_that_are_not_finite() {
    let (server, client) = server([]).await;
    let filter = Filter::new().with_share(f32::NAN);
    let request = client.catalog().get_things(&Page::new(1)).deep(&filter);
    let error = request.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
    let expected = "cannot encode `deep`: deep[share]: the number is not finite";
    assert!(error.to_string().contains(expected), "{error}");
    assert!(server.requests().is_empty());
}

#[test]
fn debug_hides_the_values_of_objects() {
    let client = Client::builder().base_url("https://h.example").token("t");
    let client = client.build().unwrap();
    let filter = Filter::new().with_secret("hidden".to_owned());
    let request = client.catalog().get_things(&Page::new(1)).filter(&filter);
    let text = format!("{:?}", request.size(3));
    assert!(text.contains("/things?size=3&page=..&filter=.."), "{text}");
    assert!(!text.contains("hidden"), "{text}");
}

fn form(client: &Client) -> Request<PostThing> {
    let owner = Owner::new()
        .with_name("o".to_owned())
        .with_pages([Page::new(4)]);
    let card = Card::new("42".to_owned()).with_owners([owner, Owner::new()]);
    let request = client
        .catalog()
        .post_thing(5, map(&[("k", "1"), ("l m", "2")]));
    request
        .card(&card)
        .items_(vec![Page::new(1).with_size(9)])
        .tags(vec!["a".to_owned()])
        .address(&Page::new(3))
        .pages_(vec![Page::new(6), Page::new(7)])
        .area(&Page::new(8))
        .filter(&Filter::new().with_state(Word::Open))
        .words(vec![Word::Closed])
        .names(["x", "y"])
}

#[tokio::test]
async fn writes_nested_url_encoded_forms() {
    let (server, client) = server([Answer::empty(204)]).await;
    form(&client).await.unwrap();
    let text = server.requests()[0].text().replace('+', " ");
    let expected = [
        "amount=5",
        "metadata[k]=1",
        "metadata[l m]=2",
        "card[number]=42",
        "card[owners][0][name]=o",
        "card[owners][0][pages][0][number]=4",
        "items[0][size]=9",
        "items[0][number]=1",
        "tags[0]=a",
        r#"address={"number":3}"#,
        r#"pages={"number":6}"#,
        r#"pages={"number":7}"#,
        "area=number,8",
        "state=open",
        r#"words=["closed"]"#,
        "names=x",
        "names=y",
    ];
    assert_eq!(decoded(&text), expected.join("&"));
}

#[tokio::test]
async fn writes_json_parts() {
    let server = testing::Server::start().await;
    server.on(PutThing).returns(());
    let client = server.client();
    let request = client.catalog().put_thing(FilePart::new("f", ""));
    let request = request.pages_(vec![Page::new(1), Page::new(2)]);
    let request = request.whole(vec![Page::new(3), Page::new(4)]);
    let request = request.text("a".to_owned());
    let texts = vec!["b".to_owned(), "c".to_owned()];
    request.texts(texts).await.unwrap();
    let form = server.requests_of(PutThing)[0].form();
    let parts: Vec<_> = form
        .iter()
        .map(|field| (field.name(), field.media_type().unwrap(), field.text()))
        .collect();
    let (json, text) = ("application/json", "application/text+json");
    let part = |name, media_type, value: &str| (name, media_type, value.to_owned());
    let expected = [
        part("file", "application/octet-stream", ""),
        part("pages", json, r#"{"number":1}"#),
        part("pages", json, r#"{"number":2}"#),
        part("whole", json, r#"[{"number":3},{"number":4}]"#),
        part("text", text, r#""a""#),
        part("texts", text, r#""b""#),
        part("texts", text, r#""c""#),
    ];
    assert_eq!(parts, expected);
    server.verify().unwrap();
}

#[tokio::test]
async fn mock_server_restores_objects() {
    let server = testing::Server::start().await;
    server.on(GetThings).query("page[number]", 1).returns(());
    server.on(GetExploded).returns(());
    server.on(GetThing).returns(());
    server.on(PostThing).returns(());
    server.on(PutThing).returns(());
    let client = server.client();
    let catalog = client.catalog();
    let page = Page::new(1).with_size(2);
    let request = catalog.get_things(&page).filter(&filter()).deep(&filter());
    request.words(vec![Word::Open]).size(4).await.unwrap();
    catalog
        .get_exploded([("a".to_owned(), 1)].into())
        .await
        .unwrap();
    catalog.get_exploded(Map::new()).await.unwrap();
    let pairs = map(&[("a", "1")]);
    let request = catalog.get_thing(&page, pairs.clone(), vec!["p".to_owned()], &page);
    request.x_pairs(pairs).await.unwrap();
    form(&client).await.unwrap();
    let request = catalog.put_thing(FilePart::new("f", "")).page(&page);
    let request = request.pages_(vec![Page::new(1), Page::new(2)]);
    request
        .words([("a".to_owned(), Word::Open)].into())
        .await
        .unwrap();

    let received = &server.requests_of(GetThings)[0];
    let expected = json!({"size": "2", "number": "1"});
    assert_eq!(received.object("page"), Some(expected.clone()));
    let filter = json!({
        "state": "open", "share": "0.1", "since": "2026-01-31",
        "tags": ["a&b", "c"], "owner": {"number": "7"},
    });
    assert_eq!(received.object("deep"), Some(filter.clone()));
    assert_eq!(received.object("filter"), Some(filter));
    assert_eq!(received.object("words"), Some(json!(["open"])));
    assert_eq!(received.object("size"), None);
    let received = &server.requests_of(GetThing)[0];
    assert_eq!(received.object("key"), Some(expected.clone()));
    assert_eq!(received.object("X-Page"), Some(expected.clone()));
    assert_eq!(received.object("pairs"), Some(json!({"a": "1"})));
    assert_eq!(received.object("X-Json"), None);
    let received = &server.requests_of(PostThing)[0];
    assert_eq!(received.object("items"), Some(json!([expected_item()])));
    assert_eq!(received.object("address"), Some(json!({"number": 3})));
    let pages = json!([{"number": 6}, {"number": 7}]);
    assert_eq!(received.object("pages"), Some(pages));
    let received = &server.requests_of(PutThing)[0];
    assert_eq!(received.object("page"), Some(expected));
    let pages = json!([{"number": 1}, {"number": 2}]);
    assert_eq!(received.object("pages"), Some(pages));
    assert_eq!(received.object("words"), Some(json!({"a": "open"})));
    server.verify().unwrap();
}

fn expected_item() -> serde_json::Value {
    json!({"size": "9", "number": "1"})
}

#[tokio::test]
async fn mock_server_rejects_names_and_values_without_the_style() {
    let server = testing::Server::start().await;
    server.on(PostThing).returns(());
    let body = "amount=1&metadata[k=1&address=x&pages=%7B%7D&page[a]=1&words=1&words=2";
    let form = "application/x-www-form-urlencoded";
    let answer = crate::forms::post(&server, "/things", form, body).await;
    for problem in [
        "the form field `metadata` has the malformed name `metadata[k`",
        "the form field `address` must be JSON",
        "the form field `words` must be sent once",
    ] {
        assert!(answer.contains(problem), "{answer}");
    }
    assert!(!answer.contains("`pages`"), "{answer}");
    server.verify().unwrap_err();
}

#[test]
fn metadata_names_the_styles() {
    let parameters = GetThing::OPERATION.parameters();
    let styles: Vec<_> = parameters.iter().filter_map(|item| item.style()).collect();
    let (simple, pairs, json) = (Style::Simple, Style::SimpleExploded, Style::Json);
    assert_eq!(styles, [simple, pairs, json, simple, pairs, json]);
}
