//! The server process, which sends the same response to every request.

use std::convert::Infallible;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

pub(crate) const BODY: &str = r#"{"id":"5f2c1a3e-8d6b-4a0e-9c0f-3b1d2e4f5a6b","name":"Hibiscus Health","defaultLanguage":"en",
"defaultCountryCode":"IE","thirdPartyOrgName":"hibiscushealth","thirdPartyURI":"https://hibiscus.example",
"domain":"hibiscus.example","version":12,"state":"active","defaultSiteId":"0b1c2d3e-4f5a-6b7c-8d9e-0f1a2b3c4d5e",
"thirdPartyOrgId":"1234567","deletable":false,"supportURI":"support@hibiscus.example","voicemailEnabled":true,
"productPlatform":"PureCloud","selfUri":"/api/v2/organizations/me","features":{"chat":true,"hipaa":false,"pci":false,
"purecloud":true,"purecloudVoice":true,"realtimeCIC":false,"ucEnabled":true,"xmppFederation":false}}"#;

/// Prints the URL and serves requests without end.
pub(crate) fn serve() {
    super::block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("http://{}", listener.local_addr().unwrap());
        std::io::stdout().flush().unwrap();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            let connection =
                http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(respond));
            tokio::spawn(async move { connection.await.ok() });
        }
    });
}

async fn respond(_: hyper::Request<Incoming>) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let mut response = hyper::Response::new(Full::new(Bytes::from_static(BODY.as_bytes())));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(
        "inin-correlation-id",
        HeaderValue::from_static("5f2c1a3e-8d6b-4a0e"),
    );
    Ok(response)
}

/// The server process, which is killed on drop.
pub(crate) struct Process {
    child: Child,
    url: String,
}

impl Process {
    pub(crate) fn start() -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let mut child = command
            .arg("--serve")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut url = String::new();
        let output = child.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut url).unwrap();
        Self {
            child,
            url: url.trim().to_owned(),
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
