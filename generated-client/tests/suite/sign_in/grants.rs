//! Token requests byte for byte, for each grant.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use generated_client::auth::{AccessToken, Grant, Login, RefreshToken, Saml2Bearer, TokenProvider};
use generated_client::middleware::BoxFuture;
use generated_client::{Client, Error, Secret};

use super::mock_server::{self, call, token};
use crate::support::{Answer, Recorded, Server};

/// Calls the API with tokens of a provider, and returns the request to the login server.
async fn sent(provider: impl TokenProvider) -> Recorded {
    let login = Server::start([Answer::json(200, token("t1", 86_400))]).await;
    let api = mock_server::api(&[]).await;
    let builder = Client::builder().base_url(api.url()).login_url(login.url());
    let client = builder
        .token_provider(provider)
        .user_agent("agent/1")
        .build()
        .unwrap();
    call(&client).await.unwrap();
    assert_eq!(mock_server::authorizations(&api), ["Bearer t1"]);
    let request = login.request();
    assert_eq!(
        (request.method.as_str(), request.path.as_str()),
        ("POST", "/oauth/token")
    );
    assert_eq!(request.query, None);
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("user-agent"), Some("agent/1"));
    assert_eq!(
        request.header("content-length"),
        Some(request.body.len().to_string().as_str())
    );
    request
}

fn basic(pair: &str) -> Option<String> {
    Some(format!("Basic {}", STANDARD.encode(pair)))
}

#[tokio::test]
async fn client_credentials() {
    let provider = generated_client::auth::ClientCredentials::new("i d", "s:e%c/r+et&ü");
    let request = sent(provider).await;
    assert_eq!(request.text(), "grant_type=client_credentials");
    assert_eq!(
        request.header("authorization").map(str::to_owned),
        basic("i d:s:e%c/r+et&ü")
    );
}

#[tokio::test]
async fn refresh_token_with_a_secret() {
    let request = sent(RefreshToken::new(
        "id",
        Some(Secret::from("secret")),
        "r/1 +",
    ))
    .await;
    assert_eq!(
        request.text(),
        "grant_type=refresh_token&refresh_token=r%2F1+%2B"
    );
    assert_eq!(
        request.header("authorization").map(str::to_owned),
        basic("id:secret")
    );
}

#[tokio::test]
async fn refresh_token_without_a_secret() {
    let request = sent(RefreshToken::new("id", None, "r1")).await;
    assert_eq!(
        request.text(),
        "grant_type=refresh_token&refresh_token=r1&client_id=id"
    );
    assert_eq!(request.header("authorization"), None);
}

#[tokio::test]
async fn saml2_bearer() {
    let request = sent(Saml2Bearer::new("id", "secret", "Acme & Co", "PD94+/==")).await;
    assert_eq!(
        request.text(),
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer&orgName=Acme+%26+Co&assertion=PD94%2B%2F%3D%3D"
    );
    assert_eq!(
        request.header("authorization").map(str::to_owned),
        basic("id:secret")
    );
}

/// A grant type that the client does not know.
struct Device;

impl TokenProvider for Device {
    fn token<'a>(&'a self, login: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        Box::pin(async {
            let grant = Grant::new("urn:device")
                .field("client_id", "id")
                .secret("device_code", "d/1");
            Ok(login.exchange(&grant).await?.access_token)
        })
    }
}

#[tokio::test]
async fn custom_grant() {
    let request = sent(Device).await;
    assert_eq!(
        request.text(),
        "grant_type=urn%3Adevice&client_id=id&device_code=d%2F1"
    );
    assert_eq!(request.header("authorization"), None);
}

#[tokio::test]
async fn login_url_can_have_a_path() {
    let login = Server::start([Answer::json(200, token("t1", 86_400))]).await;
    let api = mock_server::api(&[]).await;
    let url = format!("{}/gate way/", login.url());
    let client = super::mock_server::builder(&url, &api.url())
        .build()
        .unwrap();
    call(&client).await.unwrap();
    assert_eq!(login.request().path, "/gate%20way/oauth/token");
}

/// A provider that always fails.
struct Broken;

impl TokenProvider for Broken {
    fn token<'a>(&'a self, _: &'a Login) -> BoxFuture<'a, Result<AccessToken, Error>> {
        Box::pin(async { Err(Error::other("the vault is sealed")) })
    }
}

#[tokio::test]
async fn error_of_a_custom_provider_is_the_error_of_the_call() {
    let client = Client::builder()
        .base_url("http://127.0.0.1:9")
        .token_provider(Broken);
    let error = call(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), generated_client::ErrorKind::Other);
    assert_eq!(
        error.to_string(),
        "getOrganizationsLimitsDocs: the vault is sealed"
    );
}
