// genesys only
//! Settings from environment variables.

use std::env;
use std::ffi::OsString;

use super::api::Api;
use super::client_builder::ClientBuilder;
use super::sign_in::{Credentials, SignInSettings};
use crate::auth::ClientCredentials;
use crate::error::{Error, ErrorKind};
use crate::region::Region;

const REGION: &str = "GENESYSCLOUD_REGION";
const ID: &str = "GENESYSCLOUD_OAUTHCLIENT_ID";
const SECRET: &str = "GENESYSCLOUD_OAUTHCLIENT_SECRET";
const TOKEN: &str = "GENESYSCLOUD_ACCESS_TOKEN";

impl<C: Api> ClientBuilder<C> {
    /// Starts with the environment variables of the vendor's command line.
    ///
    /// Other settings can be added.
    ///
    /// `GENESYSCLOUD_REGION` is the [region](Region), such as `eu-west-1` or `mypurecloud.ie`. The
    /// credentials are `GENESYSCLOUD_ACCESS_TOKEN`, or else `GENESYSCLOUD_OAUTHCLIENT_ID` and
    /// `GENESYSCLOUD_OAUTHCLIENT_SECRET`. Empty variables count as not set.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if a variable is missing or invalid. The message names the variable
    /// and never shows its value.
    pub fn from_env() -> Result<Self, Error> {
        Ok(Self::new().with_sign_in(from_process_environment()?))
    }
}

/// Reads the variables of the process. Independent of the client type, so that it is compiled once.
fn from_process_environment() -> Result<SignInSettings, Error> {
    from_lookup(|name| env::var_os(name))
}

/// Reads variables through a lookup function.
fn from_lookup(lookup: impl Fn(&str) -> Option<OsString>) -> Result<SignInSettings, Error> {
    let config = |message: String| Error::new(ErrorKind::Config, message);
    let variable = |name: &str| match lookup(name).map(OsString::into_string) {
        None => Ok(None),
        Some(Ok(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
        Some(Err(_)) => Err(config(format!("{name} is not UTF-8"))),
    };
    let (region, token) = (variable(REGION)?, variable(TOKEN)?);
    let (id, secret) = (variable(ID)?, variable(SECRET)?);
    let credentials = match (token, id, secret) {
        (Some(token), _, _) => Ok(Credentials::Token(token.into())),
        (None, Some(id), Some(secret)) => {
            Ok(Credentials::provider(ClientCredentials::new(id, secret)))
        }
        (None, Some(_), None) => Err(format!("{SECRET} is not set, but {ID} is")),
        (None, None, Some(_)) => Err(format!("{ID} is not set, but {SECRET} is")),
        (None, None, None) => Err(format!(
            "missing credentials: set {TOKEN}, or {ID} and {SECRET}"
        )),
    };
    match (region, credentials) {
        (Some(region), Ok(credentials)) => {
            let region: Region = region
                .parse()
                .map_err(|error: Error| error.with_context(ErrorKind::Config, REGION))?;
            Ok(SignInSettings::new(region, credentials))
        }
        (None, Err(problem)) => Err(config(format!("{REGION} is not set; {problem}"))),
        (None, Ok(_)) => Err(config(format!(
            "{REGION} is not set (for example `eu-west-1` or `mypurecloud.ie`)"
        ))),
        (Some(_), Err(problem)) => Err(config(problem)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::core::Core;
    use super::*;

    fn made(variables: &[(&str, &str)]) -> Result<ClientBuilder<Core>, Error> {
        let find = |name: &str| variables.iter().find(|(key, _)| *key == name);
        from_lookup(|name| find(name).map(|(_, value)| value.into()))
            .map(|sign_in| ClientBuilder::new().with_sign_in(sign_in))
    }

    #[test]
    fn names_missing_variables_without_showing_values() {
        let (no_region, no_id, no_secret) = (
            "GENESYSCLOUD_REGION is not set",
            "GENESYSCLOUD_OAUTHCLIENT_ID is not set, but GENESYSCLOUD_OAUTHCLIENT_SECRET is",
            "GENESYSCLOUD_OAUTHCLIENT_SECRET is not set, but GENESYSCLOUD_OAUTHCLIENT_ID is",
        );
        let nothing = "missing credentials: set GENESYSCLOUD_ACCESS_TOKEN, or \
                       GENESYSCLOUD_OAUTHCLIENT_ID and GENESYSCLOUD_OAUTHCLIENT_SECRET";
        for (variables, message) in [
            (vec![], format!("{no_region}; {nothing}")),
            (vec![(REGION, "eu-west-1")], nothing.to_owned()),
            (vec![(REGION, "eu-west-1"), (TOKEN, "")], nothing.to_owned()),
            (vec![(REGION, "eu-west-1"), (ID, "hunter2")], no_secret.to_owned()),
            (vec![(REGION, "eu-west-1"), (SECRET, "hunter2"), (ID, "")], no_id.to_owned()),
            (vec![(ID, "hunter2")], format!("{no_region}; {no_secret}")),
            (vec![(TOKEN, "hunter2")], format!("{no_region} (for example `eu-west-1` or `mypurecloud.ie`)")),
            (
                vec![(TOKEN, "hunter2"), (REGION, "https://u:hunter2@host")],
                "GENESYSCLOUD_REGION: neither a region nor an environment: it must not contain a port or a \
                 scheme other than https; known regions"
                    .to_owned(),
            ),
        ] {
            let error = made(&variables).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            let text = format!("{error} {error:?}");
            assert!(text.starts_with(&message), "{text}");
            assert!(!text.contains("hunter2"), "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_variables_that_are_not_utf8() {
        use std::os::unix::ffi::OsStringExt;

        let bytes = || Some(OsString::from_vec(b"hunter2\xff".to_vec()));
        let Err(error) = from_lookup(|_| bytes()) else {
            panic!("it is not text");
        };
        let text = format!("{error} {error:?}");
        assert!(
            text.starts_with("GENESYSCLOUD_REGION is not UTF-8"),
            "{text}"
        );
        assert!(!text.contains("hunter2"), "{text}");
    }

    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    #[test]
    fn builds_a_client_from_variables() {
        let base_url = |variables| {
            made(variables)
                .unwrap()
                .build()
                .unwrap()
                .base_url()
                .to_owned()
        };
        let half = [(REGION, "EU-West-1"), (TOKEN, "t"), (ID, "i")];
        assert_eq!(base_url(&half), "https://api.mypurecloud.ie");
        let client = [(REGION, "login.mypurecloud.jp"), (ID, "i"), (SECRET, "s")];
        assert_eq!(base_url(&client), "https://api.mypurecloud.jp");
    }
}
