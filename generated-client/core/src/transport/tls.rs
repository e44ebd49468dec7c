//! TLS, depending on the crate's features.

use reqwest::{ClientBuilder, Url};

use crate::error::Error;

/// Configures rustls with the ring provider and the platform's certificate store.
///
/// The configuration belongs to this client: no provider is installed for the process.
///
/// # Errors
///
/// If the platform has no certificates and the base URL needs TLS.
#[cfg(feature = "rustls")]
pub(crate) fn configure(builder: ClientBuilder, base_url: &Url) -> Result<ClientBuilder, Error> {
    use std::sync::Arc;

    use rustls::ClientConfig;
    use rustls_platform_verifier::BuilderVerifierExt;

    use crate::error::ErrorKind;

    let failed = |error: rustls::Error| {
        Error::new(ErrorKind::Config, "TLS cannot be set up").with_cause(error)
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = || {
        ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
    };
    let mut config = match config().map_err(failed)?.with_platform_verifier() {
        Ok(config) => config.with_no_client_auth(),
        Err(error) if base_url.scheme() == "https" => return Err(failed(error)),
        // Minimal containers may have no certificates, and plain HTTP needs none.
        Err(_) => {
            let nobody = rustls::RootCertStore::empty();
            config()
                .map_err(failed)?
                .with_root_certificates(nobody)
                .with_no_client_auth()
        }
    };
    if cfg!(feature = "http2") {
        config.alpn_protocols.push(b"h2".to_vec());
    }
    config.alpn_protocols.push(b"http/1.1".to_vec());
    Ok(builder.tls_backend_preconfigured(config))
}

/// Uses the TLS library of the operating system, which needs no configuration.
#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same function fails with other features"
)]
pub(crate) fn configure(builder: ClientBuilder, _: &Url) -> Result<ClientBuilder, Error> {
    Ok(builder)
}

/// Leaves the HTTP client without TLS.
///
/// # Errors
///
/// If the base URL needs TLS.
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
pub(crate) fn configure(builder: ClientBuilder, base_url: &Url) -> Result<ClientBuilder, Error> {
    use crate::error::ErrorKind;

    if base_url.scheme() == "https" {
        let message = "https needs the feature `rustls` or `native-tls`, or a custom HTTP client";
        return Err(Error::new(ErrorKind::Config, message));
    }
    Ok(builder)
}
