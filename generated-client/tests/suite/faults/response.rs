//! Complete responses with invalid or unexpected contents.

use super::{builder, client};
use crate::support::calls::get;
use crate::support::faulty::{Faulty, GOOD, answer, good, send};
use generated_client::http::StatusCode;
use generated_client::{ClientBuilder, Error, ErrorKind};

const JSON: &str = "Content-Type: application/json\r\nININ-Correlation-Id: c-1\r\n";

/// Returns the result of a call that gets these bytes as its response. Asserts that the next call
/// succeeds.
async fn result(bytes: impl Into<Vec<u8>>) -> Result<i32, Error> {
    result_of(builder, bytes).await
}

async fn result_of(
    builder: fn(String) -> ClientBuilder,
    bytes: impl Into<Vec<u8>>,
) -> Result<i32, Error> {
    let server = Faulty::start([vec![send(bytes)]]).await;
    let client = builder(server.url()).build().unwrap();
    let result = get(&client).await;
    if let Err(error) = &result {
        assert_eq!(error.attempts(), 1, "{error}");
    }
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!(server.requests().len(), 2);
    result
}

/// Returns kind, status and correlation id of an error.
fn summary(error: &Error) -> (ErrorKind, Option<u16>, Option<&str>) {
    let status = error.status().map(|status| status.as_u16());
    (error.kind(), status, error.correlation_id())
}

/// Summary of an error whose response was unusable.
const BROKEN: (ErrorKind, Option<u16>, Option<&str>) = (ErrorKind::Transport, None, None);
const TOO_LARGE: (ErrorKind, Option<u16>, Option<&str>) = (ErrorKind::TooLarge, None, None);

#[tokio::test]
async fn reads_json_with_another_media_type() {
    for media_type in ["text/plain", "application/vnd.api+json", "nonsense", ""] {
        let headers = format!("Content-Type: {media_type}\r\n");
        let version = result(answer("200 OK", &headers, GOOD)).await.unwrap();
        assert_eq!(version, 3);
    }
    assert_eq!(result(answer("200 OK", "", GOOD)).await.unwrap(), 3);
}

#[tokio::test]
async fn html_labelled_as_json_is_a_decode_error() {
    let bytes = answer("200 OK", JSON, "<html>Log in!</html>");
    let error = result(bytes).await.unwrap_err();
    assert_eq!(summary(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
    assert_eq!(error.excerpt(), Some("<html>Log in!</html>"));
}

#[tokio::test]
async fn gateway_page_is_excerpted() {
    let bytes = answer(
        "502 Bad Gateway",
        "Content-Type: text/html\r\n",
        "<h1>Sorry",
    );
    let error = result(bytes).await.unwrap_err();
    assert_eq!(summary(&error), (ErrorKind::Status, Some(502), None));
    assert_eq!((error.excerpt(), error.body()), (Some("<h1>Sorry"), None));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn empty_error_has_status_and_correlation_id() {
    let bytes = answer("500 Internal Server Error", JSON, "");
    let error = result(bytes).await.unwrap_err();
    assert_eq!(summary(&error), (ErrorKind::Status, Some(500), Some("c-1")));
    assert_eq!((error.excerpt(), error.body()), (None, None));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn accepts_unknown_statuses_and_rejects_invalid_ones() {
    for (line, status) in [("999 Odd", 999), ("600", 600), ("418 I'm a \u{e4}", 418)] {
        let error = result(answer(line, JSON, "")).await.unwrap_err();
        assert_eq!(
            summary(&error),
            (ErrorKind::Status, Some(status), Some("c-1"))
        );
    }
    for line in ["099 Low", "20 OK", "OK"] {
        let error = result(answer(line, JSON, GOOD)).await.unwrap_err();
        assert_eq!(summary(&error), BROKEN, "{line}");
    }
}

#[tokio::test]
async fn truncated_or_invalid_json_is_a_decode_error() {
    for body in [
        r#"{"version": 3"#,
        "{",
        "nothing",
        r#"{"version": 3}}"#,
        "\u{feff}{}",
    ] {
        let error = result(answer("200 OK", JSON, body)).await.unwrap_err();
        assert_eq!(summary(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
    }
}

#[tokio::test]
async fn invalid_utf_8_in_json_is_an_error() {
    for body in [
        b"{\"version\": 3, \"name\": \"\xff\"}".as_slice(),
        b"\xff\xfe{}",
    ] {
        let error = result(answer("200 OK", JSON, body)).await.unwrap_err();
        assert_eq!(summary(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
    }
    let error = result(answer("400 Bad", JSON, b"{\"code\": \"\xff\"}")).await;
    let error = error.unwrap_err();
    assert_eq!(summary(&error), (ErrorKind::Status, Some(400), Some("c-1")));
    assert_eq!(error.excerpt(), Some("{\"code\": \"\u{fffd}\"}"));
}

#[tokio::test]
async fn invalid_utf_8_in_headers_is_ignored() {
    let bytes = [b"HTTP/1.1 404 \xff\r\nininin: \xfe\r\ninin-correlation-id: \xff\r\n".as_slice()];
    let bytes = [bytes[0], b"Retry-After: \xff\r\nContent-Length: 0\r\n\r\n"].concat();
    let error = result(bytes).await.unwrap_err();
    assert_eq!(summary(&error), (ErrorKind::Status, Some(404), None));
    assert_eq!(error.retry_after(), None);
}

#[tokio::test]
async fn no_content_instead_of_a_value_is_a_decode_error() {
    for bytes in [
        format!("HTTP/1.1 204 No Content\r\n{JSON}\r\n").into_bytes(),
        answer("200 OK", JSON, ""),
    ] {
        let error = result(bytes).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.correlation_id(), Some("c-1"));
        assert!(
            error.to_string().contains("the response is empty"),
            "{error}"
        );
    }
}

/// HTTP defines that this status has no body: its bytes must not be taken for the next response.
#[tokio::test]
async fn body_after_no_content_is_not_the_next_response() {
    let foreign = answer("200 OK", "", r#"{"version": 666}"#);
    let server = Faulty::start([vec![send(answer("204 No Content", JSON, foreign))]]).await;
    let client = client(server.url());
    let deleted = client.organization().delete_organizations_me().send().await;
    assert_eq!(deleted.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
}

#[tokio::test]
async fn not_modified_is_a_status_error() {
    let error = result(format!("HTTP/1.1 304 Not Modified\r\n{JSON}\r\n")).await;
    let error = error.unwrap_err();
    assert_eq!(summary(&error), (ErrorKind::Status, Some(304), Some("c-1")));
    let line = "getOrganizationsMe: 304 Not Modified (correlation id c-1)";
    assert_eq!(error.to_string(), line);
}

#[tokio::test]
async fn skips_informational_responses() {
    for early in [
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n",
    ] {
        let bytes = [early.as_bytes(), &good()].concat();
        assert_eq!(result(bytes).await.unwrap(), 3, "{early}");
    }
}

#[tokio::test]
async fn switching_protocols_is_a_status_error() {
    let bytes = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nx";
    let error = result(bytes).await.unwrap_err();
    assert_eq!(summary(&error), (ErrorKind::Status, Some(101), None));
}

#[tokio::test]
async fn first_of_repeated_headers_is_used() {
    let twice = format!("{JSON}ININ-Correlation-Id: c-2\r\nRetry-After: 5\r\nRetry-After: 6\r\n");
    let bytes = answer("409 Conflict", &twice, r#"{"code": "x"}"#);
    let error = result(bytes).await.unwrap_err();
    assert_eq!(summary(&error), (ErrorKind::Status, Some(409), Some("c-1")));
    assert_eq!(error.retry_after().unwrap().as_secs(), 5);
    let all = error.headers().unwrap().get_all("inin-correlation-id");
    assert_eq!(all.iter().count(), 2);
}

#[tokio::test]
async fn oversized_headers_are_a_transport_error() {
    let many = "X-Many: x\r\n".repeat(1000);
    let long = format!("X-Long: {}\r\n", "x".repeat(2_000_000));
    for headers in [many, long] {
        let error = result(answer("200 OK", &headers, GOOD)).await.unwrap_err();
        assert_eq!(summary(&error), BROKEN);
        assert!(error.to_string().len() < 1000);
    }
}

#[tokio::test]
async fn content_length_above_the_limit_fails_before_the_body() {
    let builder = |url| builder(url).max_response_bytes(GOOD.len());
    let spaces = format!("{GOOD} ");
    let error = result_of(builder, answer("200 OK", JSON, spaces)).await;
    assert_eq!(summary(&error.unwrap_err()), TOO_LARGE);
    // No byte of the body was sent, so the length alone caused the error.
    let announced = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: 99999999999\r\n\r\n");
    let error = result_of(builder, announced).await;
    assert_eq!(summary(&error.unwrap_err()), TOO_LARGE);
}

#[tokio::test]
async fn chunks_are_limited_in_total() {
    let builder = |url| builder(url).max_response_bytes(GOOD.len());
    let head = format!("HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n");
    let exactly = format!(
        "{head}7\r\n{}\r\n7\r\n{}\r\n0\r\n\r\n",
        &GOOD[..7],
        &GOOD[7..]
    );
    assert_eq!(result_of(builder, exactly).await.unwrap(), 3);
    for chunks in [
        format!("f\r\n{GOOD} \r\n"),
        format!("e\r\n{GOOD}\r\n1\r\n \r\n"),
    ] {
        let error = result_of(builder, format!("{head}{chunks}0\r\n\r\n")).await;
        assert_eq!(summary(&error.unwrap_err()), TOO_LARGE);
    }
}

/// The status is more useful than a body that is too long to read.
#[tokio::test]
async fn too_large_error_body_keeps_the_status() {
    let builder = |url| builder(url).max_response_bytes(100);
    let page = "x".repeat(5_000_000);
    let error = result_of(builder, answer("503 Busy", JSON, page)).await;
    let error = error.unwrap_err();
    assert_eq!(summary(&error), (ErrorKind::Status, Some(503), Some("c-1")));
    assert_eq!(error.excerpt(), None);
}

#[tokio::test]
async fn deeply_nested_json_is_an_error() {
    const DEPTH: usize = 1_000_000;
    let brackets = format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    let braces = format!("{}1{}", "{\"x\":".repeat(DEPTH), "}".repeat(DEPTH));
    for body in [
        &brackets,
        &braces,
        &format!("{{\"version\":3,\"x\":{brackets}}}"),
    ] {
        let error = result(answer("200 OK", JSON, body)).await.unwrap_err();
        assert_eq!(summary(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
        let error = result(answer("400 Bad", JSON, body)).await.unwrap_err();
        assert_eq!(summary(&error), (ErrorKind::Status, Some(400), Some("c-1")));
        // This operation returns any JSON.
        let server = Faulty::start([vec![send(answer("200 OK", JSON, body))]]).await;
        let client = client(server.url());
        let request = client.organization().get_organizations_limits_namespaces();
        let error = request.await.unwrap_err();
        assert_eq!(summary(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
    }
}
