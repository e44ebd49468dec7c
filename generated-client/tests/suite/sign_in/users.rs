//! Signing in as a user: authorization codes from the browser, and refresh tokens.

use std::sync::{Arc, Mutex};

use generated_client::auth::{AuthorizationCode, RefreshToken, TokenProvider};
use generated_client::{Client, ErrorKind, Region};

use super::mock_server::{self, call};
use crate::support::{Answer, Server, nobody};

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn sign_in() -> AuthorizationCode {
    let this = AuthorizationCode::new("id", "http://localhost:8085/back?a=b").unwrap();
    this.state("st ate").verifier(VERIFIER)
}

/// Returns a response with a refresh token and an access token.
///
/// The access token expires at once, so that each call needs a new one.
fn pair(access: &str, refresh: &str) -> Answer {
    let refresh = match refresh {
        "" => String::new(),
        _ => format!(r#","refresh_token":"{refresh}""#),
    };
    Answer::json(
        200,
        format!(
            r#"{{"access_token":"{access}","token_type":"bearer","expires_in":0.000001{refresh}}}"#
        ),
    )
}

fn client(login: &str, api: &Server, provider: impl TokenProvider) -> Client {
    let builder = Client::builder().base_url(api.url()).login_url(login);
    builder.token_provider(provider).build().unwrap()
}

fn bodies(login: &Server) -> Vec<String> {
    login
        .requests()
        .iter()
        .map(|request| request.text().to_owned())
        .collect()
}

#[test]
fn authorization_url_has_a_challenge() {
    let url = sign_in().url(Region::EuWest1.login_url()).unwrap();
    assert_eq!(
        url,
        "https://login.mypurecloud.ie/oauth/authorize?response_type=code&client_id=id\
         &redirect_uri=http%3A%2F%2Flocalhost%3A8085%2Fback%3Fa%3Db&state=st+ate\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
    );
    let confidential = sign_in()
        .client_secret("hunter2")
        .url("https://gateway/x/")
        .unwrap();
    assert_eq!(
        confidential,
        "https://gateway/x/oauth/authorize?response_type=code&client_id=id\
         &redirect_uri=http%3A%2F%2Flocalhost%3A8085%2Fback%3Fa%3Db&state=st+ate"
    );
    let other = || AuthorizationCode::new("id", "x").unwrap();
    let urls = [(); 2].map(|()| other().url("https://h").unwrap());
    assert_ne!(urls[0], urls[1], "state and verifier are not random");
}

#[test]
fn authorization_url_rejects_invalid_settings() {
    let unfit = [
        sign_in().url("http://login.example.com"),
        sign_in().url("login.example.com"),
        sign_in().state("").url("https://h"),
        sign_in().verifier("short").url("https://h"),
        sign_in().client_secret("").url("https://h"),
        AuthorizationCode::new("", "x").unwrap().url("https://h"),
    ];
    for result in unfit {
        assert_eq!(result.unwrap_err().kind(), ErrorKind::Config);
    }
}

#[test]
fn reads_the_code_of_a_redirect() {
    for redirect in [
        "http://localhost:8085/back?a=b&code=c%2F1&state=st+ate",
        "/back?state=st%20ate&code=c%2F1",
        "?code=c%2F1&state=st+ate#_",
    ] {
        assert_eq!(
            sign_in().code(redirect).unwrap().expose(),
            "c/1",
            "{redirect}"
        );
    }
    let foreign = "the redirect's state does not match the request";
    for (redirect, message) in [
        ("?code=hunter2&state=other", foreign),
        ("?code=hunter2", foreign),
        ("?code=hunter2&state=st+ate&state=st+ate", foreign),
        ("?error=hunter2", foreign),
        ("", foreign),
        ("http://[hunter2", "the redirect is not a URL"),
        ("?state=st+ate", "the redirect contains no code"),
        ("?state=st+ate&code=", "the redirect contains no code"),
        (
            "?state=st+ate&code=hunter2&code=1",
            "the redirect contains no code",
        ),
        (
            "?state=st+ate&error=access_denied",
            "the sign-in was refused: access_denied",
        ),
        (
            "?state=st+ate&error=a&error_description=No%0A+way&code=hunter2",
            r"the sign-in was refused: a: No\n way",
        ),
    ] {
        let error = sign_in().code(redirect).unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::SignIn, message)
        );
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}

#[tokio::test]
async fn exchanges_the_code_once_and_then_the_refresh_token() {
    let login = Server::start([
        pair("t1", "r/1"),
        pair("t2", "r2"),
        pair("t3", ""),
        pair("t4", ""),
    ])
    .await;
    let api = mock_server::api(&[]).await;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&heard);
    let session = sign_in().exchange("c/1");
    assert_eq!(session.refresh_token(), None);
    let session =
        session.on_change(move |token| log.lock().unwrap().push(token.expose().to_owned()));
    let session = Arc::new(session);
    let client = client(&login.url(), &api, Arc::clone(&session));
    for _ in 0..4 {
        call(&client).await.unwrap();
    }
    assert_eq!(
        mock_server::authorizations(&api),
        ["Bearer t1", "Bearer t2", "Bearer t3", "Bearer t4"]
    );
    let code = format!(
        "grant_type=authorization_code&code=c%2F1&redirect_uri=http%3A%2F%2Flocalhost%3A8085%2Fback%3Fa%3Db\
         &code_verifier={VERIFIER}&client_id=id"
    );
    let refresh =
        |token: &str| format!("grant_type=refresh_token&refresh_token={token}&client_id=id");
    assert_eq!(
        bodies(&login),
        [code, refresh("r%2F1"), refresh("r2"), refresh("r2")]
    );
    assert!(
        login
            .requests()
            .iter()
            .all(|request| request.header("authorization").is_none())
    );
    assert_eq!(*heard.lock().unwrap(), ["r/1", "r2"]);
    assert_eq!(session.refresh_token().unwrap().expose(), "r2");
}

#[tokio::test]
async fn confidential_client_sends_its_secret_and_no_verifier() {
    let login = Server::start([pair("t1", "")]).await;
    let api = mock_server::api(&[]).await;
    let client = client(
        &login.url(),
        &api,
        sign_in().client_secret("s").exchange("c"),
    );
    call(&client).await.unwrap();
    let body = "grant_type=authorization_code&code=c&redirect_uri=http%3A%2F%2Flocalhost%3A8085%2Fback%3Fa%3Db";
    assert_eq!(bodies(&login), [body]);
    assert_eq!(
        login.request().header("authorization"),
        Some("Basic aWQ6cw==")
    );
    // The response had no refresh token.
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SignIn);
    assert!(
        error
            .to_string()
            .ends_with("without a refresh token: the user must sign in again"),
        "{error}"
    );
    assert_eq!(login.requests().len(), 1);
}

#[tokio::test]
async fn code_that_may_have_been_received_is_not_sent_again() {
    for answer in [
        Answer::empty(503),
        Answer::empty(429),
        Answer::json(400, "{}"),
    ] {
        let login = Server::start([answer, pair("t1", "r1")]).await;
        let api = mock_server::api(&[]).await;
        let client = client(&login.url(), &api, sign_in().exchange("c"));
        call(&client).await.unwrap_err();
        let error = call(&client).await.unwrap_err();
        assert!(
            error.to_string().ends_with("the user must sign in again"),
            "{error}"
        );
        assert_eq!(login.requests().len(), 1);
    }
}

#[tokio::test]
async fn unsent_code_is_kept() {
    let url = nobody().await;
    let api = mock_server::api(&[]).await;
    let session = Arc::new(sign_in().exchange("c"));
    call(&client(&url, &api, Arc::clone(&session)))
        .await
        .unwrap_err();
    let login = Server::start([pair("t1", "")]).await;
    call(&client(&login.url(), &api, session)).await.unwrap();
    assert_eq!(mock_server::authorizations(&api), ["Bearer t1"]);
}

#[tokio::test]
async fn rotated_refresh_token_is_used_and_available() {
    let refused = Answer::json(
        400,
        r#"{"error":"invalid_grant","error_description":"hunter3"}"#,
    );
    let login = Server::start([
        pair("t1", "r1"),
        pair("t2", "hunter3"),
        Answer::empty(500),
        refused,
    ])
    .await;
    let api = mock_server::api(&[]).await;
    let session = Arc::new(RefreshToken::new("id", None, "r0"));
    assert_eq!(session.current().expose(), "r0");
    let client = client(&login.url(), &api, Arc::clone(&session));
    call(&client).await.unwrap();
    assert_eq!(session.current().expose(), "r1");
    call(&client).await.unwrap();
    call(&client).await.unwrap_err();
    assert_eq!(
        session.current().expose(),
        "hunter3",
        "the refresh token was lost when the server failed"
    );
    let text = call(&client).await.unwrap_err().to_string();
    assert_eq!(
        text,
        "getOrganizationsLimitsDocs: the refresh token was rejected: the user must sign in again: \
         the login server responded with 400 Bad Request: invalid_grant: [redacted]"
    );
    let refresh =
        |token: &str| format!("grant_type=refresh_token&refresh_token={token}&client_id=id");
    assert_eq!(
        bodies(&login),
        ["r0", "r1", "hunter3", "hunter3"].map(refresh)
    );
    let empty = Client::builder()
        .login_url("http://localhost:9")
        .base_url("http://localhost:9");
    let error = empty
        .token_provider(RefreshToken::new("id", None, ""))
        .build()
        .unwrap_err();
    assert_eq!(error.to_string(), "the refresh token is empty");
}
