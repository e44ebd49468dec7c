//! `null` in place of list items, map values, bodies and responses.

use serde_json::{Value, json};

use crate::server;
use crate::specs::nullable::models::{Point, Series};
use crate::specs::nullable::operations::series::PostValueAnswer;
use crate::support::Answer;

#[tokio::test]
async fn null_items_and_values_survive_a_round_trip() {
    let whole = json!({
        "samples": [1.5, null, 2.0],
        "labels": {"a": null, "b": "x"},
        "days": ["2026-01-31", null],
        "points": [{"x": 1}, null],
        "nested": {"a": null, "b": [null, {"x": 2, "y": 3}]},
    });
    let (server, client) = server([Answer::json(200, whole.to_string())]).await;
    let series: Series = serde_json::from_value(whole.clone()).unwrap();
    let answer = client.series().put_series(Some(series.clone()));
    assert_eq!(answer.await.unwrap(), Some(series.clone()));
    assert_eq!(server.request().json(), whole);
    assert_eq!(series.samples, [Some(1.5), None, Some(2.0)]);
    assert_eq!(series.points.unwrap()[1], None);
    assert_eq!(
        format!("{:?}", series.labels),
        r#"Some({"a": None, "b": Some("x")})"#
    );
    let made = Series::new([Some(1.0), None]).with_points([Some(Point::new()), None]);
    assert_eq!(
        serde_json::to_value(&made).unwrap(),
        json!({"samples": [1.0, null], "points": [{}, null]})
    );
}

#[tokio::test]
async fn null_can_be_a_body_and_a_response() {
    let (server, client) = server([
        Answer::json(200, "null"),
        Answer::json(200, "null"),
        Answer::json(200, "[null]"),
        Answer::json(201, "null"),
    ])
    .await;
    let series = client.series();
    assert_eq!(series.put_series(None).await.unwrap(), None);
    assert_eq!(server.request().json(), Value::Null);
    assert_eq!(series.get_values().await.unwrap(), None);
    assert_eq!(series.get_values().await.unwrap(), Some(vec![None]));
    let answer = series.post_value().await.unwrap();
    assert_eq!(answer, PostValueAnswer::Created(None));
}

#[tokio::test]
async fn pages_can_have_null_items() {
    let page = json!({"points": [{"x": 1}, null]});
    let (_server, client) = server([Answer::json(200, page.to_string())]).await;
    let mut items = client.series().list_points().items();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.unwrap());
    }
    assert_eq!(found, [Some(Point::new().with_x(1)), None]);
}
