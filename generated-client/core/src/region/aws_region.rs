// genesys only
//! The AWS regions of the platform, with their domains.

use std::fmt;
use std::str::FromStr;

use super::environment::{self, Environment};
use crate::error::{Error, ErrorKind};
use crate::text::edit_distance;

/// Defines the variants, names and domains in one place.
macro_rules! regions {
    ($($variant:ident $name:literal $domain:literal;)*) => {
        /// The region of an organization.
        ///
        /// It is an AWS region of the platform, or an installation with another domain.
        ///
        /// It parses from the AWS name of the region (`eu-west-1`) or from an [`Environment`] in
        /// any notation (`mypurecloud.ie`, `https://api.mypurecloud.ie/`). An unknown domain
        /// becomes [`Other`](Region::Other), since the platform adds regions without notice.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Region {
            $(
                #[doc = concat!("`", $name, "`: `", $domain, "`.")]
                $variant,
            )*
            /// An installation with another domain.
            Other(Environment),
        }

        impl Region {
            /// All named regions.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The AWS name of the region, such as `eu-west-1`. `None` for [`Other`](Self::Other).
            #[must_use]
            pub const fn name(&self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => Some($name),)*
                    Self::Other(_) => None,
                }
            }

            /// The domain, such as `mypurecloud.ie`.
            #[must_use]
            pub fn environment(&self) -> &str {
                match self {
                    $(Self::$variant => $domain,)*
                    Self::Other(environment) => environment.as_str(),
                }
            }
        }
    };
}

regions! {
    UsEast1 "us-east-1" "mypurecloud.com";
    EuWest1 "eu-west-1" "mypurecloud.ie";
    ApSoutheast2 "ap-southeast-2" "mypurecloud.com.au";
    ApNortheast1 "ap-northeast-1" "mypurecloud.jp";
    EuCentral1 "eu-central-1" "mypurecloud.de";
    UsWest2 "us-west-2" "usw2.pure.cloud";
    CaCentral1 "ca-central-1" "cac1.pure.cloud";
    ApNortheast2 "ap-northeast-2" "apne2.pure.cloud";
    EuWest2 "eu-west-2" "euw2.pure.cloud";
    ApSouth1 "ap-south-1" "aps1.pure.cloud";
    UsEast2 "us-east-2" "use2.us-gov-pure.cloud";
    SaEast1 "sa-east-1" "sae1.pure.cloud";
    MeCentral1 "me-central-1" "mec1.pure.cloud";
    ApNortheast3 "ap-northeast-3" "apne3.pure.cloud";
    EuCentral2 "eu-central-2" "euc2.pure.cloud";
    MxCentral1 "mx-central-1" "mxc1.pure.cloud";
    ApSoutheast1 "ap-southeast-1" "apse1.pure.cloud";
    EuscDeEast1 "eusc-de-east-1" "edee1.eusc-pure.cloud";
}

impl Region {
    /// The URL of the API: `https://api.` and the domain.
    #[must_use]
    pub fn api_url(&self) -> String {
        format!("https://api.{}", self.environment())
    }

    /// The URL of the login server: `https://login.` and the domain.
    #[must_use]
    pub fn login_url(&self) -> String {
        format!("https://login.{}", self.environment())
    }

    fn known(domain: &str) -> Option<&'static Self> {
        Self::ALL
            .iter()
            .find(|region| region.environment() == domain)
    }
}

impl fmt::Display for Region {
    /// Prints the name of the region, or the domain of an unnamed region. Both parse back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().unwrap_or_else(|| self.environment()))
    }
}

impl From<Environment> for Region {
    /// Returns the region with this domain, or [`Other`](Region::Other).
    fn from(environment: Environment) -> Self {
        let known = Self::known(environment.as_str());
        known.cloned().unwrap_or(Self::Other(environment))
    }
}

impl FromStr for Region {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the text is neither the name of a known region nor a domain. The
    /// message omits the text, which may contain a password.
    fn from_str(text: &str) -> Result<Self, Error> {
        let named = |region: &&Self| {
            region
                .name()
                .is_some_and(|name| name.eq_ignore_ascii_case(text.trim()))
        };
        if let Some(region) = Self::ALL.iter().find(named) {
            return Ok(region.clone());
        }
        match environment::parse(text) {
            Ok(_) => text.parse::<Environment>().map(Self::from),
            Err(problem) => Err(Error::new(
                ErrorKind::Config,
                format!(
                    "neither a region nor an environment: {problem}; {}",
                    suggestion(text)
                ),
            )),
        }
    }
}

impl TryFrom<&str> for Region {
    type Error = Error;

    /// Like [`FromStr`].
    fn try_from(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

/// Suggests the most similar name, or lists all names.
fn suggestion(text: &str) -> String {
    let text = text.trim().to_ascii_lowercase();
    let names = || Region::ALL.iter().filter_map(Region::name);
    // A longer text is not similar to any name, and comparing takes time.
    let nearest = (text.len() <= 32)
        .then(|| {
            names()
                .map(|name| (edit_distance(&text, name), name))
                .min_by_key(|(distance, _)| *distance)
        })
        .flatten();
    match nearest {
        Some((0..=3, name)) => format!("did you mean `{name}`?"),
        _ => format!("known regions: {}", names().collect::<Vec<_>>().join(", ")),
    }
}
