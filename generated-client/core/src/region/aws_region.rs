//! Where an organization lives: the regions of AWS that the platform runs in, and the domain of each.

use std::fmt;
use std::str::FromStr;

use super::environment::{self, Environment};
use crate::error::{Error, ErrorKind};
use crate::text::edit_distance;

/// The variants, so that each stands once.
macro_rules! regions {
    ($($variant:ident $name:literal $domain:literal;)*) => {
        /// Where an organization lives: a region of AWS in which the platform runs, or an installation of another domain.
        ///
        /// It is read from text: the name of a region as AWS has it (`eu-west-1`), or an [`Environment`] in any of the ways
        /// in which people write it (`mypurecloud.ie`, `https://api.mypurecloud.ie/`). A domain that is not known here
        /// becomes [`Other`](Region::Other): the platform comes to new regions without notice.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Region {
            $(
                #[doc = concat!("`", $name, "`: `", $domain, "`.")]
                $variant,
            )*
            /// Another installation, by its domain.
            Other(Environment),
        }

        impl Region {
            /// All regions that have a name.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The region's name at AWS, such as `eu-west-1`. `None` for [`Other`](Self::Other).
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
    /// Where the API is: `https://api.` and the domain.
    #[must_use]
    pub fn api_url(&self) -> String {
        format!("https://api.{}", self.environment())
    }

    /// Where signing in is: `https://login.` and the domain.
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
    /// Prints the name of the region, or the domain of one without a name. Both can be read back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().unwrap_or_else(|| self.environment()))
    }
}

impl From<Environment> for Region {
    /// The region that has this domain, else [`Other`](Region::Other).
    fn from(environment: Environment) -> Self {
        let known = Self::known(environment.as_str());
        known.cloned().unwrap_or(Self::Other(environment))
    }
}

impl FromStr for Region {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`] if it is neither the name of a known region nor a domain. The text is not shown: there may
    /// be a password in it.
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

/// The name that was probably meant, else all there are.
fn suggestion(text: &str) -> String {
    let text = text.trim().to_ascii_lowercase();
    let names = || Region::ALL.iter().filter_map(Region::name);
    // Nothing of this length is near to any of them, and comparing takes time.
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
