//! The base URLs of operations.

use std::borrow::Cow;

use reqwest::Url;

use super::client_builder::parse_base_url;
use crate::error::{Error, ErrorKind};
use crate::operation::{NamedServer, Operation};

/// The base URLs of a client.
#[derive(Clone)]
pub(crate) struct Servers {
    /// The base URL, without a trailing slash unless its path is `/`.
    pub(crate) base: Url,
    /// Replaced base URLs of named servers, the latest first.
    pub(super) replaced: Vec<(NamedServer, Url)>,
    pub(super) others: Others,
}

/// The base URL of named servers that are not replaced.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// Their own.
    Default,
    /// None: the client's base URL was replaced, so their own may be the wrong environment.
    Missing,
    /// The client's: a mock server has the operations of all servers.
    Base,
}

impl Servers {
    /// Returns the base URL of an operation.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the base URL of the client was replaced, but not that of the
    /// operation's server.
    pub(crate) fn base_of(&self, operation: &'static Operation) -> Result<Cow<'_, Url>, Error> {
        let Some(server) = operation.server else {
            return Ok(Cow::Borrowed(&self.base));
        };
        let mut replaced = self.replaced.iter();
        if let Some((_, url)) = replaced.find(|(other, _)| *other == server) {
            return Ok(Cow::Borrowed(url));
        }
        match self.others {
            Others::Default => parse_base_url(server.base_url()).map(Cow::Owned),
            Others::Base => Ok(Cow::Borrowed(&self.base)),
            Others::Missing => {
                let name = server.name();
                let message = format!(
                    "the operation uses the server `{name}`, but the client's base URL was \
                     replaced: set the URL of `{name}` with `ClientBuilder::server` as well"
                );
                Err(Error::new(ErrorKind::Config, message))
            }
        }
        .map_err(|error| error.with_operation(operation))
    }
}
