//! Listings by page and by item, their end, and their errors.

use std::pin::Pin;
use std::time::Duration;

use crate::support::faulty::{Faulty, Step, answer, send};
use crate::support::{Answer, Recorded, Server};
use futures_core::Stream;
use generated_client::futures::{Items, Pages};
use generated_client::models::LimitChangeRequestsEntityListing;
use generated_client::operations::organization::GetOrganizationsLimitsChangerequests;
use generated_client::retry::RetryPolicy;
use generated_client::{Client, Error, ErrorKind, Request};
use serde_json::{Value, json};

type Listing = GetOrganizationsLimitsChangerequests;

const PATH: &str = "/api/v2/organizations/limits/changerequests";

fn client(url: String) -> Client {
    let builder = Client::builder().base_url(url).token("token");
    builder.retry(RetryPolicy::OFF).build().unwrap()
}

fn listing(server: &Server) -> Request<Listing> {
    let client = client(server.url());
    client
        .organization()
        .get_organizations_limits_changerequests()
}

/// Returns a page with these items and this address of the next page.
fn page(keys: &[&str], next: impl Into<Value>) -> String {
    let entities: Vec<Value> = keys
        .iter()
        .map(|key| {
            json!({"key": key, "namespace": "x", "requestedValue": 1, "description": "d", "supportCaseUrl": "u"})
        })
        .collect();
    json!({"entities": entities, "nextUri": next.into()}).to_string()
}

fn answers<const N: usize>(pages: [String; N]) -> [Answer; N] {
    pages.map(|page| Answer::json(200, page))
}

/// Returns the address of another page.
fn at(cursor: &str) -> String {
    format!("{PATH}?cursor={cursor}")
}

fn keys(page: LimitChangeRequestsEntityListing) -> Vec<String> {
    let items = page.entities.unwrap_or_default();
    items.into_iter().map(|item| item.key).collect()
}

/// Returns the keys of each remaining page, and the error that ends them.
async fn rest(pages: &mut Pages<Listing>) -> (Vec<Vec<String>>, Option<Error>) {
    let mut all = Vec::new();
    while let Some(page) = pages.next().await {
        match page {
            Ok(page) => all.push(keys(page)),
            Err(error) => return (all, Some(error)),
        }
    }
    (all, None)
}

/// Returns the keys of all items up to the end or an error.
async fn rest_of_items(items: &mut Items<Listing>) -> (Vec<String>, Option<Error>) {
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => all.push(item.key),
            Err(error) => return (all, Some(error)),
        }
    }
    (all, None)
}

fn queries(requests: &[Recorded]) -> Vec<&str> {
    let queries = requests.iter();
    queries
        .map(|request| request.query.as_deref().unwrap_or(""))
        .collect()
}

#[tokio::test]
async fn pages_are_fetched_on_demand() {
    let server = Server::start(answers([
        page(&["a", "b"], at("2")),
        page(&["c"], Value::Null),
    ]))
    .await;
    let mut pages = listing(&server).pages();
    assert_eq!(server.requests().len(), 0);
    assert_eq!(keys(pages.next().await.unwrap().unwrap()), ["a", "b"]);
    assert_eq!(server.requests().len(), 1);
    assert_eq!(keys(pages.next().await.unwrap().unwrap()), ["c"]);
    assert_eq!(server.requests().len(), 2);
    for _ in 0..3 {
        assert!(pages.next().await.is_none());
        pages.resume();
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn items_do_not_fetch_the_next_page_early() {
    let server = Server::start(answers([page(&["a", "b"], at("2")), page(&["c"], "")])).await;
    let mut items = listing(&server).items();
    for (key, requests) in [("a", 1), ("b", 1), ("c", 2)] {
        assert_eq!(items.next().await.unwrap().unwrap().key, key);
        assert_eq!(server.requests().len(), requests);
    }
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn every_page_request_has_the_parameters_and_headers() {
    let pages = [
        page(&["a"], at("x%20y")),
        page(&["b"], format!("{PATH}?pageSize=7")),
        page(&["c"], ""),
    ];
    let server = Server::start(answers(pages)).await;
    let request = listing(&server).after(0).page_size(25).header("x-own", "1");
    let (pages, error) = rest(&mut request.pages()).await;
    assert_eq!((pages.len(), error.is_none()), (3, true));
    let requests = server.requests();
    assert_eq!(
        queries(&requests),
        [
            "after=0&pageSize=25",
            "cursor=x%20y&after=0&pageSize=25",
            "pageSize=7&after=0"
        ]
    );
    for request in &requests {
        assert_eq!(request.path, PATH);
        assert_eq!(request.header("x-own"), Some("1"));
        assert_eq!(request.header("authorization"), Some("Bearer token"));
    }
}

#[tokio::test]
async fn next_page_can_be_a_path_or_a_url() {
    let server = Faulty::start([]).await;
    for (number, address) in [
        at("path"),
        format!("{}{}", server.url(), at("url")),
        format!("{}{}#fragment", server.url(), at("fragment")),
        at("relative")[1..].to_owned(),
        String::new(),
    ]
    .into_iter()
    .enumerate()
    {
        let body = page(&[&number.to_string()], address);
        server.next(vec![send(answer("200 OK", "", body))]);
    }
    let client = client(server.url());
    let request = client
        .organization()
        .get_organizations_limits_changerequests();
    let (pages, error) = rest(&mut request.pages()).await;
    assert_eq!(
        (pages.concat().join(" "), error.is_none()),
        ("0 1 2 3 4".to_owned(), true)
    );
    let requests = server.requests();
    assert_eq!(
        queries(&requests),
        [
            "",
            "cursor=path",
            "cursor=url",
            "cursor=fragment",
            "cursor=relative"
        ]
    );
    assert!(requests.iter().all(|request| request.path == PATH));
}

#[tokio::test]
async fn never_follows_a_page_to_another_server() {
    let other = Server::start(answers([page(&["evil"], "")])).await;
    let port = other.url().rsplit(':').next().unwrap().to_owned();
    for address in [
        format!("{}{PATH}", other.url()),
        format!("//127.0.0.1:{port}{PATH}"),
        format!("http://localhost:{port}{PATH}"),
        "https://api.evil.invalid/".to_owned(),
        "javascript:alert(1)".to_owned(),
        "http://[".to_owned(),
    ] {
        let server = Server::start(answers([page(&["a"], address.as_str())])).await;
        let mut pages = listing(&server).pages();
        let (all, error) = rest(&mut pages).await;
        assert_eq!(all, [["a"]]);
        let error = error.unwrap();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Paging, 0));
        assert!(
            error.to_string().contains("cannot request the next page"),
            "{error}"
        );
        for _ in 0..2 {
            assert!(pages.next().await.is_none());
            pages.resume();
        }
        assert_eq!(server.requests().len(), 1);
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn listing_ends_without_a_next_page() {
    let bare = json!({"entities": []}).to_string();
    for last in [page(&[], Value::Null), page(&[], ""), bare, "{}".to_owned()] {
        let server = Server::start(answers([last])).await;
        let (all, error) = rest(&mut listing(&server).pages()).await;
        assert!(all.concat().is_empty() && all.len() == 1 && error.is_none());
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn listing_ends_after_three_empty_pages_in_a_row() {
    let pages = [
        page(&["a"], at("2")),
        page(&[], at("3")),
        page(&[], at("4")),
        page(&["b"], at("5")),
        page(&[], at("6")),
        page(&[], at("7")),
        page(&[], at("8")),
        page(&["never"], ""),
    ];
    let server = Server::start(answers(pages)).await;
    let (all, error) = rest(&mut listing(&server).pages()).await;
    assert_eq!(
        (all.concat(), error.is_none()),
        (vec!["a".into(), "b".into()], true)
    );
    assert_eq!(server.requests().len(), 7);
}

#[tokio::test]
async fn listing_ends_at_a_repeated_page() {
    let pages = [
        page(&["a"], at("2")),
        page(&["b"], at("3")),
        page(&["b"], at("3")),
    ];
    let server = Server::start(answers(pages)).await;
    let (all, error) = rest(&mut listing(&server).pages()).await;
    assert_eq!(
        (all, error.is_none()),
        (vec![vec!["a".into()], vec!["b".into()]], true)
    );
    // The third response repeats the second page, whose address is its own.
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn listing_ends_at_an_address_that_was_requested_before() {
    let back = format!("{PATH}?after=0");
    for next in [at("2"), back] {
        let pages = [
            page(&["a"], at("2")),
            page(&["b"], next),
            page(&["never"], ""),
        ];
        let server = Server::start(answers(pages)).await;
        // Each page request has the parameter, so an address without it also leads back.
        let (all, error) = rest(&mut listing(&server).after(0).pages()).await;
        assert_eq!(
            (all.concat().join(" "), error.is_none()),
            ("a b".to_owned(), true)
        );
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn error_is_returned_once_and_the_listing_is_resumable() {
    for (failure, kind) in [
        (Answer::json(503, r#"{"code": "busy"}"#), ErrorKind::Status),
        (Answer::json(200, "{"), ErrorKind::Decode),
    ] {
        let script = [
            Answer::json(200, page(&["a", "b"], at("2"))),
            failure.clone(),
            failure,
            Answer::json(200, page(&["c"], at("3"))),
            Answer::json(200, page(&["d"], "")),
        ];
        let server = Server::start(script).await;
        let mut pages = listing(&server).pages();
        let (mut all, mut error) = rest(&mut pages).await;
        for _ in 0..2 {
            let error_seen = error.take().unwrap();
            assert_eq!((error_seen.kind(), error_seen.attempts()), (kind, 1));
            let before = server.requests().len();
            assert!(pages.next().await.is_none() && pages.next().await.is_none());
            assert_eq!(server.requests().len(), before);
            pages.resume();
            let more = rest(&mut pages).await;
            all.extend(more.0);
            error = more.1;
        }
        assert!(error.is_none());
        assert_eq!(all.concat().join(" "), "a b c d");
        let requests = server.requests();
        assert_eq!(
            queries(&requests),
            ["", "cursor=2", "cursor=2", "cursor=2", "cursor=3"]
        );
    }
}

#[tokio::test]
async fn resuming_neither_loses_nor_repeats_items() {
    let script = [
        Answer::empty(500),
        Answer::json(200, page(&["a", "b"], at("2"))),
        Answer::empty(503),
        Answer::json(200, page(&["c", "d"], at("3"))),
        Answer::json(200, "nonsense"),
        Answer::json(200, page(&["e"], "")),
    ];
    let server = Server::start(script).await;
    let mut items = listing(&server).items();
    let mut all = Vec::new();
    let mut errors = 0;
    loop {
        let (some, error) = rest_of_items(&mut items).await;
        all.extend(some);
        if error.is_none() {
            break;
        }
        errors += 1;
        assert!(items.next().await.is_none());
        items.resume();
    }
    assert_eq!((all.join(" ").as_str(), errors), ("a b c d e", 3));
    assert_eq!(server.requests().len(), 6);
}

#[tokio::test]
async fn all_collects_every_item() {
    let server = Faulty::start([]).await;
    for number in 0..100 {
        let next = if number == 99 {
            String::new()
        } else {
            at(&number.to_string())
        };
        let body = page(&[&format!("{number}a"), &format!("{number}b")], next);
        server.next(vec![send(answer("200 OK", "", body))]);
    }
    let client = client(server.url());
    let request = client
        .organization()
        .get_organizations_limits_changerequests();
    let all = request.items().all().await.unwrap();
    assert_eq!((all.len(), server.requests().len()), (200, 100));
    assert_eq!((all[0].key.as_str(), all[199].key.as_str()), ("0a", "99b"));

    let server =
        Server::start([Answer::json(200, page(&["a"], at("2"))), Answer::empty(500)]).await;
    let error = listing(&server).items().all().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
}

#[tokio::test]
async fn dropping_next_loses_no_item() {
    let slowly = |body: String| {
        let bytes = answer("200 OK", "", body);
        let (begin, end) = bytes.split_at(bytes.len() - 5);
        let pause = Step::Pause(Duration::from_millis(100));
        vec![pause.clone(), send(begin), pause, send(end)]
    };
    let script = [
        slowly(page(&["a", "b"], at("2"))),
        slowly(page(&["c"], at("3"))),
        slowly(page(&["d"], "")),
    ];
    let server = Faulty::start(script).await;
    let client = client(server.url());
    let request = client
        .organization()
        .get_organizations_limits_changerequests();
    let (mut items, mut all, mut dropped) = (request.items(), Vec::new(), 0);
    loop {
        match tokio::time::timeout(Duration::from_millis(30), items.next()).await {
            Ok(None) => break,
            Ok(Some(item)) => all.push(item.unwrap().key),
            Err(_) => dropped += 1,
        }
    }
    assert_eq!(all.join(" "), "a b c d");
    assert!(dropped >= 3, "{dropped}");
    assert_eq!(queries(&server.requests()), ["", "cursor=2", "cursor=3"]);
}

#[tokio::test]
async fn listings_are_streams() {
    fn stream<T>(_: &(impl Stream<Item = Result<T, Error>> + Send + Unpin)) {}
    let server = Server::start(answers([page(&["a"], at("2")), page(&["b"], "")])).await;
    let mut items = listing(&server).items();
    stream(&items);
    stream(&listing(&server).pages());
    let mut all = Vec::new();
    while let Some(item) =
        std::future::poll_fn(|context| Pin::new(&mut items).poll_next(context)).await
    {
        all.push(item.unwrap().key);
    }
    assert_eq!(all.join(" "), "a b");
}

#[tokio::test]
async fn invalid_request_is_an_error_instead_of_the_first_page() {
    let server = Server::start([]).await;
    let mut pages = listing(&server).header("a b", "1").pages();
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::InvalidParameter, 0)
    );
    pages.resume();
    assert!(pages.next().await.is_none());
    assert!(server.requests().is_empty());
}
