//! Listings by page number and by cursor, which the committed spec does not use.

use serde_json::json;

use crate::runtime::{Error, Items, Paged, Pages};
use crate::server;
use crate::specs::paging::models::Item;
use crate::support::{Answer, Server};

/// Returns a page with items with these ids, and further fields.
fn page(ids: &[i32], list: &str, more: serde_json::Value) -> Answer {
    let items: Vec<_> = ids.iter().map(|id| json!({"id": id})).collect();
    let mut page = json!({ list: items });
    page.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    Answer::json(200, page.to_string())
}

async fn ids<O: Paged<Item = Item>>(mut items: Items<O>) -> Vec<i32> {
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(item.unwrap().id);
    }
    ids
}

/// Returns the number of pages, and the error that ends them.
async fn count<O: Paged>(mut pages: Pages<O>) -> (usize, Option<Error>) {
    let mut count = 0;
    loop {
        match pages.next().await {
            Some(Ok(_)) => count += 1,
            Some(Err(error)) => return (count, Some(error)),
            None => return (count, None),
        }
    }
}

fn queries(server: &Server) -> Vec<String> {
    let requests = server.requests().into_iter();
    requests
        .map(|request| request.query.unwrap_or_default())
        .collect()
}

#[tokio::test]
async fn page_numbers_end_at_the_page_count() {
    let numbered = |ids: &[i32]| page(ids, "entities", json!({"pageCount": 3}));
    let (server, client) = server([numbered(&[1, 2]), numbered(&[]), numbered(&[3])]).await;
    let request = client.paging().list_by_number("a b").page_size(2);
    assert_eq!(ids(request.items()).await, [1, 2, 3]);
    assert_eq!(
        queries(&server),
        [
            "pageSize=2",
            "pageSize=2&pageNumber=2",
            "pageSize=2&pageNumber=3"
        ]
    );
    assert!(
        server
            .requests()
            .iter()
            .all(|one| one.path == "/shelves/a%20b/number")
    );
}

#[tokio::test]
async fn page_numbers_continue_from_the_requested_page() {
    let numbered = |ids: &[i32]| page(ids, "entities", json!({"pageCount": 3}));
    let (server, client) = server([numbered(&[2]), numbered(&[3])]).await;
    let request = client.paging().list_by_number("s").page_number(2);
    assert_eq!(ids(request.items()).await, [2, 3]);
    assert_eq!(queries(&server), ["pageNumber=2", "pageNumber=3"]);
}

#[tokio::test]
async fn page_numbers_without_a_count_end_at_an_empty_page() {
    let bare = |ids: &[i32]| page(ids, "entities", json!({}));
    let (server, client) = server([bare(&[1]), bare(&[2]), bare(&[])]).await;
    let request = client.paging().list_by_number_without_count("me");
    assert_eq!(ids(request.items()).await, [1, 2]);
    assert_eq!(
        queries(&server),
        ["owner=me", "owner=me&page=2", "owner=me&page=3"]
    );
}

#[tokio::test]
async fn page_numbers_end_at_a_repeated_page() {
    let same = || page(&[1], "entities", json!({"pageCount": 1_000_000}));
    let (server, client) = server([same(), same(), same()]).await;
    assert_eq!(ids(client.paging().list_by_number("s").items()).await, [1]);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn cursors_are_followed_until_absent() {
    let (server, client) = server([
        page(&[1], "items", json!({"nextCursor": "a/b=="})),
        page(&[], "items", json!({"nextCursor": "c"})),
        page(&[2], "items", json!({"nextCursor": ""})),
    ])
    .await;
    let request = client.paging().list_by_cursor().limit(1);
    assert_eq!(ids(request.items()).await, [1, 2]);
    assert_eq!(
        queries(&server),
        ["limit=1", "limit=1&cursor=a%2Fb%3D%3D", "limit=1&cursor=c"]
    );
}

#[tokio::test]
async fn cursors_can_be_numbers_and_items_enum_values() {
    let words = |words: &[&str], last: i64| {
        Answer::json(200, json!({"type": words, "last": last}).to_string())
    };
    let (server, client) = server([words(&["round"], 7), words(&["square"], 7)]).await;
    let (pages, error) = count(client.paging().list_words().pages()).await;
    // The cursor of the second page is its own.
    assert_eq!((pages, error.is_none()), (2, true));
    assert_eq!(queries(&server), ["", "after=7"]);
}

#[tokio::test]
async fn endless_cursors_end_after_three_empty_pages() {
    let empty = |cursor: &str| page(&[], "items", json!({"nextCursor": cursor}));
    let (server, client) = server([empty("1"), empty("2"), empty("3"), empty("4")]).await;
    let (pages, error) = count(client.paging().list_by_cursor().pages()).await;
    assert_eq!((pages, error.is_none()), (3, true));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn identical_empty_pages_with_one_cursor_end_the_listing() {
    let same = || page(&[], "items", json!({"nextCursor": "a"}));
    let (server, client) = server([same(), same(), same(), same()]).await;
    let (pages, error) = count(client.paging().list_by_cursor().pages()).await;
    // The cursor of the second page is the one that it was requested with.
    assert_eq!((pages, error.is_none()), (2, true));
    assert_eq!(queries(&server), ["", "cursor=a"]);
}
