//! The same call in several ways.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::time::Duration;

use generated_client::Client;
use serde::Deserialize;

/// The way of a call.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Hand-written with reqwest and serde, with time limits added.
    Bare,
    /// Hand-written without time limits.
    Unlimited,
    /// Through the client.
    Client,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Unlimited, Self::Bare, Self::Client];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Unlimited => "unlimited",
            Self::Client => "client",
        }
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.as_str() == text)
            .ok_or_else(|| format!("unknown kind {text:?}"))
    }
}

const TOKEN: &str = "an-access-token-of-a-usual-length-0123456789-0123456789-0123456789-0123456789";

/// A prepared way to call.
pub(crate) enum Caller {
    Bare(reqwest::Client, String),
    Client(Client),
}

impl Caller {
    pub(crate) fn new(kind: Kind, url: &str) -> Self {
        let client = Client::builder()
            .base_url(url)
            .token(TOKEN)
            .build()
            .unwrap();
        match kind {
            Kind::Client => Self::Client(client),
            Kind::Bare => {
                let http = reqwest_builder().connect_timeout(Duration::from_secs(10));
                let http = http.timeout(Duration::from_secs(60)).build().unwrap();
                Self::Bare(http, url.to_owned())
            }
            Kind::Unlimited => Self::Bare(reqwest_builder().build().unwrap(), url.to_owned()),
        }
    }

    /// Calls `count` times, one call after the other.
    pub(crate) async fn calls(&self, count: u32) {
        for _ in 0..count {
            let version = match self {
                Self::Bare(http, url) => bare(http, url).await.unwrap().version,
                Self::Client(client) => {
                    client
                        .organization()
                        .get_organizations_me()
                        .await
                        .unwrap()
                        .version
                }
            };
            assert_eq!(version, 12);
        }
    }
}

fn reqwest_builder() -> reqwest::ClientBuilder {
    // The client brings its own provider; reqwest alone needs one for the process.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().user_agent("bare/1.0")
}

async fn bare(http: &reqwest::Client, url: &str) -> Result<Organization, reqwest::Error> {
    let request = http
        .get(format!("{url}/api/v2/organizations/me"))
        .header("accept", "application/json")
        .bearer_auth(TOKEN);
    let response = request.send().await?.error_for_status()?;
    response.json().await
}

/// A hand-written model of the response.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "only deserialized")]
struct Organization {
    id: Option<String>,
    name: Option<String>,
    default_language: Option<String>,
    default_country_code: Option<String>,
    third_party_org_name: Option<String>,
    #[serde(rename = "thirdPartyURI")]
    third_party_uri: Option<String>,
    domain: Option<String>,
    version: i32,
    state: Option<State>,
    default_site_id: Option<String>,
    third_party_org_id: Option<String>,
    deletable: Option<bool>,
    #[serde(rename = "supportURI")]
    support_uri: Option<String>,
    voicemail_enabled: Option<bool>,
    product_platform: Option<String>,
    self_uri: Option<String>,
    features: Option<BTreeMap<String, bool>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Active,
    Inactive,
    Deleted,
}
