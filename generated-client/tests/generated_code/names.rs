//! Names that are Rust keywords, differ only by case, or hold characters that no identifier can.

use serde_json::json;

use crate::server;
use crate::specs::names::enums::{Shades, Words};
use crate::specs::names::models::{Fields, StringType};
use crate::support::Answer;

#[tokio::test]
async fn wire_names_are_those_of_the_spec() {
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
    let body = StringType::new().with_len(4);
    let word = names
        .new_(&body)
        .send_("1")
        .header_("2")
        .timeout_(3)
        .set_query_("4")
        .await
        .unwrap();
    assert_eq!(word, Words::Star);

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
fn fields_of_any_name_keep_their_wire_name() {
    let fields = json!({
        "type": "1", "match": "2", "async": "3", "gen": "4", "try": "5", "crate": "6", "super": "7", "Self": "8",
        "extra": "9", "_": "10", "2fa": true, "userIDs": ["11"], "IPv4Address": "12", "HTTPServer": "13", "x": "14",
        "with_x": "15", "null_x": "15", "null_null_x": "15", "null": "15", "schema": "16", "slot": "17", "new": "18", "clone": "19", "default": "20", "größe": 21,
        "@odata.type": "22", "a\"b\\c": "23", "index": 24, "models": "25", "runtime": "26", "unknown": "27",
    });
    let value: Fields = serde_json::from_value(fields.clone()).unwrap();
    assert_eq!(value.r#type.as_deref(), Some("1"));
    assert_eq!(value.extra_, "9");
    assert!(value.n2fa);
    assert_eq!(value.odata_type.as_deref(), Some("22"));
    assert_eq!(serde_json::to_value(&value).unwrap(), fields);
}

#[test]
fn null_uses_the_wire_name() {
    let value = Fields::new("t", "e", true, 1)
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

#[test]
fn enum_values_are_distinct_and_unknown_ones_are_preserved() {
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
