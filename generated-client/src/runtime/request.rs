//! A request for one operation, and the futures that send it.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;

use super::call::Call;
use super::error::Error;
use super::future::BoxFuture;
use super::operation::{Endpoint, Operation};
use super::paging::{Items, Paged, Pages};
use super::parts::Parts;
use super::response::Response;
use super::retry::RetryPolicy;
use super::transport::{Outcome, Wanted, execute};

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
    /// Any but those of kind [`Config`](super::error_kind::ErrorKind::Config); see [`ErrorKind`](super::error_kind::ErrorKind).
    #[inline]
    pub fn send(self) -> SendFuture<O> {
        SendFuture {
            call: execute(Call::new(self.parts), Wanted::Success),
            operation: PhantomData,
        }
    }
}

impl<O: Paged> Request<O> {
    /// Lists page by page: a `Stream` of pages, from the one that this request asks for to the last one.
    ///
    /// Each page is asked for when it is wanted, with the parameters and headers of this request. The listing ends where
    /// the server says so, and also after three empty pages in a row, or when a page comes a second time: some listings of
    /// the platform lead on for ever.
    pub fn pages(self) -> Pages<O> {
        Pages::new(Call::new(self.parts))
    }

    /// Lists item by item: a `Stream` of what the [`pages`](Self::pages) list.
    pub fn items(self) -> Items<O> {
        Items::new(self.pages())
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
        RawFuture(execute(Call::new(self.parts), Wanted::Anything))
    }

    /// Sets a header of this request, in place of the client's own header of that name.
    ///
    /// A name or value that no header can have is reported when the request is awaited, as are `Content-Length` and
    /// `Transfer-Encoding`, which follow from the body.
    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        wrap(self.parts.header(name.as_ref(), &value.as_ref()))
    }

    /// Limits the time of this call as a whole, retries and signing in included, instead of the client's own limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.parts.options.timeout = Some(timeout);
        self
    }

    /// Limits the time of each attempt of this call, from sending to the last byte of the answer, instead of the client's
    /// own limit.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.parts.options.attempt_timeout = Some(timeout);
        self
    }

    /// Sets how often and how patiently this request is sent again, instead of the client's own policy:
    /// [`RetryPolicy::OFF`] for not at all.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.parts.options.retry = Some(policy);
        self
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
        ValueFuture(self.send())
    }
}

/// The future of [`Request::send`].
#[must_use = "futures do nothing unless awaited"]
pub struct SendFuture<O> {
    call: BoxFuture<'static, Result<Outcome, Error>>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Endpoint> Future for SendFuture<O> {
    type Output = Result<Response<O::Output>, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = ready!(self.call.as_mut().poll(context))?;
        Poll::Ready(outcome.read(O::OPERATION))
    }
}

impl<O: Endpoint> fmt::Debug for SendFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SendFuture").field(&O::OPERATION.id).finish()
    }
}

/// The future of an awaited [`Request`].
#[must_use = "futures do nothing unless awaited"]
pub struct ValueFuture<O>(SendFuture<O>);

impl<O: Endpoint> Future for ValueFuture<O> {
    type Output = Result<O::Output, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0)
            .poll(context)
            .map_ok(Response::into_value)
    }
}

impl<O: Endpoint> fmt::Debug for ValueFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ValueFuture")
            .field(&O::OPERATION.id)
            .finish()
    }
}

/// The future of [`Request::raw`].
#[must_use = "futures do nothing unless awaited"]
pub struct RawFuture(BoxFuture<'static, Result<Outcome, Error>>);

impl Future for RawFuture {
    type Output = Result<Response<Bytes>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context).map_ok(Outcome::into_response)
    }
}

impl fmt::Debug for RawFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RawFuture").finish()
    }
}
