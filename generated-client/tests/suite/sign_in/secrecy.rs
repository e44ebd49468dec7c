//! Redaction of secrets in all output.

use std::fmt::Debug;

use generated_client::auth::{
    AccessToken, AuthorizationCode, ClientCredentials, Grant, RefreshToken, Saml2Bearer,
};
use generated_client::{Client, Secret};

use super::mock_server::{authorization, call};
use crate::support::{Answer, Server};

fn secret() -> Secret {
    Secret::from("hunter2")
}

#[test]
fn debug_and_display_contain_no_secrets() {
    let code = AuthorizationCode::new("id", "https://app").unwrap();
    let code = code
        .state(secret())
        .verifier(secret())
        .client_secret(secret());
    let refresh = RefreshToken::new("id", Some(secret()), secret());
    let saml = Saml2Bearer::new("id", secret(), "org", secret());
    let grant = Grant::new("type")
        .field("open", "hunter2")
        .secret("s", secret())
        .basic("id", secret());
    let builder = Client::builder()
        .base_url("http://localhost:9")
        .login_url("https://hunter2@login");
    let client = Client::builder()
        .base_url("http://localhost:9")
        .login_url("http://localhost:9")
        .client_credentials("id", secret());
    let things: [&dyn Debug; 11] = [
        &code,
        &code.clone().exchange(secret()),
        &refresh,
        &saml,
        &grant,
        &builder.clone().token_provider(refresh_token()),
        &builder.clone().token(secret()),
        &ClientCredentials::new("id", secret()),
        &AccessToken::new(secret()),
        &client.build().unwrap(),
        &code.secrets(),
    ];
    for thing in things {
        let text = format!("{thing:?} {thing:#?}");
        assert!(!text.contains("hunter2"), "{text}");
    }
    let error = builder
        .client_credentials("id", secret())
        .build()
        .unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains("hunter2"),
        "{error:?}"
    );
}

fn refresh_token() -> RefreshToken {
    RefreshToken::new("id", None, secret())
}

#[tokio::test]
async fn redacts_secrets_that_the_login_server_repeats() {
    let login = Server::computing(|_, request| {
        let authorization = authorization(request);
        Answer::empty(400).body(format!("{} {authorization} hunter/2", request.text()))
    })
    .await;
    let builder = Client::builder()
        .base_url("http://localhost:9")
        .login_url(login.url());
    let provider = Saml2Bearer::new("id", "hunter/2", "org", "hunter/2+x");
    let error = call(&builder.token_provider(provider).build().unwrap())
        .await
        .unwrap_err();
    let text = format!("{error} {error:?} {:?}", error.excerpt());
    assert!(!text.contains("hunter") && !text.contains("aWQ6"), "{text}");
    let expected = "orgName=org&assertion=[redacted] Basic [redacted] [redacted]";
    assert!(error.excerpt().unwrap().ends_with(expected), "{text}");
}
