//! Required fields that only requests or only responses have.

use serde_json::json;

use crate::server;
use crate::specs::directions::models::{Account, Origin, Secrets, Visits};
use crate::support::Answer;

#[tokio::test]
async fn response_may_omit_required_write_only_fields() {
    let answer = json!({"number": 7, "login": "ada"});
    let (server, client) = server([Answer::json(201, answer.to_string())]).await;
    let account = Account::new("ada", "1234", 3, ["a".to_owned()], Origin::new("uk"));
    let created = client.accounts().post_account(&account).await.unwrap();
    let sent = server.request().json();
    assert_eq!(
        sent,
        json!({
            "login": "ada",
            "pin": "1234",
            "limit": 3,
            "tags": ["a"],
            "origin": {"country": "uk"},
        })
    );
    assert_eq!((created.number, created.login.as_str()), (Some(7), "ada"));
    assert!(created.pin.is_none() && created.limit.is_none() && created.tags.is_none());
    assert!(created.origin.is_none() && created.hint.is_none());
    // The model is sent back without the fields that the response omitted.
    assert_eq!(serde_json::to_value(&created).unwrap(), answer);
}

#[tokio::test]
async fn request_is_made_without_required_read_only_fields() {
    let (server, client) = server([Answer::json(204, "")]).await;
    let secrets = Secrets::new("1234");
    client.accounts().post_secrets(&secrets).await.unwrap();
    assert_eq!(server.request().json(), json!({"pin": "1234"}));
}

#[test]
fn required_fields_of_one_direction_stay_required() {
    let missing = serde_json::from_value::<Visits>(json!({})).unwrap_err();
    assert_eq!(missing.to_string(), "missing field `visits` of Visits");
    let missing = serde_json::from_value::<Account>(json!({"pin": "1"})).unwrap_err();
    assert_eq!(missing.to_string(), "missing field `login` of Account");
}
