//! Spans and events for `tracing`, and the secrets that they must not contain.
#![cfg(feature = "tracing")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use generated_client::retry::RetryPolicy;
use generated_client::{Client, ClientBuilder, ErrorKind};
use support::calls::{get, post};
use support::faulty::{Faulty, Step, answer, send};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{DefaultGuard, Interest, set_default};
use tracing::{Event, Level, Metadata, Subscriber};

/// Fields of a span or event, by name.
#[derive(Debug, Default, Clone)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

#[derive(Debug, Default, Clone)]
struct Span {
    name: &'static str,
    fields: Fields,
    closed: bool,
}

#[derive(Debug, Clone)]
struct Recorded {
    level: Level,
    fields: Fields,
    /// Index of the enclosing span.
    span: Option<usize>,
}

#[derive(Debug, Default)]
struct Seen {
    spans: Vec<Span>,
    events: Vec<Recorded>,
    entered: Vec<usize>,
}

/// Records the client's spans and events on this thread until it is dropped.
struct Listener {
    seen: Arc<Mutex<Seen>>,
    _guard: DefaultGuard,
}

impl Listener {
    fn start() -> Self {
        let seen = Arc::new(Mutex::new(Seen::default()));
        let guard = set_default(Recorder(Arc::clone(&seen)));
        Self {
            seen,
            _guard: guard,
        }
    }

    fn spans(&self) -> Vec<Span> {
        self.seen.lock().unwrap().spans.clone()
    }

    fn events(&self) -> Vec<Recorded> {
        self.seen.lock().unwrap().events.clone()
    }

    /// Returns the fields of the only span, which must be closed.
    fn span(&self) -> BTreeMap<&'static str, String> {
        let spans = self.spans();
        assert_eq!(spans.len(), 1, "{spans:?}");
        assert!(spans[0].closed);
        assert_eq!(spans[0].name, "call");
        spans[0].fields.0.clone()
    }
}

struct Recorder(Arc<Mutex<Seen>>);

fn position(id: &Id) -> usize {
    usize::try_from(id.into_u64()).unwrap() - 1
}

impl Subscriber for Recorder {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if self.enabled(metadata) {
            Interest::always()
        } else {
            Interest::never()
        }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("generated_client")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        span.record(&mut fields);
        let mut seen = self.0.lock().unwrap();
        seen.spans.push(Span {
            name: span.metadata().name(),
            fields,
            closed: false,
        });
        Id::from_u64(seen.spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut seen = self.0.lock().unwrap();
        values.record(&mut seen.spans[position(span)].fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let mut seen = self.0.lock().unwrap();
        let span = seen.entered.last().copied();
        seen.events.push(Recorded {
            level: *event.metadata().level(),
            fields,
            span,
        });
    }

    fn enter(&self, span: &Id) {
        self.0.lock().unwrap().entered.push(position(span));
    }

    fn exit(&self, span: &Id) {
        let left = self.0.lock().unwrap().entered.pop();
        assert_eq!(left, Some(position(span)));
    }

    fn try_close(&self, span: Id) -> bool {
        // The client does not clone its spans, so the first close is the last.
        self.0.lock().unwrap().spans[position(&span)].closed = true;
        true
    }
}

const QUICK: RetryPolicy = RetryPolicy::DEFAULT
    .max_retries(2)
    .base_delay(Duration::from_millis(1));

const ID: &str = "ININ-Correlation-Id: c-1\r\n";

fn builder(url: String) -> ClientBuilder {
    Client::builder()
        .base_url(url)
        .token("token-secret")
        .default_header("x-key", "header-secret")
        .retry(QUICK)
}

fn port(server: &Faulty) -> String {
    server.url().rsplit(':').next().unwrap().to_owned()
}

fn fields<const N: usize>(pairs: [(&'static str, &str); N]) -> BTreeMap<&'static str, String> {
    let pairs = pairs.into_iter();
    pairs.map(|(name, text)| (name, text.to_owned())).collect()
}

#[tokio::test]
async fn span_follows_the_opentelemetry_conventions() {
    let listener = Listener::start();
    let good = answer("200 OK", ID, support::faulty::GOOD);
    let server = Faulty::start([vec![send(good)]]).await;
    get(&builder(server.url()).build().unwrap()).await.unwrap();
    let expected = fields([
        ("otel.kind", "client"),
        ("otel.name", "GET /api/v2/organizations/me"),
        ("operation.id", "getOrganizationsMe"),
        ("http.request.method", "GET"),
        ("url.template", "/api/v2/organizations/me"),
        ("server.address", "127.0.0.1"),
        ("server.port", &port(&server)),
        ("http.response.status_code", "200"),
        ("correlation_id", "c-1"),
    ]);
    assert_eq!(listener.span(), expected);
    assert!(listener.events().is_empty());
}

#[tokio::test]
async fn error_type_of_a_server_error_is_the_status() {
    let listener = Listener::start();
    let server = Faulty::start([vec![send(answer("404 No", ID, ""))]]).await;
    let client = builder(server.url()).build().unwrap();
    get(&client).await.unwrap_err();
    let span = listener.span();
    for (name, text) in [
        ("otel.status_code", "ERROR"),
        ("error.type", "404"),
        ("http.response.status_code", "404"),
        ("correlation_id", "c-1"),
    ] {
        assert_eq!(span.get(name).map(String::as_str), Some(text), "{name}");
    }
    assert!(!span.contains_key("http.request.resend_count"));
}

#[tokio::test]
async fn error_type_of_other_errors_is_the_kind() {
    let silent = Faulty::always(vec![Step::Hold]).await;
    let broken = Faulty::always(vec![Step::Reset]).await;
    for (url, kind) in [
        (support::nobody().await, ErrorKind::Connect),
        (silent.url(), ErrorKind::Timeout),
        (broken.url(), ErrorKind::Transport),
    ] {
        let listener = Listener::start();
        let builder = builder(url).retry(RetryPolicy::OFF);
        let client = builder.timeout(Duration::from_millis(300)).build().unwrap();
        get(&client).await.unwrap_err();
        let span = listener.span();
        assert_eq!(span["error.type"], format!("{kind:?}"));
        assert_eq!(span["otel.status_code"], "ERROR");
        for name in ["http.response.status_code", "correlation_id"] {
            assert!(!span.contains_key(name), "{name}");
        }
    }
}

#[tokio::test]
async fn span_of_an_undecodable_response_has_status_and_error() {
    let listener = Listener::start();
    let server = Faulty::start([vec![send(answer("200 OK", ID, "{"))]]).await;
    let client = builder(server.url()).build().unwrap();
    get(&client).await.unwrap_err();
    let span = listener.span();
    assert_eq!(span["http.response.status_code"], "200");
    assert_eq!(span["correlation_id"], "c-1");
    let status = span.get("otel.status_code").map(String::as_str);
    let kind = span.get("error.type").map(String::as_str);
    assert_eq!((status, kind), (Some("ERROR"), Some("Decode")));
}

#[tokio::test]
async fn each_retry_is_an_event_in_the_span() {
    let listener = Listener::start();
    let script = [vec![Step::Reset], vec![send(answer("503 Busy", "", ""))]];
    let server = Faulty::start(script).await;
    get(&builder(server.url()).build().unwrap()).await.unwrap();
    assert_eq!(listener.span()["http.request.resend_count"], "2");
    assert!(!listener.span().contains_key("error.type"));
    let events = listener.events();
    assert_eq!(events.len(), 2, "{events:?}");
    for event in &events {
        assert_eq!((event.level, event.span), (Level::DEBUG, Some(0)));
        assert_eq!(event.fields.0["message"], "sending again");
        event.fields.0["delay_ms"].parse::<u64>().unwrap();
    }
    let reasons = events.iter().map(|event| event.fields.0["reason"].as_str());
    let reasons: Vec<_> = reasons.collect();
    assert!(reasons[0].contains("the exchange with the server failed"));
    assert_eq!(reasons[1], "503 Service Unavailable");
}

#[tokio::test]
async fn concurrent_calls_have_separate_spans() {
    let listener = Listener::start();
    let busy = || {
        vec![
            Step::Pause(Duration::from_millis(50)),
            send(answer("503 Busy", "", "")),
        ]
    };
    let server = Faulty::start([busy(), busy()]).await;
    let client = builder(server.url()).build().unwrap();
    let (first, second) = tokio::join!(get(&client), get(&client));
    assert_eq!((first.unwrap(), second.unwrap()), (3, 3));
    let mut spans: Vec<_> = listener.events().iter().map(|event| event.span).collect();
    spans.sort();
    assert_eq!(spans, [Some(0), Some(1)]);
    assert!(listener.spans().iter().all(|span| span.closed));
}

#[tokio::test]
async fn span_of_a_dropped_call_closes() {
    let listener = Listener::start();
    let server = Faulty::always(vec![Step::Hold]).await;
    let client = builder(server.url()).build().unwrap();
    let short = Duration::from_millis(200);
    assert!(tokio::time::timeout(short, get(&client)).await.is_err());
    assert!(!listener.span().contains_key("error.type"));
}

/// Returns all spans and events as text.
fn all(listener: &Listener) -> String {
    format!("{:?} {:?}", listener.spans(), listener.events())
}

const SECRETS: [&str; 8] = [
    "token-secret",
    "header-secret",
    "body-secret",
    "path-secret",
    "4711471147",
    "answer-secret",
    "Bearer",
    "changerequests?",
];

#[tokio::test]
async fn spans_and_events_contain_no_secrets() {
    let listener = Listener::start();
    let secret = r#"{"version": 3, "name": "answer-secret"}"#;
    for steps in [
        vec![send(answer("200 OK", ID, secret))],
        vec![send(answer("200 OK", ID, "answer-secret"))],
        vec![send(answer("503 Busy", ID, "answer-secret"))],
        vec![send(answer(
            "400 Bad",
            ID,
            r#"{"message": "answer-secret"}"#,
        ))],
        vec![Step::Reset],
    ] {
        let server = Faulty::always(steps).await;
        let client = builder(server.url()).build().unwrap();
        let api = client.organization();
        post(&client, "name").await.ok();
        get(&client).await.ok();
        let request = api
            .get_organizations_limits_changerequests()
            .after(4_711_471_147);
        request.header("x-own", "header-secret").await.ok();
        api.get_organizations_limits_namespace("path-secret")
            .await
            .ok();
    }
    let client = builder(support::nobody().await).build().unwrap();
    let api = client.organization();
    let request = api
        .get_organizations_limits_changerequests()
        .after(4_711_471_147);
    request.await.unwrap_err();
    assert_eq!(listener.spans().len(), 21);
    assert!(listener.events().len() > 10);
    let all = all(&listener);
    for secret in SECRETS {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
}

#[tokio::test]
async fn bodies_are_logged_on_request_up_to_a_limit() {
    let listener = Listener::start();
    let server = Faulty::start([vec![send(answer("400 Bad", "", "error-page\n"))]]).await;
    let client = builder(server.url()).trace_bodies(30).build().unwrap();
    get(&client).await.unwrap_err();
    post(&client, "name").await.unwrap();
    let events = listener.events();
    let shown: Vec<(&str, &str, Option<usize>)> = events
        .iter()
        .map(|event| {
            (
                event.fields.0["message"].as_str(),
                event.fields.0["body"].as_str(),
                event.span,
            )
        })
        .collect();
    assert!(events.iter().all(|event| event.level == Level::TRACE));
    assert_eq!(
        shown,
        [
            (
                "request body",
                "{\"name\":\"name\",\"adminUsername\"…",
                Some(1)
            ),
            ("response body", "{\"version\": 3}", Some(1)),
        ]
    );
    let all = all(&listener);
    for secret in ["token-secret", "header-secret", "body-secret"] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
}

#[tokio::test]
async fn unsent_requests_have_no_span() {
    let listener = Listener::start();
    let client = builder(support::nobody().await).build().unwrap();
    let request = client.organization().get_organizations_limits_namespace("");
    assert_eq!(
        request.await.unwrap_err().kind(),
        ErrorKind::InvalidParameter
    );
    assert!(listener.spans().is_empty());
}
