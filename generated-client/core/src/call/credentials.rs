//! The choice of the credentials that a call carries.

use reqwest::Url;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap};

use crate::auth::{Carrier, Credential, Session, secret_header};
use crate::operation::{ApiKeyLocation, SecurityScheme};
use crate::request::PreparedRequest;
use crate::text::Secret;

/// The credentials for one alternative of an operation.
pub(super) struct Credentials<'a> {
    /// Whether the call carries the client's token.
    pub(super) token: bool,
    keys: Vec<&'a Credential>,
}

impl<'a> Credentials<'a> {
    /// Chooses the first alternative for which the client has all credentials.
    ///
    /// Without such an alternative, the call carries no credentials if the operation permits that,
    /// and otherwise those of the first alternative that the client has.
    pub(super) fn choose(request: &'a PreparedRequest) -> Self {
        let alternatives = request.operation.security;
        let mut used = alternatives.iter().filter(|schemes| !schemes.is_empty());
        let complete = used
            .clone()
            .find(|schemes| schemes.iter().all(|scheme| has(request, *scheme)));
        let is_optional = alternatives.iter().any(|schemes| schemes.is_empty());
        let chosen = complete.or_else(|| used.next().filter(|_| !is_optional));
        let chosen = chosen.copied().unwrap_or_default();
        let keys = chosen.iter().filter_map(|scheme| stored(request, *scheme));
        Self {
            token: chosen.contains(&SecurityScheme::Bearer) && !has_own_authorization(request),
            keys: keys.collect(),
        }
    }

    /// Adds the headers and cookies, unless the request has its own headers of these names.
    pub(super) fn add_headers(&self, request: &PreparedRequest, headers: &mut HeaderMap) {
        for key in &self.keys {
            match &key.carrier {
                Carrier::Header(name, value) if !has_own_header(request, name.as_str()) => {
                    headers.insert(name, value.clone());
                }
                Carrier::Cookie(name, secret) if !request.cookies.contains(name) => {
                    let others = headers.get(COOKIE).and_then(|value| value.to_str().ok());
                    let others = others.map(|text| format!("{text}; ")).unwrap_or_default();
                    let value = secret_header(&[&others, name, "=", secret.expose()]);
                    if let Some(value) = value {
                        headers.insert(COOKIE, value);
                    }
                }
                Carrier::Header(..) | Carrier::Query(..) | Carrier::Cookie(..) => {}
            }
        }
    }

    /// The query parameters, which are added to the URL just before sending.
    pub(super) fn query(&self, url: &Url) -> Vec<(&'static str, Secret)> {
        let keys = self.keys.iter().filter_map(|key| match &key.carrier {
            Carrier::Query(name, secret) if !has_query(url, name) => Some((*name, secret.clone())),
            _ => None,
        });
        keys.collect()
    }
}

/// Whether the client or the request has the credential for a scheme.
fn has(request: &PreparedRequest, scheme: SecurityScheme) -> bool {
    let own = match scheme {
        SecurityScheme::Bearer => {
            has_own_authorization(request) || !matches!(request.client.0.session, Session::None)
        }
        SecurityScheme::Basic(_) => has_own_authorization(request),
        SecurityScheme::ApiKey(key) => match key.location() {
            ApiKeyLocation::Header => has_own_header(request, key.parameter()),
            ApiKeyLocation::Query => has_query(&request.url, key.parameter()),
            ApiKeyLocation::Cookie => request.cookies.contains(key.parameter()),
        },
    };
    own || stored(request, scheme).is_some()
}

fn stored(request: &PreparedRequest, scheme: SecurityScheme) -> Option<&Credential> {
    let mut keys = request.client.0.keys.iter();
    keys.find(|key| key.scheme == scheme)
}

fn has_own_authorization(request: &PreparedRequest) -> bool {
    has_own_header(request, AUTHORIZATION.as_str())
}

/// Whether the request or the client sets a header itself.
fn has_own_header(request: &PreparedRequest, name: &str) -> bool {
    request.headers.contains_key(name) || request.client.0.headers.contains_key(name)
}

fn has_query(url: &Url, name: &str) -> bool {
    url.query_pairs().any(|(key, _)| key == name)
}
