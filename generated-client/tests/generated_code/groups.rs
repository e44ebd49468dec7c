//! Recursive models, models shared by groups, and operation metadata.

use serde_json::json;

use crate::runtime::Permissions;
use crate::server;
use crate::specs::{docs, groups, recursive, types};
use crate::support::Answer;

#[tokio::test]
async fn recursive_models_survive_a_round_trip() {
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
async fn groups_share_models_and_method_names() {
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
fn operation_metadata_is_public() {
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

#[test]
fn permissions_that_are_text_are_never_met() {
    let operations = docs::operations::OPERATIONS;
    let hidden = operations
        .iter()
        .find(|operation| operation.id() == "getHidden")
        .unwrap();
    let text = "ANY: docs:doc:view, a `group` of */ owners";
    assert_eq!(hidden.permissions(), Permissions::Text(text));
    let required = docs::operations::required_permissions(&[hidden]);
    assert!(!required.is_empty() && !required.are_met_by(&["docs:doc:view"]));
    assert_eq!(
        required.to_string(),
        format!("permissions that are not understood: `{text}`")
    );
}

#[test]
fn required_permissions_list_each_choice() {
    use crate::runtime::metadata::{Endpoint, required_permissions};
    let required = required_permissions(&[groups::operations::shelves::GetShelves::OPERATION]);
    assert!(required.all.is_empty());
    assert_eq!(
        required.to_string(),
        "any of `library:shelf:view`, `library:*:view`"
    );
    assert!(required.are_met_by(&["library:*:view"]) && !required.are_met_by(&["x"]));
}

#[tokio::test]
async fn operations_are_in_their_further_groups_too() {
    let book = r#"{"title":"t"}"#;
    let (server, client) = server([Answer::json(200, book), Answer::json(200, book)]).await;
    client.catalogue().get_reader_book("1").await.unwrap();
    client.shelves().get_reader_book("2").await.unwrap();
    let paths = server.requests().into_iter().map(|request| request.path);
    let paths: Vec<String> = paths.collect();
    assert_eq!(paths, ["/readers/1/book", "/readers/2/book"]);
}
