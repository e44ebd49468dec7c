//! What comes of answers that are whole, but not as they should be.

use super::{builder, client};
use crate::support::calls::get;
use crate::support::faulty::{Faulty, GOOD, answer, good, send};
use generated_client::{ClientBuilder, Error, ErrorKind, StatusCode};

const JSON: &str = "Content-Type: application/json\r\nININ-Correlation-Id: c-1\r\n";

/// What comes of these bytes as the answer to a call. The call after it succeeds in any case.
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

/// What is seen of an error: kind, status, correlation id.
fn facts(error: &Error) -> (ErrorKind, Option<u16>, Option<&str>) {
    let status = error.status().map(|status| status.as_u16());
    (error.kind(), status, error.correlation_id())
}

/// What is seen of an error whose answer could not be used at all.
const BROKEN: (ErrorKind, Option<u16>, Option<&str>) = (ErrorKind::Transport, None, None);
const TOO_LARGE: (ErrorKind, Option<u16>, Option<&str>) = (ErrorKind::TooLarge, None, None);

#[tokio::test]
async fn json_by_another_name_is_read() {
    for media_type in ["text/plain", "application/vnd.api+json", "nonsense", ""] {
        let headers = format!("Content-Type: {media_type}\r\n");
        let version = result(answer("200 OK", &headers, GOOD)).await.unwrap();
        assert_eq!(version, 3);
    }
    assert_eq!(result(answer("200 OK", "", GOOD)).await.unwrap(), 3);
}

#[tokio::test]
async fn another_thing_by_the_name_of_json() {
    let bytes = answer("200 OK", JSON, "<html>Log in!</html>");
    let error = result(bytes).await.unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
    assert_eq!(error.excerpt(), Some("<html>Log in!</html>"));
}

#[tokio::test]
async fn a_gateway_page() {
    let bytes = answer(
        "502 Bad Gateway",
        "Content-Type: text/html\r\n",
        "<h1>Sorry",
    );
    let error = result(bytes).await.unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Status, Some(502), None));
    assert_eq!((error.excerpt(), error.body()), (Some("<h1>Sorry"), None));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn an_empty_error() {
    let bytes = answer("500 Internal Server Error", JSON, "");
    let error = result(bytes).await.unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Status, Some(500), Some("c-1")));
    assert_eq!((error.excerpt(), error.body()), (None, None));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn an_odd_status() {
    for (line, status) in [("999 Odd", 999), ("600", 600), ("418 I'm a \u{e4}", 418)] {
        let error = result(answer(line, JSON, "")).await.unwrap_err();
        assert_eq!(
            facts(&error),
            (ErrorKind::Status, Some(status), Some("c-1"))
        );
    }
    for line in ["099 Low", "20 OK", "OK"] {
        let error = result(answer(line, JSON, GOOD)).await.unwrap_err();
        assert_eq!(facts(&error), BROKEN, "{line}");
    }
}

#[tokio::test]
async fn json_that_breaks_off_or_is_none() {
    for body in [
        r#"{"version": 3"#,
        "{",
        "nothing",
        r#"{"version": 3}}"#,
        "\u{feff}{}",
    ] {
        let error = result(answer("200 OK", JSON, body)).await.unwrap_err();
        assert_eq!(facts(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
    }
}

#[tokio::test]
async fn invalid_utf_8_in_json() {
    for body in [
        b"{\"version\": 3, \"name\": \"\xff\"}".as_slice(),
        b"\xff\xfe{}",
    ] {
        let error = result(answer("200 OK", JSON, body)).await.unwrap_err();
        assert_eq!(facts(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
    }
    let error = result(answer("400 Bad", JSON, b"{\"code\": \"\xff\"}")).await;
    let error = error.unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Status, Some(400), Some("c-1")));
    assert_eq!(error.excerpt(), Some("{\"code\": \"\u{fffd}\"}"));
}

#[tokio::test]
async fn invalid_utf_8_in_headers() {
    let bytes = [b"HTTP/1.1 404 \xff\r\nininin: \xfe\r\ninin-correlation-id: \xff\r\n".as_slice()];
    let bytes = [bytes[0], b"Retry-After: \xff\r\nContent-Length: 0\r\n\r\n"].concat();
    let error = result(bytes).await.unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Status, Some(404), None));
    assert_eq!(error.retry_after(), None);
}

#[tokio::test]
async fn no_content_where_a_value_is_expected() {
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

/// By HTTP such a body does not exist: what it holds must not be taken for the next answer.
#[tokio::test]
async fn no_content_with_a_body() {
    let foreign = answer("200 OK", "", r#"{"version": 666}"#);
    let server = Faulty::start([vec![send(answer("204 No Content", JSON, foreign))]]).await;
    let client = client(server.url());
    let deleted = client.organization().delete_organizations_me().send().await;
    assert_eq!(deleted.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
}

#[tokio::test]
async fn not_modified() {
    let error = result(format!("HTTP/1.1 304 Not Modified\r\n{JSON}\r\n")).await;
    let error = error.unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Status, Some(304), Some("c-1")));
    let line = "getOrganizationsMe: 304 Not Modified (correlation id c-1)";
    assert_eq!(error.to_string(), line);
}

#[tokio::test]
async fn answers_before_the_answer() {
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
async fn another_protocol() {
    let bytes = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nx";
    let error = result(bytes).await.unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Status, Some(101), None));
}

#[tokio::test]
async fn headers_that_come_twice() {
    let twice = format!("{JSON}ININ-Correlation-Id: c-2\r\nRetry-After: 5\r\nRetry-After: 6\r\n");
    let bytes = answer("409 Conflict", &twice, r#"{"code": "x"}"#);
    let error = result(bytes).await.unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Status, Some(409), Some("c-1")));
    assert_eq!(error.retry_after().unwrap().as_secs(), 5);
    let all = error.headers().unwrap().get_all("inin-correlation-id");
    assert_eq!(all.iter().count(), 2);
}

#[tokio::test]
async fn headers_without_end() {
    let many = "X-Many: x\r\n".repeat(1000);
    let long = format!("X-Long: {}\r\n", "x".repeat(2_000_000));
    for headers in [many, long] {
        let error = result(answer("200 OK", &headers, GOOD)).await.unwrap_err();
        assert_eq!(facts(&error), BROKEN);
        assert!(error.to_string().len() < 1000);
    }
}

#[tokio::test]
async fn an_answer_that_announces_too_much() {
    let builder = |url| builder(url).max_response_bytes(GOOD.len());
    let spaces = format!("{GOOD} ");
    let error = result_of(builder, answer("200 OK", JSON, spaces)).await;
    assert_eq!(facts(&error.unwrap_err()), TOO_LARGE);
    // Nothing of the body came, so the announcement was enough.
    let announced = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: 99999999999\r\n\r\n");
    let error = result_of(builder, announced).await;
    assert_eq!(facts(&error.unwrap_err()), TOO_LARGE);
}

#[tokio::test]
async fn chunks_that_add_up_to_too_much() {
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
        assert_eq!(facts(&error.unwrap_err()), TOO_LARGE);
    }
}

/// The status says what is wrong, so it counts more than a page that is too long to be read.
#[tokio::test]
async fn an_error_that_is_too_large() {
    let builder = |url| builder(url).max_response_bytes(100);
    let page = "x".repeat(5_000_000);
    let error = result_of(builder, answer("503 Busy", JSON, page)).await;
    let error = error.unwrap_err();
    assert_eq!(facts(&error), (ErrorKind::Status, Some(503), Some("c-1")));
    assert_eq!(error.excerpt(), None);
}

#[tokio::test]
async fn a_million_brackets() {
    const DEPTH: usize = 1_000_000;
    let brackets = format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    let braces = format!("{}1{}", "{\"x\":".repeat(DEPTH), "}".repeat(DEPTH));
    for body in [
        &brackets,
        &braces,
        &format!("{{\"version\":3,\"x\":{brackets}}}"),
    ] {
        let error = result(answer("200 OK", JSON, body)).await.unwrap_err();
        assert_eq!(facts(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
        let error = result(answer("400 Bad", JSON, body)).await.unwrap_err();
        assert_eq!(facts(&error), (ErrorKind::Status, Some(400), Some("c-1")));
        // An operation whose answer may be any JSON.
        let server = Faulty::start([vec![send(answer("200 OK", JSON, body))]]).await;
        let client = client(server.url());
        let request = client.organization().get_organizations_limits_namespaces();
        let error = request.await.unwrap_err();
        assert_eq!(facts(&error), (ErrorKind::Decode, Some(200), Some("c-1")));
    }
}
