//! Numbers, dates and encodings of answers that are easily changed or refused.

use serde_json::{Value, json};

use crate::runtime::{DateTime, Json};
use crate::specs::types::models::Everything;
use crate::support::Answer;
use crate::{everything, server};

/// Returns an answer with these values of optional fields.
fn with(fields: Value) -> String {
    let mut answer = everything();
    for (name, value) in fields.as_object().unwrap() {
        answer[name] = value.clone();
    }
    answer.to_string()
}

fn decoded(json: &str) -> Everything {
    serde_json::from_str(json).unwrap()
}

#[test]
fn rfc_3339_times_are_read_and_sent_in_utc() {
    for (text, sent) in [
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        (
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59.999999999Z",
        ),
        // In UTC, this is in the year 10000.
        ("9999-12-31T23:59:59-01:00", "9999-12-31T01:00:59-23:59"),
        ("9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59-23:59"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
        ("0000-01-01T00:00:00+23:59", "0000-01-01T00:00:00+23:59"),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
        ("2026-01-31t12:00:00z", "2026-01-31T12:00:00Z"),
        ("2026-01-31T12:00:00+05:30", "2026-01-31T06:30:00Z"),
        ("2026-01-31T12:00:00-00:00", "2026-01-31T12:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        (
            "2026-01-31T12:00:00.1234567891234Z",
            "2026-01-31T12:00:00.123456789Z",
        ),
    ] {
        let instant: DateTime = text.parse().unwrap();
        assert_eq!(instant.to_string(), sent, "{text}");
        assert_eq!(sent.parse::<DateTime>().unwrap(), instant);
        let model = decoded(&with(json!({"optInstant": text})));
        assert_eq!(model.opt_instant, Some(instant));
        let json = serde_json::to_value(&model).unwrap();
        assert_eq!(json["optInstant"], sent);
    }
    for text in [
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-02-30T12:00:00Z",
        "never",
        "9999-12-31T23:59:59-25:00",
        "-000001-01-01T00:00:00Z",
    ] {
        assert!(text.parse::<DateTime>().is_err(), "{text}");
    }
}

#[test]
fn instants_are_ordered() {
    let order = [
        "0000-01-01T00:00:00+23:59",
        "1969-12-31T23:59:58.75Z",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-01:00",
    ];
    let instants = order.map(|text| text.parse::<DateTime>().unwrap());
    assert!(instants.is_sorted());
    assert_eq!(instants[3], DateTime::UNIX_EPOCH);
    assert_eq!(
        (instants[1].as_second(), instants[1].subsec_nanosecond()),
        (-2, 750_000_000)
    );
}

#[test]
fn doubles_keep_their_last_digit() {
    // A multiplicative generator: the same texts in every run.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..2_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let number = f64::from_bits(state);
        if !number.is_finite() {
            continue;
        }
        let text = format!("{number:e}");
        let json = with(json!({"free": "FREE", "optDouble": "DOUBLE"}));
        let json = json.replace("\"FREE\"", &text).replace("\"DOUBLE\"", &text);
        let model = decoded(&json);
        assert_eq!(model.opt_double, Some(number));
        assert_eq!(model.free, json!(number));
    }
}

#[tokio::test]
async fn byte_order_mark_before_json_is_skipped() {
    let marked = |json: String| format!("\u{feff}{json}");
    let error = json!({"message": "No such thing", "code": "not.found"});
    let (_server, client) = server([
        Answer::json(200, marked(everything().to_string())),
        Answer::json(404, marked(error.to_string())),
    ])
    .await;
    let value: Everything = serde_json::from_value(everything()).unwrap();
    assert_eq!(client.types().put_kinds(&value).await.unwrap(), value);
    let error = client.types().put_kinds(&value).await.unwrap_err();
    let body: &Json = error.body().unwrap();
    assert_eq!(body["code"], "not.found");
}

#[test]
fn unsigned_integers_keep_all_64_bits() {
    for text in ["0", "9223372036854775808", "18446744073709551615"] {
        let number: u64 = text.parse().unwrap();
        let answer = with(json!({"optUnsigned": number, "optUnsigneds": [number]}));
        let model = decoded(&answer);
        assert_eq!(model.opt_unsigned, Some(number));
        let sent = serde_json::to_string(&model).unwrap();
        assert!(sent.contains(&format!("\"optUnsigned\":{text}")), "{sent}");
        assert!(
            sent.contains(&format!("\"optUnsigneds\":[{text}]")),
            "{sent}"
        );
        assert!(format!("{model:?}").contains(text));
        assert_eq!(decoded(&sent), model);
    }
    for wrong in ["-1", "1.5", "18446744073709551616"] {
        let answer =
            everything()
                .to_string()
                .replacen('{', &format!("{{\"optUnsigned\":{wrong},"), 1);
        let error = serde_json::from_str::<Everything>(&answer).unwrap_err();
        let text = error.to_string();
        assert!(
            text.contains("expected an unsigned 64-bit integer"),
            "{text}"
        );
    }
}
