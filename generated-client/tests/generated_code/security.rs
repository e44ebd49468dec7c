//! API keys, user names with passwords, and alternatives of security schemes.

use std::sync::Mutex;

use crate::runtime::testing;
use crate::runtime::{
    ApiKeyLocation, Attempt, BoxFuture, Bytes, Client, ClientBuilder, Endpoint, Error, ErrorKind,
    Middleware, Next, Response, RetryPolicy, SecurityScheme,
};
use crate::specs::security::operations::vault::{GetByEither, GetByHeader, GetPublic};
use crate::specs::security::security_schemes::{LOGIN, QUERY, SESSION, TENANT_KEY};
use crate::support::{Answer, Server, nobody};

/// Starts a server that always answers with a text.
async fn server() -> Server {
    Server::computing(|_, _| Answer::json(200, "\"ok\"")).await
}

/// Starts building a client with all credentials except the token.
fn with_keys(server: &Server) -> ClientBuilder {
    Client::builder()
        .base_url(server.url())
        .api_key(TENANT_KEY, "tenant-secret")
        .api_key(QUERY, "query secret&")
        .api_key(SESSION, "cookie-secret")
        .basic(LOGIN, "Ann", "pass:word")
}

#[tokio::test]
async fn each_scheme_is_sent_in_its_place() {
    let server = server().await;
    let client = with_keys(&server).token("token").build().unwrap();
    let vault = client.vault();
    vault.get_by_header().await.unwrap();
    vault.get_by_query().q("x").await.unwrap();
    let request = vault.get_by_cookie().header("cookie", "theme=dark");
    request.await.unwrap();
    vault.get_by_login().await.unwrap();
    vault.get_public().await.unwrap();
    let requests = server.requests();
    let [header, query, cookie, login, public] = requests.as_slice() else {
        panic!("{} requests", requests.len());
    };
    assert_eq!(header.header("x-tenant-key"), Some("tenant-secret"));
    assert_eq!(
        query.query.as_deref(),
        Some("q=x&api_key=query%20secret%26")
    );
    assert_eq!(
        cookie.header("cookie"),
        Some("theme=dark; sid=cookie-secret")
    );
    assert_eq!(
        login.header("authorization"),
        Some("Basic QW5uOnBhc3M6d29yZA==")
    );
    for request in [header, query, cookie, public] {
        assert_eq!(request.header("authorization"), None);
    }
    for request in [query, cookie, login, public] {
        assert_eq!(request.header("x-tenant-key"), None);
    }
}

#[tokio::test]
async fn first_alternative_with_all_credentials_is_sent() {
    let server = server().await;
    let url = server.url();
    let builder = || Client::builder().base_url(&url);
    let one_of_two = || builder().api_key(TENANT_KEY, "k");
    for client in [
        one_of_two().api_key(SESSION, "s").token("t"),
        one_of_two().token("t"),
        one_of_two(),
    ] {
        let client = client.build().unwrap();
        client.vault().get_by_either().await.unwrap();
    }
    let requests = server.requests();
    let sent = requests.iter().map(|request| {
        let names = ["x-tenant-key", "cookie", "authorization"];
        names.map(|name| request.header(name))
    });
    let sent: Vec<_> = sent.collect();
    assert_eq!(
        sent,
        [
            [Some("k"), Some("sid=s"), None],
            [None, None, Some("Bearer t")],
            [None, None, None],
        ]
    );
}

#[tokio::test]
async fn headers_of_a_request_replace_credentials() {
    let server = server().await;
    let client = with_keys(&server).build().unwrap();
    let vault = client.vault();
    let request = vault.get_by_header().header("X-Tenant-Key", "own");
    request.await.unwrap();
    let request = vault.get_by_login().header("Authorization", "Basic own");
    request.await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].header("x-tenant-key"), Some("own"));
    assert_eq!(requests[1].header("authorization"), Some("Basic own"));
}

#[tokio::test]
async fn cookies_are_sent_in_one_header() {
    let server = server().await;
    let client = with_keys(&server).default_header("cookie", "of=client");
    let client = client.build().unwrap();
    let vault = client.vault();
    vault.get_by_cookie().theme("a; b=c").await.unwrap();
    let own = vault.get_by_cookie().own_sid("mine").theme("x");
    own.header("cookie", "of=request").await.unwrap();
    let keyless = Client::builder().base_url(server.url()).build().unwrap();
    let request = keyless.vault().get_by_cookie().theme("x").theme("y");
    request.await.unwrap();
    let requests = server.requests();
    let sent = requests.iter().map(|request| request.header("cookie"));
    let expected = [
        "of=client; theme=a%3B%20b%3Dc; sid=cookie-secret",
        "of=request; sid=mine; theme=x",
        "theme=y",
    ];
    assert_eq!(sent.collect::<Vec<_>>(), expected.map(Some));
}

/// Records the URL and the headers of an attempt as text.
struct Spy(&'static Mutex<String>);

impl Middleware for Spy {
    fn handle<'a>(
        &'a self,
        attempt: Attempt,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response<Bytes>, Error>> {
        *self.0.lock().unwrap() = format!("{} {:?}", attempt.url(), attempt.headers());
        next.run(attempt)
    }
}

#[tokio::test]
async fn credentials_are_never_printed() {
    static SEEN: Mutex<String> = Mutex::new(String::new());
    let server = Server::start([
        Answer::empty(302).header("location", "/query?q=y"),
        Answer::json(500, "{}"),
    ])
    .await;
    let policy = RetryPolicy::OFF;
    let client = with_keys(&server)
        .middleware(Spy(&SEEN))
        .retry(policy.clone());
    assert!(!format!("{client:?}").contains("secret"));
    let client = client.build().unwrap();
    let request = client.vault().get_by_query();
    let shown = format!("{client:?} {request:?}");
    let error = request.await.unwrap_err();
    let requests = server.requests().into_iter();
    let queries: Vec<String> = requests.filter_map(|item| item.query).collect();
    let key = "api_key=query%20secret%26";
    assert_eq!(queries, [key.to_owned(), format!("q=y&{key}")]);
    let nobody = with_keys(&server).base_url(nobody().await).retry(policy);
    let refused = nobody
        .build()
        .unwrap()
        .vault()
        .get_by_query()
        .await
        .unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Connect);
    let seen = SEEN.lock().unwrap();
    for text in [
        shown,
        format!("{error} {error:?} {refused} {refused:?}"),
        seen.clone(),
    ] {
        assert!(!text.contains("secret"), "{text}");
    }
}

#[test]
fn invalid_credentials_are_errors_without_their_text() {
    let builder = || Client::builder().base_url("http://localhost");
    for (builder, expected) in [
        (
            builder().api_key(TENANT_KEY, "hunter2\n"),
            "the API key `Tenant Key` is empty or",
        ),
        (
            builder().api_key(QUERY, ""),
            "the API key `query` is empty or",
        ),
        (
            builder().api_key(SESSION, "hunter2; a=b"),
            "the API key `session` is empty or",
        ),
        (
            builder().basic(LOGIN, "a:b", "hunter2"),
            "must not contain a colon",
        ),
        (
            builder().basic(LOGIN, "a", "hunter2\r"),
            "control characters",
        ),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        let text = format!("{error} {error:?}");
        assert!(text.contains(expected), "{text}");
        assert!(!text.contains("hunter2"), "{text}");
    }
}

#[test]
fn metadata_lists_the_alternatives() {
    assert!(GetPublic::OPERATION.is_anonymous());
    assert_eq!(
        GetByHeader::OPERATION.security(),
        [[SecurityScheme::ApiKey(TENANT_KEY)]]
    );
    let either = GetByEither::OPERATION.security();
    assert_eq!(either.len(), 3);
    assert_eq!(either[1], [SecurityScheme::Bearer]);
    assert!(either[2].is_empty());
    assert_eq!(TENANT_KEY.location(), ApiKeyLocation::Header);
    assert_eq!((QUERY.name(), QUERY.parameter()), ("query", "api_key"));
    assert_eq!(LOGIN.name(), "Login");
}

#[tokio::test]
async fn mock_server_checks_credentials() {
    let server = testing::Server::start().await;
    server.require_token();
    server.on(GetByHeader).returns("ok".to_owned());
    server.on(GetByEither).returns("ok".to_owned());
    let stranger = server.client();
    let error = stranger.vault().get_by_header().await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("No API key specified in `X-Tenant-Key`"),
        "{error}"
    );
    stranger.vault().get_by_either().await.unwrap();
    let client = server
        .client_builder()
        .api_key(TENANT_KEY, "k")
        .build()
        .unwrap();
    client.vault().get_by_header().await.unwrap();
    server.verify().unwrap();
}
