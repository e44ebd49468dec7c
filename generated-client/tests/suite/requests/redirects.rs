//! Redirects that are followed, and redirects that must not be.

use crate::support::calls::{METHODS, call, get};
use crate::support::{Answer, Server};
use generated_client::http::Method;
use generated_client::models::EmbeddedIntegration;
use generated_client::retry::RetryPolicy;
use generated_client::{Client, Error, ErrorKind};

/// The path of [`get`], so that the response has the right type.
const PATH: &str = "/elsewhere?x=1";

fn client(server: &Server) -> Client {
    let builder = Client::builder().base_url(server.url()).token("token");
    builder.retry(RetryPolicy::OFF).build().unwrap()
}

fn redirect(status: u16, location: &str) -> Answer {
    Answer::empty(status).header("location", location)
}

fn good() -> Answer {
    Answer::json(200, crate::support::faulty::GOOD)
}

fn assert_not_followed(error: &Error, status: u16) {
    assert_eq!(error.kind(), ErrorKind::Status, "{error}");
    assert_eq!(error.status().unwrap().as_u16(), status);
    assert!(
        error.to_string().contains("the redirect was not followed"),
        "{error}"
    );
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn redirects_on_the_same_server_keep_headers_and_body() {
    for (status, methods) in [(307, &METHODS[..]), (308, &METHODS), (301, &METHODS[..1])]
        .into_iter()
        .chain([(302, &METHODS[..1]), (303, &METHODS[..1])])
    {
        for method in methods {
            let server = Server::start([redirect(status, PATH), good(), good()]).await;
            let client = client(&server);
            call(&client, method).await.unwrap();
            let requests = server.requests();
            assert_eq!(
                (requests.len(), requests[1].path.as_str()),
                (2, "/elsewhere")
            );
            assert_eq!(requests[1].query.as_deref(), Some("x=1"));
            for request in &requests {
                assert_eq!(request.method, method.as_str());
                assert_eq!(request.header("authorization"), Some("Bearer token"));
                assert_eq!(request.body, requests[0].body);
            }
        }
    }
}

#[tokio::test]
async fn redirects_never_turn_a_change_into_a_get() {
    for status in [301, 302, 303] {
        for method in &METHODS[1..] {
            let server = Server::start([redirect(status, PATH), good()]).await;
            let client = client(&server);
            let error = call(&client, method).await.unwrap_err();
            assert_not_followed(&error, status);
            assert_eq!(server.requests().len(), 1);
            assert_eq!(get(&client).await.unwrap(), 3);
        }
    }
}

#[tokio::test]
async fn redirect_loop_ends() {
    let loops = (0..20).map(|_| redirect(302, PATH));
    let server = Server::start(loops).await;
    let error = get(&client(&server)).await.unwrap_err();
    assert_not_followed(&error, 302);
    assert_eq!(server.requests().len(), 6);
}

#[tokio::test]
async fn never_follows_a_redirect_to_another_server() {
    let other = Server::start([good()]).await;
    let port = other.url().rsplit(':').next().unwrap().to_owned();
    for location in [
        format!("{}/api/v2/organizations/me", other.url()),
        format!("//127.0.0.1:{port}/"),
        format!("http://localhost:{port}/"),
        format!("http://user:password@127.0.0.1:{port}/"),
    ] {
        for method in [Method::GET, Method::POST] {
            let server = Server::start([redirect(307, &location), good()]).await;
            let client = client(&server);
            let error = call(&client, &method).await.unwrap_err();
            assert_not_followed(&error, 307);
            assert_eq!(server.requests().len(), 1);
            assert_eq!(get(&client).await.unwrap(), 3);
        }
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn invalid_redirect_targets_are_not_followed() {
    let server = Server::start([]).await;
    let port = server.url().rsplit(':').next().unwrap().to_owned();
    let same_port = format!("https://127.0.0.1:{port}/");
    for location in ["http://[", "mailto:x@y", "ftp://127.0.0.1/", &same_port] {
        let server = Server::start([redirect(302, location), good()]).await;
        let client = client(&server);
        let error = get(&client).await.unwrap_err();
        assert_not_followed(&error, 302);
        assert_eq!(server.requests().len(), 1);
        assert_eq!(get(&client).await.unwrap(), 3);
    }
}

#[tokio::test]
async fn redirect_without_location_is_a_plain_status_error() {
    for status in [300, 301, 305, 307] {
        let server = Server::start([Answer::empty(status)]).await;
        let error = get(&client(&server)).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert!(!error.to_string().contains("redirect was"), "{error}");
    }
}

#[tokio::test]
async fn follows_a_chain_of_redirects() {
    let redirect = |status| Answer::empty(status).header("location", "/elsewhere?x=1");
    let server = Server::start([
        redirect(302),
        redirect(308),
        Answer::json(200, r#"{"url": "u"}"#),
    ])
    .await;
    let docs = client(&server)
        .organization()
        .get_organizations_limits_docs()
        .await
        .unwrap();
    assert_eq!(docs.url.as_deref(), Some("u"));
    let requests = server.requests();
    assert_eq!(
        (requests[2].path.as_str(), requests[2].query.as_deref()),
        ("/elsewhere", Some("x=1"))
    );
    assert_eq!(requests[2].header("authorization"), Some("Bearer token"));
}

#[tokio::test]
#[expect(deprecated, reason = "it is a PUT with a required body")]
async fn redirect_of_a_put_keeps_the_body_or_is_not_followed() {
    let redirect = |status| Answer::empty(status).header("location", "/elsewhere");
    let server = Server::start([redirect(307), Answer::json(200, "{}"), redirect(302)]).await;
    let client = client(&server);
    let body = EmbeddedIntegration::new().with_enable_whitelist(true);
    client
        .organization()
        .put_organizations_embeddedintegration(&body)
        .await
        .unwrap();
    let again = &server.requests()[1];
    assert_eq!(
        (again.method.as_str(), again.text()),
        ("PUT", r#"{"enableWhitelist":true}"#)
    );
    let error = client
        .organization()
        .put_organizations_embeddedintegration(&body)
        .await
        .unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn error_of_a_refused_redirect_names_operation_and_status() {
    let other = Server::start([Answer::json(200, "{}")]).await;
    let location = format!("{}/api", other.url());
    let server = Server::start([Answer::empty(307).header("location", &location)]).await;
    let error = client(&server)
        .organization()
        .get_organizations_limits_docs()
        .await
        .unwrap_err();
    let message =
        "getOrganizationsLimitsDocs: 307 Temporary Redirect: the redirect was not followed";
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::Status, message)
    );
    assert!(other.requests().is_empty());
}
