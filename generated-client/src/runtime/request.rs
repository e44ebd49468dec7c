//! A request for one operation.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use generated_client_core::codegen_support::Parts;
use generated_client_core::{
    Endpoint, Error, Items, Operation, Paged, Pages, RawFuture, RetryPolicy, SendFuture,
    ValueFuture,
};

/// A request that is ready to be sent: `.await` it for the value alone, or call [`send`](Self::send) for the whole
/// response.
///
/// Optional parameters are set by methods named after them. Setting the same one again replaces it. A parameter that
/// cannot be sent (such as an empty path parameter) is reported when the request is awaited, and then nothing is sent.
#[must_use = "a request is sent when it is awaited"]
pub struct Request<O> {
    pub(crate) parts: Parts,
    operation: PhantomData<fn() -> O>,
}

/// Not a method: those share their names with the generated setters.
pub(crate) const fn wrap<O>(parts: Parts) -> Request<O> {
    Request {
        parts,
        operation: PhantomData,
    }
}

impl<O: Endpoint> Request<O> {
    /// Makes a request of its parts.
    pub(crate) fn new(parts: Parts) -> Self {
        wrap(parts.accept(O::ACCEPT))
    }

    /// The facts about the operation.
    #[must_use]
    pub const fn operation(&self) -> &'static Operation {
        O::OPERATION
    }

    /// Sends the request, and returns the status and headers of the answer along with the value.
    ///
    /// Nothing happens until the future is awaited, within a tokio runtime. Dropping it cancels the call.
    ///
    /// # Errors
    ///
    /// Any but those of kind [`Config`](crate::ErrorKind::Config); see [`ErrorKind`](crate::ErrorKind).
    #[inline]
    pub fn send(self) -> SendFuture<O> {
        SendFuture::new(self.parts)
    }
}

impl<O: Paged> Request<O> {
    /// Lists page by page: a `Stream` of pages, from the one that this request asks for to the last one.
    ///
    /// Each page is asked for when it is wanted, with the parameters and headers of this request. The listing ends where
    /// the server says so, and also after three empty pages in a row, or when a page comes a second time: some listings of
    /// the platform lead on for ever.
    pub fn pages(self) -> Pages<O> {
        Pages::new(self.parts)
    }

    /// Lists item by item: a `Stream` of what the [`pages`](Self::pages) list.
    pub fn items(self) -> Items<O> {
        Items::new(self.parts)
    }
}

impl<O> Request<O> {
    /// Sends the request, and returns the answer as it came, whatever its status: for what the typed value does not show.
    ///
    /// Retries and time limits are those of [`send`](Self::send).
    ///
    /// # Errors
    ///
    /// When no complete answer comes.
    pub fn raw(self) -> RawFuture {
        RawFuture::new(self.parts)
    }

    /// Sets a header of this request, in place of the client's own header of that name.
    ///
    /// A name or value that no header can have is reported when the request is awaited, as are `Content-Length` and
    /// `Transfer-Encoding`, which follow from the body.
    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        wrap(self.parts.header(name.as_ref(), &value.as_ref()))
    }

    /// Limits the time of this call as a whole, retries and signing in included, instead of the client's own limit.
    pub fn timeout(self, timeout: Duration) -> Self {
        wrap(self.parts.timeout(timeout))
    }

    /// Limits the time of each attempt of this call, from sending to the last byte of the answer, instead of the client's
    /// own limit.
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        wrap(self.parts.attempt_timeout(timeout))
    }

    /// Sets how often and how patiently this request is sent again, instead of the client's own policy:
    /// [`RetryPolicy::OFF`] for not at all.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        wrap(self.parts.retry(policy))
    }
}

impl<O> fmt::Debug for Request<O> {
    /// Shows the operation and the URL, without headers and body, which may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.fmt(f)
    }
}

impl<O: Endpoint> IntoFuture for Request<O> {
    type Output = Result<O::Output, Error>;
    type IntoFuture = ValueFuture<O>;

    /// Sends the request, and returns the value alone; see [`send`](Self::send).
    #[inline]
    fn into_future(self) -> ValueFuture<O> {
        ValueFuture::new(self.parts)
    }
}

#[cfg(feature = "blocking")]
impl<O: Endpoint> Request<O> {
    /// Sends the request, and waits for the value: what awaiting it does, for programs that are not asynchronous.
    ///
    /// [`send`](Self::send), [`raw`](Self::raw), `pages` and `items` can be waited for too:
    ///
    /// ```no_run
    /// # fn example(client: &generated_client::Client) -> Result<(), generated_client::Error> {
    /// let organization = client.organization().get_organizations_me().wait()?;
    /// let response = client.organization().get_organizations_me().send().wait()?;
    /// for change in client.organization().get_organizations_limits_changerequests().items().wait() {
    ///     println!("{}", change?.key);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub fn wait(self) -> Result<O::Output, Error> {
        self.into_future().wait()
    }
}
