//! TLS: trusted and untrusted servers, and broken handshakes.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::calls::{get, post};
use crate::support::faulty::{Faulty, answer, good, read_request};
use crate::support::{Recorded, nobody};
use generated_client::retry::RetryPolicy;
use generated_client::{Client, ClientBuilder, Error, ErrorKind};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig};

/// A certificate authority that no platform trusts.
struct Authority {
    certificate: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self {
            certificate: certificate.der().clone(),
            issuer: Issuer::new(params, key),
        }
    }

    /// Builds an HTTP client that trusts only this authority.
    fn http_client(&self) -> reqwest::Client {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let builder = reqwest::Client::builder().tls_backend_preconfigured(config);
        let redirect = reqwest::redirect::Policy::none();
        builder.redirect(redirect).build().unwrap()
    }

    /// Starts a server with a certificate for this name that expires in this year.
    async fn serve(&self, name: &str, until: i32, bytes: Vec<u8>) -> TlsServer {
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        params.not_before = date_time_ymd(2000, 1, 1);
        params.not_after = date_time_ymd(until, 1, 1);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        TlsServer::start(TlsAcceptor::from(Arc::new(config)), bytes).await
    }
}

/// An expiry year in the distant future.
const FAR: i32 = 2999;

/// A server that always gives the same response and then closes the connection without a TLS alert.
struct TlsServer {
    address: std::net::SocketAddr,
    requests: Arc<Mutex<Vec<Recorded>>>,
}

impl TlsServer {
    async fn start(acceptor: TlsAcceptor, bytes: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (acceptor, bytes) = (acceptor.clone(), bytes.clone());
                tokio::spawn(answer_once(acceptor, stream, bytes, Arc::clone(&kept)));
            }
        });
        Self { address, requests }
    }

    fn url(&self) -> String {
        format!("https://{}", self.address)
    }

    fn requests(&self) -> usize {
        self.requests.lock().unwrap().len()
    }
}

async fn answer_once(
    acceptor: TlsAcceptor,
    stream: TcpStream,
    bytes: Vec<u8>,
    requests: Arc<Mutex<Vec<Recorded>>>,
) -> Option<()> {
    let mut stream = acceptor.accept(stream).await.ok()?;
    let request = read_request(&mut stream, &mut Vec::new()).await?;
    requests.lock().unwrap().push(request);
    stream.write_all(&bytes).await.ok()?;
    stream.flush().await.ok()
}

fn builder(url: String) -> ClientBuilder {
    Client::builder()
        .base_url(url)
        .token("token")
        .retry(RetryPolicy::OFF)
}

/// Asserts that the certificate was rejected for this reason and that no request was sent.
fn assert_untrusted(server: &TlsServer, error: &Error, reason: &str) {
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 1));
    let line = error.to_string();
    assert!(line.contains("could not connect: "), "{line}");
    assert!(line.contains("certificate"), "{line}");
    assert!(line.contains(reason), "{line}");
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn rejects_an_authority_unknown_to_the_platform() {
    let server = Authority::new().serve("127.0.0.1", FAR, good()).await;
    let client = builder(server.url()).build().unwrap();
    for result in [get(&client).await, post(&client, "name").await] {
        assert_untrusted(&server, &result.unwrap_err(), "UnknownIssuer");
    }
}

#[tokio::test]
async fn accepts_a_custom_authority() {
    let authority = Authority::new();
    let server = authority.serve("127.0.0.1", FAR, good()).await;
    let builder = builder(server.url()).http_client(authority.http_client());
    let client = builder.build().unwrap();
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!(post(&client, "name").await.unwrap(), 3);
    let requests = server.requests.lock().unwrap();
    assert_eq!(requests.len(), 2);
    for request in requests.iter() {
        assert_eq!(request.header("authorization"), Some("Bearer token"));
    }
}

#[tokio::test]
async fn rejects_an_authority_other_than_the_custom_one() {
    let server = Authority::new().serve("127.0.0.1", FAR, good()).await;
    let other = Authority::new().http_client();
    let client = builder(server.url()).http_client(other).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 1));
    assert!(error.to_string().contains("certificate"), "{error}");
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn rejects_a_certificate_for_another_name() {
    let authority = Authority::new();
    let server = authority.serve("api.example", FAR, good()).await;
    let builder = builder(server.url()).http_client(authority.http_client());
    let error = get(&builder.build().unwrap()).await.unwrap_err();
    assert_untrusted(&server, &error, "not valid for name");
}

#[tokio::test]
async fn rejects_an_expired_certificate() {
    let authority = Authority::new();
    let server = authority.serve("127.0.0.1", 2001, good()).await;
    let builder = builder(server.url()).http_client(authority.http_client());
    let error = get(&builder.build().unwrap()).await.unwrap_err();
    assert_untrusted(&server, &error, "expired");
}

#[tokio::test]
async fn does_not_follow_a_redirect_from_https_to_http() {
    let plain = Faulty::start([]).await;
    let authority = Authority::new();
    let location = format!("Location: {}/api/v2/organizations/me\r\n", plain.url());
    let moved = answer("307 Moved", &location, "");
    let server = authority.serve("127.0.0.1", FAR, moved).await;
    let builder = builder(server.url()).http_client(authority.http_client());
    let error = get(&builder.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.status().unwrap().as_u16(), 307);
    assert!(error.to_string().contains("the redirect was not followed"));
    assert_eq!((server.requests(), plain.connections()), (1, 0));
}

/// Anyone between client and server can close the connection.
///
/// Only the server can send a TLS close alert.
#[tokio::test]
async fn response_without_tls_close_alert_is_incomplete() {
    let authority = Authority::new();
    let bytes = format!("HTTP/1.1 200 OK\r\n\r\n{}", crate::support::faulty::GOOD);
    let server = authority.serve("127.0.0.1", FAR, bytes.into()).await;
    let builder = builder(server.url()).http_client(authority.http_client());
    let error = get(&builder.build().unwrap()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn broken_and_endless_handshakes_are_errors() {
    let short = Duration::from_millis(300);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = format!("https://{}", listener.local_addr().unwrap());
    let impatient = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let hang_up = format!("https://{}", impatient.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            drop(impatient.accept().await.unwrap());
        }
    });
    let refused = nobody().await.replace("http://", "https://");
    for url in [silent, hang_up, refused] {
        let retry = RetryPolicy::DEFAULT
            .max_retries(1)
            .base_delay(Duration::ZERO);
        let builder = builder(url).retry(retry).connect_timeout(short);
        let client = builder.build().unwrap();
        for result in [get(&client).await, post(&client, "name").await] {
            let error = result.unwrap_err();
            // No request was sent, so both methods are retried.
            assert_eq!(
                (error.kind(), error.attempts()),
                (ErrorKind::Connect, 2),
                "{error}"
            );
        }
    }
}
