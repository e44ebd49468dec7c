//! A request for one operation.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use generated_client_core::codegen_support::Parts;
use generated_client_core::{
    Endpoint, Error, Items, Operation, Paged, Pages, RawFuture, RetryPolicy, SendFuture,
    ValueFuture,
};

use super::client::Client;

/// A request that is ready to be sent.
///
/// Await it for the value alone, or call [`send`](Self::send) for the whole response.
///
/// Optional parameters are set by methods named after them. Setting a parameter again replaces its
/// value. An invalid parameter, such as an empty path parameter, is reported when the request is
/// awaited, and nothing is sent.
#[must_use = "a request is sent when it is awaited"]
pub struct Request<O> {
    pub(crate) parts: Parts,
    operation: PhantomData<fn() -> O>,
}

/// A function rather than a method, since methods share their namespace with the generated setters.
pub(crate) const fn wrap<O>(parts: Parts) -> Request<O> {
    Request {
        parts,
        operation: PhantomData,
    }
}

impl<O: Endpoint> Request<O> {
    /// Starts a request, to which generated methods add the required parameters.
    pub(crate) fn of(client: &Client) -> Self {
        wrap(Parts::new(client, O::OPERATION).accept(O::ACCEPT))
    }

    /// The operation metadata.
    #[must_use]
    pub const fn operation(&self) -> &'static Operation {
        O::OPERATION
    }

    /// Sends the request and returns the value with the status and headers of the response.
    ///
    /// The future does nothing until it is awaited in a tokio runtime. Dropping it cancels the
    /// call.
    ///
    /// # Errors
    ///
    /// Errors of any kind except [`Config`](crate::ErrorKind::Config); see
    /// [`ErrorKind`](crate::ErrorKind).
    #[inline]
    pub fn send(self) -> SendFuture<O> {
        SendFuture::new(self.parts)
    }
}

impl<O: Paged> Request<O> {
    /// Lists page by page: a `Stream` of pages, starting with the page of this request.
    ///
    /// Each page is requested when it is polled for, with the parameters and headers of this
    /// request. The listing ends where the server ends it. It also ends after three consecutive
    /// empty pages and at a page that was received before, since some listings of the platform
    /// never end.
    pub fn pages(self) -> Pages<O> {
        Pages::new(self.parts)
    }

    /// Lists item by item: a `Stream` of the items of all [`pages`](Self::pages).
    pub fn items(self) -> Items<O> {
        Items::new(self.parts)
    }
}

impl<O> Request<O> {
    /// Sends the request and returns the undecoded response with any status.
    ///
    /// Retries and time limits are those of [`send`](Self::send).
    ///
    /// # Errors
    ///
    /// If the response does not arrive completely.
    pub fn raw(self) -> RawFuture {
        RawFuture::new(self.parts)
    }

    /// Sets a header of this request, overriding the client's header of that name.
    ///
    /// An invalid name or value is reported when the request is awaited. The same
    /// applies to `Content-Length` and `Transfer-Encoding`, which follow from the body.
    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        wrap(self.parts.header(name.as_ref(), &value.as_ref()))
    }

    /// Limits the time of this whole call, overriding the client's limit.
    ///
    /// It includes retries and signing in.
    pub fn timeout(self, timeout: Duration) -> Self {
        wrap(self.parts.timeout(timeout))
    }

    /// Limits the time of each attempt of this call, overriding the client's limit.
    ///
    /// An attempt lasts from sending to the last byte of the response.
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        wrap(self.parts.attempt_timeout(timeout))
    }

    /// Sets the retry policy of this request, overriding the client's.
    ///
    /// [`RetryPolicy::OFF`] disables retries.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        wrap(self.parts.retry(policy))
    }
}

impl<O> fmt::Debug for Request<O> {
    /// Shows the operation and the URL; the headers and the body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.fmt(f)
    }
}

impl<O: Endpoint> IntoFuture for Request<O> {
    type Output = Result<O::Output, Error>;
    type IntoFuture = ValueFuture<O>;

    /// Sends the request and returns the value alone; see [`send`](Self::send).
    #[inline]
    fn into_future(self) -> ValueFuture<O> {
        ValueFuture::new(self.parts)
    }
}

#[cfg(feature = "blocking")]
impl<O: Endpoint> Request<O> {
    /// Sends the request and waits for the value; the blocking counterpart of awaiting it.
    ///
    /// [`send`](Self::send), [`raw`](Self::raw), `pages` and `items` have blocking counterparts
    /// too:
    ///
    /// ```no_run
    /// # fn example(client: &generated_client::Client) -> Result<(), generated_client::Error> {
    /// let organization = client.organization().get_organizations_me().wait()?;
    /// let response = client.organization().get_organizations_me().send().wait()?;
    /// let changes = client.organization().get_organizations_limits_changerequests();
    /// for change in changes.items().wait() {
    ///     println!("{}", change?.key);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`send`](Self::send).
    pub fn wait(self) -> Result<O::Output, Error> {
        self.into_future().wait()
    }
}
