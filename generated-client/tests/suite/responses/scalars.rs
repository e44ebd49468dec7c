//! Numbers and date-times in models.

use generated_client::models::{
    ErrorBody, LimitChangeRequest, LimitChangeRequestDetails, Organization,
};
use serde_json::{from_str, from_value, json, to_string, to_value};

use super::models::{details, details_error};

#[test]
fn integers_accept_every_notation_in_range() {
    for (text, version) in [
        ("0", 0),
        ("-0", 0),
        ("5.0", 5),
        ("-5e0", -5),
        ("2.5e1", 25),
        ("2147483647", i32::MAX),
        ("-2147483648", i32::MIN),
    ] {
        let organization: Organization = from_str(&format!(r#"{{"version":{text}}}"#)).unwrap();
        assert_eq!(organization.version, version, "{text}");
    }
    for text in [
        "2147483648",
        "-2147483649",
        "4294967297",
        "5.5",
        "1e300",
        "-1e300",
        "18446744073709551617",
        "true",
        "\"5\"",
        "[5]",
    ] {
        let error = from_str::<Organization>(&format!(r#"{{"version":{text}}}"#))
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("version: invalid "), "{text}: {error}");
        assert!(
            error.contains("expected a 32-bit integer"),
            "{text}: {error}"
        );
    }
    let limit = |text: &str| from_str::<ErrorBody>(&format!(r#"{{"limit":{{"value":{text}}}}}"#));
    for (text, value) in [
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("1e3", 1000),
    ] {
        assert_eq!(limit(text).unwrap().limit.unwrap().value, Some(value));
    }
    for text in [
        "9223372036854775808",
        "9223372036854775808.0",
        "1e19",
        "0.1",
    ] {
        let error = limit(text).unwrap_err().to_string();
        assert!(
            error.starts_with("limit.value: invalid value: "),
            "{text}: {error}"
        );
    }
}

#[test]
fn floats_accept_every_number() {
    for (text, value) in [
        ("5", 5.0),
        ("-0.5", -0.5),
        ("1e300", 1e300),
        ("18446744073709551615", 18_446_744_073_709_551_615.0),
    ] {
        let request: LimitChangeRequestDetails = from_value(details(|object| {
            object["requestedValue"] = from_str(text).unwrap()
        }))
        .unwrap();
        assert_eq!(request.requested_value.to_bits(), f64::to_bits(value));
    }
    assert!(
        details_error(|object| object["requestedValue"] = json!("5")).contains("expected a number")
    );
    assert!(from_str::<LimitChangeRequestDetails>(r#"{"requestedValue":1e999}"#).is_err());
}

#[test]
fn non_finite_numbers_are_an_error() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let error = to_string(&LimitChangeRequest::new("k", "n", number, "d", "u")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "requestedValue: the number is not finite"
        );
    }
}

#[test]
fn date_times_accept_fractions_and_offsets_and_are_written_in_utc() {
    for (text, written) in [
        ("2023-10-31T12:00:00Z", "2023-10-31T12:00:00Z"),
        ("2023-10-31T12:00:00.1Z", "2023-10-31T12:00:00.1Z"),
        ("2023-10-31T12:00:00.12Z", "2023-10-31T12:00:00.12Z"),
        ("2023-10-31T12:00:00.120Z", "2023-10-31T12:00:00.12Z"),
        ("2023-10-31T12:00:00.1234Z", "2023-10-31T12:00:00.1234Z"),
        ("2023-10-31T12:00:00.12345Z", "2023-10-31T12:00:00.12345Z"),
        ("2023-10-31T12:00:00.123456Z", "2023-10-31T12:00:00.123456Z"),
        (
            "2023-10-31T12:00:00.1234567Z",
            "2023-10-31T12:00:00.1234567Z",
        ),
        (
            "2023-10-31T12:00:00.12345678Z",
            "2023-10-31T12:00:00.12345678Z",
        ),
        (
            "2023-10-31T12:00:00.123456789Z",
            "2023-10-31T12:00:00.123456789Z",
        ),
        ("2023-10-31T12:00:00+00:00", "2023-10-31T12:00:00Z"),
        ("2023-10-31T23:30:00.5-05:30", "2023-11-01T05:00:00.5Z"),
        ("2024-02-29T00:00:00+14:00", "2024-02-28T10:00:00Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ] {
        let request: LimitChangeRequestDetails =
            from_value(details(|object| object["dateCreated"] = json!(text))).unwrap();
        assert_eq!(
            to_value(&request).unwrap()["dateCreated"],
            written,
            "{text}"
        );
    }
    for text in [
        "",
        "2023-10-31",
        "2023-10-31T12:00:00",
        "2023-02-29T00:00:00Z",
        "yesterday",
        "1700000000",
    ] {
        let error = details_error(|object| object["dateCreated"] = json!(text));
        let start =
            format!("dateCreated: invalid value: string {text:?}, expected an RFC 3339 date-time");
        assert!(error.starts_with(&start), "{error}");
    }
    assert!(
        details_error(|object| object["dateCreated"] = json!(0))
            .contains("expected an RFC 3339 date-time")
    );
}
