//! The client against a server that answers with any bytes.

use std::time::Duration;

use generated_client::Client;
use generated_client::retry::RetryPolicy;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// The client returns a value or an error, whatever the server answers.
pub fn client(data: &[u8]) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.unwrap_or_else(|error| panic!("no runtime: {error}"));
    runtime.block_on(call(data.to_vec()));
}

async fn call(answer: Vec<u8>) {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.unwrap_or_else(|error| panic!("no port: {error}"));
    let address = listener.local_addr();
    let address = address.unwrap_or_else(|error| panic!("no address: {error}"));
    let server = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 4096]).await;
            let _ = stream.write_all(&answer).await;
        }
    });
    let client = Client::builder()
        .base_url(format!("http://{address}"))
        .token("token")
        .retry(RetryPolicy::OFF)
        .timeout(Duration::from_secs(5))
        .build();
    let client = client.unwrap_or_else(|error| panic!("no client: {error}"));
    let organization = client.organization();
    if let Err(error) = organization.get_organizations_me().await {
        assert!(!error.to_string().is_empty());
        assert!(!format!("{error:?}").contains("Bearer token"));
    }
    let _ = organization.get_organizations_limits_docs().await;
    server.abort();
}
